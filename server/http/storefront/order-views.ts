import type { SellerOrderStatus } from '../../fulfilment/schema.ts'
import type { AddressFields } from '../../orders/address.ts'
import type { OrderStatus } from '../../orders/schema.ts'
import type { Money } from '../../platform/money.ts'
import type { Receipt } from '../../receipts/explain.ts'
import type { ReturnPayer } from '../../sellers/schema.ts'
import type { Picture } from './views.ts'

/** What the pages from the cart to the receipt are given to show, as `views.ts` has it. */

export type CartLineView = {
  variantId: string
  slug: string
  title: string
  variantTitle: string
  quantity: number
  unitPrice: Money
  total: Money
  picture: Picture | null
  /** The price when it was put in, if it is another one now. */
  priceWas: Money | null
}

/** What one seller ships. */
export type ParcelView = {
  sellerName: string
  lines: CartLineView[]
  goods: Money
  shipping: Money
  /** Goods still missing for free shipping. */
  freeShippingAfter: Money | null
  returnDays: number
  /** Days to the door in the country chosen; null: no promise, or no country yet. */
  delivery: { daysMin: number; daysMax: number } | null
  isShipped: boolean
}

export type CartProblemView = {
  code: 'unavailable' | 'out_of_stock'
  variantId: string
  title: string | null
  variantTitle: string
  available: number | null
}

export type CartView = {
  parcels: ParcelView[]
  /** Wanted but not to be had as asked; not in the totals. Each can be removed or lessened. */
  problems: CartProblemView[]
  /** Titles of what a bundle could not put in. */
  leftOut: string[]
  /** Of which more was wanted than there is: the cart has all of it. */
  fewVariantId: string | null
  /** An order of this shop that this browser has placed and not paid. */
  unpaid: { number: string; href: string } | null
  count: number
  /** At list prices, before any discount. */
  goods: Money
  discount: Money | null
  /** Null where no seller charges any. */
  tax: Money | null
  /** False: prices include it. */
  isTaxOnTop: boolean
  shipping: Money
  total: Money
}

export type CountryView = { code: string; name: string }

/** Field names are those of the form; messages are for the person, in their language. */
export type CheckoutView = {
  cart: CartView
  /** Who the sellers are by law, those that have said so. */
  companies: { sellerName: string; lines: string[] }[]
  /** Hidden: what the buyer is shown, so that a change meanwhile is noticed. */
  fingerprint: string
  /** Hidden: makes a repeated submit harmless. */
  idempotencyKey: string
  /** The discount code that the totals are with; empty: none. */
  codeCounted: string
  /** `said`: under which words; `untold` when nobody has written how a transfer is made. */
  providers: {
    name: 'test' | 'manual' | 'stripe' | 'alipay'
    said: 'test' | 'manual' | 'untold' | 'stripe' | 'alipay'
  }[]
  /** A provider's own page asks who buys and where it goes. */
  express: boolean
  /** Where all of it is shipped, then where some of it is not. */
  countries: { shipped: CountryView[]; others: CountryView[] }
  /** Sellers whose things can be left out, as they do not ship to the country chosen. */
  leftOut: string[]
  /** What to ask for in the country chosen. */
  address: AddressFields
  /** As typed: name, email, phone, line1, line2, city, region, postal_code, country, provider. */
  values: Record<string, string>
  errors: Record<string, string>
  /** Something about the whole: prices changed meanwhile, an item went, too many tries. */
  notice: string | null
}

export type ReturnView = {
  id: string
  state: 'requested' | 'accepted' | 'refused' | 'disputed' | 'refunded' | 'closed' | 'withdrawn'
  askedAt: number
  things: { title: string; quantity: number }[]
  answerBy: number
  /** What the seller, or at last the operator, said. */
  words: string | null
  canWithdraw: boolean
  canDispute: boolean
}

export type OrderPartView = {
  /** For forms about this parcel; null while nothing is forwarded. */
  partId: string | null
  /** What the buyer may ask to send back; empty: nothing now. */
  returnable: { lineId: string; title: string; quantity: number }[]
  /** On the last of the days granted for a change of mind; null: not delivered yet, or none are. */
  returnUntil: number | null
  /** The same once all is over and nothing was sent back; null: it is not. */
  returnOver: number | null
  /** All of it has been paid back. */
  isPaidBack: boolean
  /** The latest return of this parcel. */
  returns: ReturnView[]
  /** From when to when it is to arrive; null: nothing is promised, or it is there. */
  expected: { from: number; to: number } | null
  sellerName: string
  supportEmail: string
  company: string[]
  status: SellerOrderStatus
  lines: {
    title: string
    variantTitle: string
    quantity: number
    total: Money
    picture: Picture | null
  }[]
  shipping: Money
  /** What it goes in, the first first; none before it is shipped. */
  shipments: (Shipment & { url: string })[]
  endReason: string | null
  refunded: Money | null
  returnDays: number
  returnPaidBy: ReturnPayer | null
  forwardedAt: number | null
  acceptedAt: number | null
  shippedAt: number | null
  deliveredAt: number | null
  /** By when it should have been sent; null: it is not late. */
  lateSince: number | null
  /** Hidden field of the cancel form, when this parcel can still be cancelled. */
  cancelId: string | null
}

export type OrderView = {
  token: string
  /** Short, for people: the end of the order's id, in capitals. */
  number: string
  status: OrderStatus
  placedAt: number
  expiresAt: number | null
  /** How a transfer is made, as the operator wrote it; null: by another way, or nobody wrote it. */
  howToPay: string | null
  provider: string
  total: Money
  /** At list prices, before any discount. */
  goods: Money
  discount: Money | null
  /** Null where no seller charges any. */
  tax: Money | null
  /** False: prices include it. */
  isTaxOnTop: boolean
  shipping: Money
  refunded: Money | null
  /** Of the total, what is not given back. */
  kept: Money
  buyerName: string
  buyerEmail: string
  /** As it is written in that country, the country last. */
  address: string[]
  phone: string | null
  /** Before payment the parcels are only promised: their status is `forwarded` with no dates. */
  parts: OrderPartView[]
  /** Its things can be put in the cart again: nothing was paid. */
  canOrderAgain: boolean
  /** What this person has just done, or what has just come of it. */
  flash: 'placed' | 'declined' | 'returned' | 'unreachable' | null
  wasPaid: boolean
  /** Why what was just asked for was not done. */
  notice: string | null
  /** A return that was asked for and not taken: what was written, and what was wrong with it. */
  draft: ReturnDraft | null
}

export type ReturnDraft = {
  partId: string
  quantities: Record<string, number>
  reason: string
  note: string
  error: string
}

/** The page of the `test` provider. */
export type TestPayView = { token: string; total: Money; number: string }

/** What a seller without software sees behind the link in the mail. */
export type Shipment = { carrier: string; trackingNumber: string }

export type SellerLinkView = {
  token: string
  number: string
  sellerName: string
  status: SellerOrderStatus
  forwardedAt: number
  /** By when it is to be on its way; null: nobody has said. */
  shipBy: number | null
  isLate: boolean
  /** Name and address as they go on the parcel, the country last; null: nothing is sent any more. */
  sendTo: { lines: string[]; phone: string | null } | null
  lines: {
    title: string
    variantTitle: string
    externalId: string
    quantity: number
    total: Money
    picture: Picture | null
  }[]
  shipping: Money
  net: Money
  /** What it goes in, the first first; none before it is shipped. */
  shipments: Shipment[]
  endReason: string | null
  errors: Record<string, string>
  /** What was sent and refused, with its `action`; empty: nothing was. */
  typed: Record<string, string>
  flash: 'accepted' | 'rejected' | 'cancelled' | 'shipped' | 'corrected' | 'added' | null
}

export type ReceiptView = {
  orderNumber: string
  title: string
  receipt: Receipt
  booked: Money
  story: {
    kind: string /** A hold that was running now ends earlier. */
    isSooner: boolean
    at: number
    nextAt: number | null
    amount: Money
  }[]
}
