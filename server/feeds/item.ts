import type { Option } from '../catalog/options.ts'
import type { Instant } from '../platform/clock.ts'

/**
 * What every feed format is read into. A format yields these one by one, so that a feed of any
 * length needs little memory.
 *
 * Formats that repeat a product once per variant without keeping the rows together (Google's
 * `item_group_id`) yield one item per row, each with one variant and the same `groupId`; the
 * import takes the product's own fields from the first of them. Formats that keep the rows
 * together (Shopify's `Handle`) yield one item with all its variants.
 */
export type FeedItem = {
  /** 1-based row (table formats: the header is row 1) or item number (XML) it began at. */
  row: number
  /** The seller's own id of the product: `item_group_id`, else `id`; Shopify: `Handle`. */
  groupId: string
  title: string
  titleZh: string | null
  /** Plain text: tags removed, entities decoded, paragraphs kept as blank lines. */
  description: string
  descriptionZh: string | null
  brand: string | null
  /** The feed's own words, e.g. `Home & Garden > Lighting` or Google's numeric id; mapped later. */
  category: string | null
  /** https or http, absolute, in order, without repeats, at most 10. */
  imageUrls: string[]
  /** The seller's own commission for this product, basis points; null: the seller's default. */
  rateBps: number | null
  variants: FeedVariant[]
}

export type FeedVariant = {
  row: number
  /** The seller's own id of the variant: Google `id`; Shopify SKU, else handle and options. */
  externalId: string
  sku: string | null
  gtin: string | null
  /** At most 3, e.g. `{ name: 'Size', value: 'Large' }`; empty when there is only one variant. */
  options: Option[]
  priceMinor: number
  /** ISO 4217, or null when the format has none (Shopify): then the seller's currency counts. */
  currency: string | null
  /** The struck-out former price, when higher than `priceMinor`. */
  compareAtMinor: number | null
  /** A lower price with dates; without them it is `priceMinor`. */
  sale: { priceMinor: number; startsAt: Instant; endsAt: Instant; timeZone: string } | null
  /** Units to sell, or null when the seller does not track stock. */
  stock: number | null
  imageUrl: string | null
}

/** Why a row was left out; the words for a person are in the dashboard's messages. */
export type RejectionReason =
  | 'missing'
  | 'too_long'
  | 'too_many'
  | 'not_a_number'
  | 'not_a_price'
  | 'ambiguous_price'
  | 'price_not_positive'
  | 'wrong_currency'
  | 'not_a_span'
  | 'not_a_url'
  | 'unknown_value'
  | 'duplicate'
  | 'made_by_hand'
  | 'malformed_row'

export type FeedRejection = {
  row: number
  column: string | null
  value: string
  reason: RejectionReason
  /** The variant the row was about, where that could be read. */
  externalId: string | null
}

/** A whole file that cannot be read; nothing of it lands. */
export type FeedFault =
  | 'empty'
  | 'unknown_format'
  | 'workbook'
  | 'missing_columns'
  | 'bad_encoding'
  | 'doctype_forbidden'
  | 'malformed'
  | 'too_large'
  | 'too_many_columns'

export type FeedEvent =
  | { kind: 'item'; item: FeedItem; bytesRead: number }
  | { kind: 'rejected'; rejection: FeedRejection; bytesRead: number }
  | { kind: 'unknown_columns'; columns: string[] }

/** Thrown by a reader; the run stops and says so, old data stays. */
export class FeedUnreadable extends Error {
  readonly fault: FeedFault
  readonly detail: string
  constructor(fault: FeedFault, detail = '') {
    super(`feed unreadable: ${fault} ${detail}`)
    this.fault = fault
    this.detail = detail
  }
}
