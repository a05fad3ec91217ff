import { sql } from 'drizzle-orm'
import {
  basisPoints,
  check,
  count,
  id,
  instant,
  primaryKey,
  table,
  text,
} from '../platform/db/columns.ts'

export type Rung = 'campaign' | 'deal' | 'product' | 'category' | 'seller' | 'platform'

/**
 * Every commission rate there ever was, one row per version; append only. The version that counts
 * at a moment is the newest that has begun.
 */
export const rates = table(
  'rates',
  {
    /** A seller's own rates live with it; categories and the platform's with `platform`. */
    home: id().notNull(),
    rung: text().$type<Rung>().notNull(),
    /** Whom it is for: product id, category id, shop id (deal), campaign id; empty: all. */
    subject: text().notNull(),
    version: count().notNull(),
    /** Null: this rung says nothing from then on. */
    bps: basisPoints(),
    validFrom: instant().notNull(),
    /** Campaigns end. */
    validUntil: instant(),
    /** Campaigns may be for one product only. */
    productId: id(),
    createdBy: id(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.home, t.rung, t.subject, t.version] }),
    check('rates_bps', sql`${t.bps} between 0 and 9000`),
  ],
)
