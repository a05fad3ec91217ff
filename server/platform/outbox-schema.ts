import { count, document, flag, id, index, instant, primaryKey, table, text } from './db/columns.ts'

/**
 * Work promised by a transaction, written in that transaction and done after it. One row is one
 * task for one listener, so that each retries alone.
 */
export const outbox = table(
  'outbox',
  {
    /** Where its cause lives: a shop, a seller or a user. */
    home: id().notNull(),
    /** Topic and cause, e.g. `order.paid:ord_...`: the same cause cannot promise the same work twice. */
    id: id().notNull(),
    topic: text().notNull(),
    payload: document<unknown>().notNull(),
    /** Of the catalogue, whose feeds promise it by the ten thousand: orders and mails never wait for it. */
    isBulk: flag().notNull().default(false),
    state: text().$type<'due' | 'done' | 'stuck'>().notNull(),
    /** Not before then: at once, at the next try, or when the present worker's lease has run out. */
    dueAt: instant().notNull(),
    attempts: count().notNull(),
    /** Goes up with each lease; a worker that was overtaken cannot write its outcome. */
    fence: count().notNull(),
    /** What the last try came to, in a word. */
    lastOutcome: text(),
    createdAt: instant().notNull(),
    doneAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.home, t.id] }),
    index('outbox_due').on(t.state, t.isBulk, t.dueAt),
  ],
)
