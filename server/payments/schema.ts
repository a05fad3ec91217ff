import { sql } from 'drizzle-orm'
import {
  check,
  count,
  foreignKey,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
} from '../platform/db/columns.ts'

export type PaymentState = 'pending' | 'captured' | 'failed' | 'cancelled'

/** A buyer's money for one order, at one provider. */
export const payments = table(
  'payments',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    orderId: id().notNull(),
    provider: text().notNull(),
    state: text().$type<PaymentState>().notNull(),
    currency: text().notNull(),
    amountMinor: moneyMinor().notNull(),
    refundedMinor: moneyMinor().notNull(),
    /** The provider's own id of it. */
    providerRef: text(),
    /** Who confirmed a manual payment. */
    confirmedBy: text(),
    createdAt: instant().notNull(),
    capturedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('payments_order').on(t.shopId, t.orderId),
    check('payments_refunded', sql`${t.refundedMinor} between 0 and ${t.amountMinor}`),
  ],
)

/** Money on its way back to a buyer. */
export const refunds = table(
  'refunds',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    orderId: id().notNull(),
    paymentId: id().notNull(),
    sellerId: id().notNull(),
    amountMinor: moneyMinor().notNull(),
    /** The part of it that is shipping. */
    shippingMinor: moneyMinor().notNull(),
    currency: text().notNull(),
    /** Why, e.g. `seller_rejected`, `buyer_cancelled`. */
    cause: text().notNull(),
    /** unsent until the provider has taken it; manual: until a person says it was sent. */
    state: text().$type<'unsent' | 'done' | 'unresolved'>().notNull(),
    createdAt: instant().notNull(),
    doneAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.paymentId],
      foreignColumns: [payments.shopId, payments.id],
    }),
    index('refunds_order').on(t.shopId, t.orderId),
    index('refunds_state').on(t.state),
    check(
      'refunds_amount',
      sql`${t.amountMinor} > 0 and ${t.shippingMinor} between 0 and ${t.amountMinor}`,
    ),
  ],
)

/** Which lines a refund gives back, how much of each and how many units. */
export const refundLines = table(
  'refund_lines',
  {
    shopId: id().notNull(),
    refundId: id().notNull(),
    lineId: id().notNull(),
    amountMinor: moneyMinor().notNull(),
    quantity: count().notNull(),
    /** What this takes back of the line's commission. */
    commissionMinor: moneyMinor().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.refundId, t.lineId] }),
    foreignKey({ columns: [t.shopId, t.refundId], foreignColumns: [refunds.shopId, refunds.id] }),
    index('refund_lines_line').on(t.shopId, t.lineId),
  ],
)
