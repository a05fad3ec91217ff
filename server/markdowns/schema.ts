import { sql } from 'drizzle-orm'
import { variants } from '../catalog/schema.ts'
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

/** A span of time the operator names (11.11) for sellers to join with lower prices. */
export const saleEvents = table(
  'sale_events',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    nameZh: text(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** IANA name: whose midnight it begins at. */
    timeZone: text().notNull(),
    /** For small sellers: orders of the 90 days before joining, at most. Null: for all. */
    ordersMax: count(),
    createdBy: id().notNull(),
    createdAt: instant().notNull(),
  },
  t => [
    index('sale_events_ends').on(t.endsAt),
    check('sale_events_span', sql`${t.startsAt} < ${t.endsAt}`),
  ],
)

/**
 * What a variant costs within a span of time, where that is less than its own price. From the first
 * instant until before the last; a variant's never overlap. What has begun is ended, never changed.
 */
export const markdowns = table(
  'markdowns',
  {
    sellerId: id().notNull(),
    variantId: id().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    productId: id().notNull(),
    priceMinor: moneyMinor().notNull(),
    timeZone: text().notNull(),
    /** The sale event it was joined with. */
    eventId: id(),
    /** Its dates came with a sale price: the next reading of the feed may end or move it. */
    isFromFeed: flag().notNull().default(false),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.variantId, t.startsAt] }),
    foreignKey({
      columns: [t.sellerId, t.variantId],
      foreignColumns: [variants.sellerId, variants.id],
    }),
    // What begins or ends at an instant.
    index('markdowns_starts').on(t.sellerId, t.startsAt),
    index('markdowns_ends').on(t.sellerId, t.endsAt),
    index('markdowns_event').on(t.eventId),
    check('markdowns_span', sql`${t.startsAt} < ${t.endsAt}`),
    check('markdowns_price', sql`${t.priceMinor} > 0`),
  ],
)
