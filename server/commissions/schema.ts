import {
  basisPoints,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

/** `commission`: from the seller's price. `bonus`: what the shop's tier adds, paid by the platform. */
export type CommissionKind = 'commission' | 'bonus'

/**
 * What a curator earns on one order line. Rate, base and amount are the line's own, frozen, and
 * this row never changes; what happens to it is the story of the due with the same id.
 */
export const commissions = table(
  'commissions',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    orderId: id().notNull(),
    lineId: id().notNull(),
    sellerId: id().notNull(),
    kind: text().$type<CommissionKind>().notNull().default('commission'),
    currency: text().notNull(),
    baseMinor: moneyMinor().notNull(),
    rateBps: basisPoints().notNull(),
    rateRule: text().notNull(),
    amountMinor: moneyMinor().notNull(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('commissions_line').on(t.shopId, t.lineId, t.kind),
    index('commissions_order').on(t.shopId, t.orderId),
  ],
)
