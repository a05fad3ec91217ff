import {
  foreignKey,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'
import type { Language } from '../platform/language.ts'

/**
 * A buyer who wants to hear in one shop of lower prices and of what is there again: an address and nothing else, not an
 * account. Only this person and the mail server ever read it; unsubscribing deletes it.
 */
export const watchers = table(
  'watchers',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    email: text().notNull(),
    language: text().$type<Language>().notNull(),
    /** Where the visit came from; the links of the mails carry it on. */
    placement: text(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('watchers_email').on(t.shopId, t.email),
  ],
)

/** One pick a watcher wants to hear of. */
export const watches = table(
  'watches',
  {
    shopId: id().notNull(),
    watcherId: id().notNull(),
    pickId: id().notNull(),
    sellerId: id().notNull(),
    productId: id().notNull(),
    /** The price a drop is counted from: when it was saved, and after a mail the one it told. */
    priceMinor: moneyMinor().notNull(),
    currency: text().notNull(),
    /** Null until the link in the first mail was followed: nobody is mailed for a stranger. */
    confirmedAt: instant(),
    mailedAt: instant(),
    /**
     * Since when it cannot be bought; not after `createdAt`: whoever asked wanted to know when it can.
     * Null: it can, or it was told.
     */
    awaySince: instant(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.watcherId, t.pickId] }),
    foreignKey({
      columns: [t.shopId, t.watcherId],
      foreignColumns: [watchers.shopId, watchers.id],
    }),
    // What a changed product is looked up by.
    index('watches_product').on(t.sellerId, t.productId),
    index('watches_waiting').on(t.confirmedAt, t.createdAt),
  ],
)
