import type { Instant } from '../platform/clock.ts'
import { newId } from '../platform/id.ts'
import { sha256 } from '../platform/signed.ts'
import { categoryFor, categoryNames } from './categories.ts'
import { type Option, variantTitles } from './options.ts'
import { askedMinor, slugFor } from './product.ts'
import type { formerPrices, products, variants } from './schema.ts'
import { searchText } from './search-text.ts'

/** One variant as its seller states it: by feed, API or form. */
export type OfferVariant = {
  row: number
  externalId: string
  sku: string | null
  gtin: string | null
  options: Option[]
  priceMinor: number
  compareAtMinor: number | null
  /** Null: not tracked. */
  stock: number | null
  imageUrl: string | null
}

/** A product as its seller states it; `groupId` is the seller's own id of it. */
export type Offer = {
  groupId: string
  title: string
  titleZh: string | null
  description: string
  descriptionZh: string | null
  brand: string | null
  category: string | null
  imageUrls: string[]
  rateBps: number | null
  variants: OfferVariant[]
}

/** Pictures kept of one product. */
const imagesMax = 12

export type UpsertCounts = { new: number; changed: number; unchanged: number }

export type Source = {
  sellerId: string
  currency: string
  /** The feed it comes from; null: by hand or by API. */
  feedId: string | null
  /** Products already met in this run: only the first offer speaks for the product itself. */
  met: Set<string>
  now: Instant
}
export type ProductRow = typeof products.$inferSelect
export type VariantRow = typeof variants.$inferSelect

/** What a batch will write, decided without touching the database. */
export class Batch {
  readonly counts: UpsertCounts = { new: 0, changed: 0, unchanged: 0 }
  readonly newProducts: ProductRow[] = []
  readonly changedProducts: ProductRow[] = []
  readonly newVariants: VariantRow[] = []
  readonly changedVariants: VariantRow[] = []
  readonly moves: { variantId: string; delta: number }[] = []
  /** What was asked until now. */
  readonly formerPrices: (typeof formerPrices.$inferInsert)[] = []
  /** Products whose prices, stock or words are to be looked at again. */
  readonly touched = new Set<string>()
  /** Variants whose price nobody was asked until now: they are new, or back. */
  readonly unasked = new Set<string>()
  readonly images = new Map<string, string[]>()
  readonly pictured: { variantId: string; productId: string; url: string }[] = []
  private readonly source: Source
  private readonly known: { products: Map<string, ProductRow>; variants: Map<string, VariantRow> }

  constructor(source: Source, known: Batch['known']) {
    this.source = source
    this.known = known
  }

  take(offer: Offer): void {
    const { row, isChanged } = this.takeProduct(offer)
    for (const [index, variant] of offer.variants.entries()) {
      this.addImage(row.id, variant.imageUrl)
      const kind = this.takeVariant(row, variant)
      const counted = kind === 'unchanged' && isChanged && index === 0 ? 'changed' : kind
      this.counts[counted]++
    }
  }

  private takeProduct(offer: Offer): { row: ProductRow; isChanged: boolean } {
    const present = this.known.products.get(offer.groupId)
    const isFirst = !this.source.met.has(offer.groupId)
    this.source.met.add(offer.groupId)
    const contentHash = hashOf([
      offer.title,
      offer.titleZh,
      offer.description,
      offer.descriptionZh,
      offer.brand,
      offer.category,
      offer.imageUrls,
      offer.rateBps,
    ])
    if (
      present &&
      (!isFirst || (present.contentHash === contentHash && present.state !== 'gone'))
    ) {
      return { row: present, isChanged: false }
    }
    const row = productRow(this.source, offer, contentHash, present)
    this.known.products.set(offer.groupId, row)
    if (present) replaceOrPush(this.changedProducts, row)
    else this.newProducts.push(row)
    this.touched.add(row.id)
    this.images.set(row.id, [...offer.imageUrls])
    return { row, isChanged: Boolean(present) }
  }

  /** A variant's own picture stands among those of its product, when that is being written. */
  private addImage(productId: string, url: string | null): void {
    const images = this.images.get(productId)
    if (url && images && !images.includes(url) && images.length < imagesMax) images.push(url)
  }

  private takeVariant(product: ProductRow, variant: OfferVariant): keyof UpsertCounts {
    const present = this.known.variants.get(variant.externalId)
    const contentHash = hashOf([
      product.id,
      variant.sku,
      variant.gtin,
      variant.options,
      variant.priceMinor,
      variant.compareAtMinor,
      variant.stock,
      variant.imageUrl,
    ])
    if (present && present.contentHash === contentHash && present.state === 'active')
      return 'unchanged'
    const row = variantRow(this.source, product.id, variant, contentHash, present)
    this.known.variants.set(variant.externalId, row)
    this.touched.add(product.id)
    // Its former product no longer costs what it did.
    if (present) this.touched.add(present.productId)
    const delta = row.onHand - (present?.onHand ?? 0)
    if (delta) this.moves.push({ variantId: row.id, delta })
    if (variant.imageUrl)
      this.pictured.push({ variantId: row.id, productId: product.id, url: variant.imageUrl })
    if (present && askedMinor(present) !== askedMinor(row)) this.noteFormer(product, present)
    if (present?.state !== 'active') this.unasked.add(row.id)
    if (present) this.changedVariants.push(row)
    else this.newVariants.push(row)
    return present ? 'changed' : 'new'
  }

  private noteFormer({ currency }: ProductRow, before: VariantRow): void {
    const { sellerId, now: until } = this.source
    const asked = { variantId: before.id, priceMinor: askedMinor(before) }
    this.formerPrices.push({ sellerId, until, currency, ...asked })
  }
}

function replaceOrPush(rows: ProductRow[], row: ProductRow): void {
  const at = rows.findIndex(one => one.id === row.id)
  if (at < 0) rows.push(row)
  else rows[at] = row
}

function hashOf(parts: unknown[]): string {
  return sha256(JSON.stringify(parts)).slice(0, 32)
}

function productRow(
  source: Source,
  offer: Offer,
  contentHash: string,
  present: ProductRow | undefined,
): ProductRow {
  const id = present?.id ?? newId('prd', source.now)
  const categoryId = categoryFor(offer.category)
  return {
    sellerId: source.sellerId,
    id,
    externalId: offer.groupId,
    slug: present?.slug ?? slugFor(offer.title, id),
    title: offer.title,
    titleZh: offer.titleZh,
    description: offer.description,
    descriptionZh: offer.descriptionZh,
    brand: offer.brand,
    categoryId,
    rateBps: offer.rateBps,
    currency: source.currency,
    // Of what is known already the database decides: see `stated` in upsert.ts.
    state: 'active',
    stateReason: null,
    wasPaused: false,
    priceFromMinor: present?.priceFromMinor ?? 0,
    priceToMinor: present?.priceToMinor ?? 0,
    repricedAt: present?.repricedAt ?? null,
    isInStock: present?.isInStock ?? false,
    searchText: searchText([
      offer.title,
      offer.titleZh,
      offer.brand,
      offer.category,
      ...categoryNames(categoryId),
      offer.description.slice(0, 500),
      offer.descriptionZh?.slice(0, 300),
    ]),
    contentHash,
    feedId: source.feedId,
    createdAt: present?.createdAt ?? source.now,
    updatedAt: source.now,
  }
}

function variantRow(
  source: Source,
  productId: string,
  variant: OfferVariant,
  contentHash: string,
  present: VariantRow | undefined,
): VariantRow {
  const reserved = present?.reserved ?? 0
  return {
    sellerId: source.sellerId,
    id: present?.id ?? newId('var', source.now),
    productId,
    externalId: variant.externalId,
    ...variantTitles(variant.options),
    options: variant.options,
    priceMinor: variant.priceMinor,
    markdownMinor: present?.markdownMinor ?? null,
    compareAtMinor: variant.compareAtMinor,
    sku: variant.sku,
    gtin: variant.gtin,
    isTracked: variant.stock !== null,
    // Units that unpaid orders hold are not given away, whatever the feed says.
    onHand: Math.max(variant.stock ?? 0, variant.stock === null ? 0 : reserved),
    reserved,
    position: variant.row,
    state: 'active',
    imageId: present?.imageId ?? null,
    contentHash,
    updatedAt: source.now,
  }
}
