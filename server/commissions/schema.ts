import { sql } from 'drizzle-orm'
import {
  basisPoints,
  check,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

export type CommissionState = 'pending' | 'approved' | 'reversed' | 'void'

/**
 * What a curator earns on one order line. Rate, base and amount are the line's own, frozen; what
 * happens to it afterwards is in the ledger under references that name it, and `state` says where
 * that has led.
 */
export const commissions = table(
  'commissions',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    orderId: id().notNull(),
    lineId: id().notNull(),
    sellerId: id().notNull(),
    currency: text().notNull(),
    baseMinor: moneyMinor().notNull(),
    rateBps: basisPoints().notNull(),
    rateRule: text().notNull(),
    amountMinor: moneyMinor().notNull(),
    reversedMinor: moneyMinor().notNull(),
    state: text().$type<CommissionState>().notNull(),
    /** Why it is void: `own_purchase`, `too_small`. */
    stateReason: text(),
    /** When the hold ends: set once the parcel is shipped, drawn nearer when it is delivered. */
    approvesAt: instant(),
    approvedAt: instant(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('commissions_line').on(t.shopId, t.lineId),
    index('commissions_order').on(t.shopId, t.orderId),
    index('commissions_due').on(t.state, t.approvesAt),
    check('commissions_reversed', sql`${t.reversedMinor} between 0 and ${t.amountMinor}`),
  ],
)
