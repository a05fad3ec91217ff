import {
  basisPoints,
  count,
  document,
  id,
  instant,
  primaryKey,
  table,
  text,
} from '../platform/db/columns.ts'

/** How many picks a shop may hold, and what it takes. Rows are rules: operators edit them. */
export const tiers = table('tiers', {
  id: text().primaryKey(),
  picksMax: count().notNull(),
  /** Qualifying sales at which a shop rises to this tier. */
  salesNeeded: count().notNull(),
  /** Extra commission paid by the platform. */
  bonusBps: basisPoints().notNull(),
})

/** The orders that counted, once each: the proof behind an unlock. */
export const qualifyingSales = table(
  'qualifying_sales',
  {
    shopId: id().notNull(),
    orderId: id().notNull(),
    countedAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.shopId, t.orderId] })],
)

/** A shop rises to a tier at most once; the orders that caused it are kept with it. */
export const unlocks = table(
  'unlocks',
  {
    shopId: id().notNull(),
    tierId: text().notNull(),
    orderIds: document<string[]>().notNull(),
    unlockedAt: instant().notNull(),
    /** When the curator closed the celebration on the dashboard. */
    seenAt: instant(),
  },
  t => [primaryKey({ columns: [t.shopId, t.tierId] })],
)
