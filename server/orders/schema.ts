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
import type { ShipTo } from './contract.ts'

export type OrderStatus = 'awaiting_payment' | 'paid' | 'cancelled' | 'expired' | 'refunded'

/** What a buyer bought in one checkout. Its lines, prices and rates never change afterwards. */
export const orders = table(
  'orders',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    status: text().$type<OrderStatus>().notNull(),
    currency: text().notNull(),
    goodsMinor: moneyMinor().notNull(),
    shippingMinor: moneyMinor().notNull(),
    totalMinor: moneyMinor().notNull(),
    refundedMinor: moneyMinor().notNull(),
    buyerName: text().notNull(),
    buyerEmail: text().notNull(),
    buyerPhone: text(),
    /** Signed in when buying; most buyers are not. */
    buyerUserId: id(),
    shipTo: document<ShipTo>().notNull(),
    language: text().$type<'en' | 'zh'>().notNull(),
    /** Where the link or embed stands that led here, e.g. `blog-footer`. */
    placement: text(),
    /** The curator's own: earns nothing and does not count. */
    ownPurchase: text().$type<'same_user' | 'same_email'>(),
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
    title: text().notNull(),
    variantTitle: text().notNull(),
    imageHash: text(),
    quantity: count().notNull(),
    unitPriceMinor: moneyMinor().notNull(),
    lineTotalMinor: moneyMinor().notNull(),
    isTracked: flag().notNull(),
    rateBps: basisPoints().notNull(),
    /** Which rung of the ladder gave the rate: `product`, `category:home/kitchen`, `seller`, `platform`. */
    rateRule: text().notNull(),
    commissionBaseMinor: moneyMinor().notNull(),
    commissionMinor: moneyMinor().notNull(),
    platformFeeMinor: moneyMinor().notNull(),
    sellerNetMinor: moneyMinor().notNull(),
    refundedMinor: moneyMinor().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    index('order_lines_order').on(t.shopId, t.orderId),
    check('order_lines_quantity', sql`${t.quantity} > 0`),
    check('order_lines_total', sql`${t.lineTotalMinor} = ${t.unitPriceMinor} * ${t.quantity}`),
    check(
      'order_lines_split',
      sql`${t.lineTotalMinor} = ${t.sellerNetMinor} + ${t.commissionMinor} + ${t.platformFeeMinor} and ${t.sellerNetMinor} >= 0 and ${t.commissionMinor} >= 0 and ${t.platformFeeMinor} >= 0`,
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
