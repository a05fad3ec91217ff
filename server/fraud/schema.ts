import {
  document,
  id,
  index,
  instant,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

export type SignalKind =
  | 'same_user'
  | 'same_email'
  | 'same_phone'
  | 'same_address'
  | 'same_payment'
  | 'velocity'
  | 'refund_ring'

/**
 * Something about an order that a person should look at. Strong ones have voided its commission
 * already, weak ones put it on hold; either may be undone, and the curator may appeal.
 */
export const signals = table(
  'signals',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    orderId: id().notNull(),
    kind: text().$type<SignalKind>().notNull(),
    strength: text().$type<'strong' | 'weak'>().notNull(),
    /** What it was seen by, in numbers; never anybody's address or mail. */
    evidence: document<Record<string, number | string>>().notNull(),
    state: text().$type<'open' | 'dismissed' | 'upheld'>().notNull(),
    /** The operator's words, and the curator's. */
    decision: text(),
    appeal: text(),
    createdAt: instant().notNull(),
    appealedAt: instant(),
    decidedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('signals_order').on(t.shopId, t.orderId, t.kind),
    index('signals_state').on(t.state, t.createdAt),
  ],
)

/** Hashed traces of who bought, to see the same person again. Keyed hashes: nothing can be read back. */
export const buyerTraces = table(
  'buyer_traces',
  {
    shopId: id().notNull(),
    orderId: id().notNull(),
    kind: text().$type<'email' | 'phone' | 'address' | 'payment'>().notNull(),
    hash: text().notNull(),
    at: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.orderId, t.kind] }),
    index('buyer_traces_hash').on(t.shopId, t.kind, t.hash, t.at),
  ],
)
