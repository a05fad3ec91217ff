import { sql } from 'drizzle-orm'
import {
  basisPoints,
  check,
  count,
  document,
  flag,
  foreignKey,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
} from '../platform/db/columns.ts'
import type { Language } from '../platform/language.ts'
import type { ShipTo } from './contract.ts'
import { numberIn } from './number.ts'

export type OrderStatus = 'awaiting_payment' | 'paid' | 'cancelled' | 'expired' | 'refunded'

/** What a buyer bought in one checkout. Its lines, prices and rates never change afterwards. */
export const orders = table(
  'orders',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    status: text().$type<OrderStatus>().notNull(),
    currency: text().notNull(),
    /** What the lines cost the buyer: after discounts, with tax. */
    goodsMinor: moneyMinor().notNull(),
    shippingMinor: moneyMinor().notNull(),
    totalMinor: moneyMinor().notNull(),
    refundedMinor: moneyMinor().notNull(),
    discountCode: text(),
    /** Empty, like e-mail and address, until an express checkout's payment tells them. */
    buyerName: text().notNull(),
    buyerEmail: text().notNull(),
    buyerPhone: text(),
    /** Signed in when buying; most buyers are not. */
    buyerUserId: id(),
    shipTo: document<ShipTo>().notNull(),
    language: text().$type<Language>().notNull(),
    /** Where the link or embed stands that led here, e.g. `blog-footer`. */
    placement: text(),
    /** The number a page made up to hear that this was paid (`embed/order-paid.ts`); hardly any has one. */
    clickId: text(),
    /** The curator's own: earns nothing and does not count. */
    ownPurchase: text().$type<
      'same_user' | 'same_email' | 'same_phone' | 'same_address' | 'same_payment'
    >(),
    provider: text().notNull(),
    placedAt: instant().notNull(),
    /** Unpaid until then: the stock goes back. */
    expiresAt: instant(),
    paidAt: instant(),
    closedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('orders_due').on(t.status, t.expiresAt),
    index('orders_shelf').on(t.shopId, t.placedAt),
    index('orders_number').on(numberIn(t.id)),
    index('orders_buyer').on(t.buyerEmail, t.id),
    index('orders_click').on(t.shopId, t.clickId).where(sql`${t.clickId} is not null`),
    check('orders_total', sql`${t.totalMinor} = ${t.goodsMinor} + ${t.shippingMinor}`),
    check('orders_refunded', sql`${t.refundedMinor} between 0 and ${t.totalMinor}`),
  ],
)

/** One variant of an order, with everything that decides its money frozen as it was. */
export const orderLines = table(
  'order_lines',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    orderId: id().notNull(),
    sellerId: id().notNull(),
    productId: id().notNull(),
    variantId: id().notNull(),
    /** The seller's own id of the variant. */
    externalId: text().notNull(),
    /** In the buyer's language. */
    title: text().notNull(),
    /** As its seller wrote it, and in Chinese if they did: for readers of another language. */
    titleOwn: text(),
    titleZh: text(),
    /** As its seller wrote it, and in Chinese if they did. */
    variantTitle: text().notNull(),
    variantTitleZh: text(),
    imageHash: text(),
    quantity: count().notNull(),
    unitPriceMinor: moneyMinor().notNull(),
    /** What the buyer pays for it: price times quantity, less discount, plus tax on top. */
    lineTotalMinor: moneyMinor().notNull(),
    discountMinor: moneyMinor().notNull().default(0),
    /** Who bears the discount; none without a name. */
    discountFunder: text().$type<'seller' | 'platform' | 'curator'>(),
    taxBps: basisPoints().notNull().default(0),
    /** The tax in the line's total, for the seller to hand on. */
    taxMinor: moneyMinor().notNull().default(0),
    /** Of that, what came on top of the price; none where prices include tax. */
    addedTaxMinor: moneyMinor().notNull().default(0),
    isTracked: flag().notNull(),
    rateBps: basisPoints().notNull(),
    /** Which rung of the ladder gave the rate: `product`, `category:home/kitchen`, `seller`, `platform`. */
    rateRule: text().notNull(),
    /** Version of that rule. */
    rateVersion: count().notNull().default(0),
    commissionBaseMinor: moneyMinor().notNull(),
    commissionMinor: moneyMinor().notNull(),
    /** What the tier adds, paid by the platform outside this line's sum. */
    bonusBps: basisPoints().notNull().default(0),
    bonusMinor: moneyMinor().notNull().default(0),
    platformFeeBps: basisPoints().notNull().default(0),
    platformFeeMinor: moneyMinor().notNull(),
    sellerNetMinor: moneyMinor().notNull(),
    refundedMinor: moneyMinor().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    index('order_lines_order').on(t.shopId, t.orderId),
    check('order_lines_quantity', sql`${t.quantity} > 0`),
    check(
      'order_lines_total',
      sql`${t.lineTotalMinor} = ${t.unitPriceMinor} * ${t.quantity} - ${t.discountMinor} + ${t.addedTaxMinor}`,
    ),
    check(
      'order_lines_discount',
      sql`${t.discountMinor} >= 0 and (${t.discountMinor} = 0) = (${t.discountFunder} is null)`,
    ),
    check(
      'order_lines_split',
      sql`${t.lineTotalMinor} = ${t.sellerNetMinor} + ${t.commissionMinor} + ${t.platformFeeMinor} - case when ${t.discountFunder} in ('platform', 'curator') then ${t.discountMinor} else 0 end and ${t.sellerNetMinor} >= 0 and ${t.commissionMinor} >= 0 and ${t.platformFeeMinor} >= 0`,
    ),
    check(
      'order_lines_curator_discount',
      sql`${t.discountFunder} is null or ${t.discountFunder} <> 'curator' or ${t.discountMinor} <= ${t.commissionMinor}`,
    ),
    check('order_lines_refunded', sql`${t.refundedMinor} between 0 and ${t.lineTotalMinor}`),
  ],
)

/** What each seller's parcel costs the buyer in an order. */
export const orderShipping = table(
  'order_shipping',
  {
    shopId: id().notNull(),
    orderId: id().notNull(),
    sellerId: id().notNull(),
    shippingMinor: moneyMinor().notNull(),
    refundedMinor: moneyMinor().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.orderId, t.sellerId] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    check('order_shipping_refunded', sql`${t.refundedMinor} between 0 and ${t.shippingMinor}`),
  ],
)

/** A repeated request gets its first answer; another body under the same key is refused. */
export const idempotencyKeys = table(
  'idempotency_keys',
  {
    /** Whose keys these are: for orders, the shop. */
    scope: id().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    resourceId: id().notNull(),
    status: count().notNull(),
    createdAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.scope, t.key] }), index('idempotency_keys_age').on(t.createdAt)],
)

/** A code a buyer types to pay less. The name is the key; `funder` says who bears it. */
export const discounts = table(
  'discounts',
  {
    /** In capitals, e.g. `APPLES10`. */
    code: text().primaryKey(),
    funder: text().$type<'seller' | 'platform' | 'curator'>().notNull(),
    /** The seller or shop whose it is; `platform` for the platform's. */
    home: id().notNull(),
    /** A share of the goods, or one amount for the order: exactly one of the two. */
    bps: basisPoints(),
    amountMinor: moneyMinor(),
    currency: text(),
    startsAt: instant().notNull(),
    endsAt: instant(),
    createdAt: instant().notNull(),
  },
  t => [
    index('discounts_home').on(t.home),
    check(
      'discounts_value',
      sql`(${t.bps} is null) <> (${t.amountMinor} is null) and (${t.bps} is null or ${t.bps} between 1 and 9000) and (${t.amountMinor} is null or (${t.amountMinor} > 0 and ${t.currency} is not null))`,
    ),
  ],
)
