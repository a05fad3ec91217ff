import { sql } from 'drizzle-orm'
import {
  check,
  count,
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

/** `mismatch`: another amount or currency came than was asked; a person looks, nothing is forwarded. */
export type PaymentState = 'pending' | 'captured' | 'failed' | 'cancelled' | 'mismatch'

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
    /** Same card or account, same text, as the provider says; never the number. */
    fingerprint: text(),
    /** Came after its order had ended: given back at once. */
    isLate: flag().notNull().default(false),
    /** Asked the provider about it, for those whose message never came. */
    lookedAt: instant(),
    createdAt: instant().notNull(),
    capturedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('payments_order').on(t.shopId, t.orderId),
    index('payments_state').on(t.state, t.createdAt),
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
    /** The part given as a kindness: it takes back nobody's share. */
    goodwillMinor: moneyMinor().notNull().default(0),
    currency: text().notNull(),
    /** Why, e.g. `seller_rejected`, `buyer_cancelled`. */
    cause: text().notNull(),
    /**
     * unsent until the provider has taken it (by hand: until a person says so); sent until it says
     * the money has arrived; unresolved: nobody knows yet, it is asked again; undone: a chargeback
     * that was won.
     */
    state: text()
      .$type<'unsent' | 'sent' | 'done' | 'failed' | 'unresolved' | 'undone'>()
      .notNull(),
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
    /** What this takes back of the line's commission, its bonus, the platform's fee, its discount. */
    commissionMinor: moneyMinor().notNull(),
    bonusMinor: moneyMinor().notNull().default(0),
    platformFeeMinor: moneyMinor().notNull().default(0),
    platformDiscountMinor: moneyMinor().notNull().default(0),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.refundId, t.lineId] }),
    foreignKey({ columns: [t.shopId, t.refundId], foreignColumns: [refunds.shopId, refunds.id] }),
    index('refund_lines_line').on(t.shopId, t.lineId),
  ],
)

/** What providers have told us, once each, so that telling it again changes nothing. */
export const paymentEvents = table(
  'payment_events',
  {
    provider: text().notNull(),
    eventId: text().notNull(),
    receivedAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.provider, t.eventId] })],
)

/** Which payment a provider's own id means: the name is the key, wherever the payment lives. */
export const paymentRefs = table(
  'payment_refs',
  {
    provider: text().notNull(),
    ref: text().notNull(),
    shopId: id().notNull(),
    paymentId: id().notNull(),
  },
  t => [primaryKey({ columns: [t.provider, t.ref] })],
)

/** A buyer's bank has taken money back: reversed at once, and put right again when it is won. */
export const chargebacks = table(
  'chargebacks',
  {
    shopId: id().notNull(),
    /** The provider's own id of it. */
    id: id().notNull(),
    orderId: id().notNull(),
    paymentId: id().notNull(),
    amountMinor: moneyMinor().notNull(),
    currency: text().notNull(),
    state: text().$type<'open' | 'won' | 'lost'>().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    index('chargebacks_order').on(t.shopId, t.orderId),
  ],
)
