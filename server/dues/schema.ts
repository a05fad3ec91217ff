import {
  count,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

export type DueState =
  | 'pending'
  | 'on_hold'
  | 'approved'
  | 'in_payout'
  | 'paid'
  | 'reversed'
  | 'rejected'
  | 'void'

export type DueKind =
  | 'accrue'
  | 'schedule'
  | 'hold'
  | 'release'
  | 'approve'
  | 'reverse'
  | 'adjust'
  | 'reject'
  | 'reinstate'
  | 'pay_start'
  | 'pay'
  | 'pay_back'

/**
 * What is owed to a payee, as a story that is only ever continued. A **due** is a commission (its
 * id `com_...`, home: the shop) or a seller's share of an order (its id `slo_...`, home: the
 * seller). How it stands is its entry with the highest `seq`; two writers at once cannot both
 * write the next one.
 */
export const dueEntries = table(
  'due_entries',
  {
    home: id().notNull(),
    dueId: id().notNull(),
    seq: count().notNull(),
    kind: text().$type<DueKind>().notNull(),
    /** After this entry. */
    state: text().$type<DueState>().notNull(),
    /** What this entry changes of what is owed. */
    amountMinor: moneyMinor().notNull(),
    /** Owed in all after this entry, whether or not it has been paid out. */
    balanceMinor: moneyMinor().notNull(),
    /** Of that, what payouts under way or paid have taken. */
    takenMinor: moneyMinor().notNull(),
    currency: text().notNull(),
    /** When the hold ends: set once the parcel is shipped, drawn nearer when it is delivered. */
    nextAt: instant(),
    /** Names what caused it, e.g. `refund:ref_...`; the same cause writes once. */
    cause: text().notNull(),
    /** In a machine's word or a person's own: why it is on hold, rejected, void. */
    reason: text(),
    shopId: id().notNull(),
    orderId: id().notNull(),
    /** Whose parcel it belongs to: its delivery starts the hold. */
    sellerId: id().notNull(),
    payoutId: id(),
    at: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.home, t.dueId, t.seq] }),
    uniqueIndex('due_entries_cause').on(t.home, t.dueId, t.cause),
    index('due_entries_order').on(t.home, t.orderId),
    index('due_entries_payout').on(t.home, t.payoutId),
  ],
)
