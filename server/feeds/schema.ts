import {
  count,
  document,
  id,
  index,
  instant,
  primaryKey,
  table,
  text,
} from '../platform/db/columns.ts'
import type { FeedFault, RejectionReason } from './item.ts'

/** Where a seller's products come from: a file uploaded by hand, or an address read daily. */
export const feeds = table(
  'feeds',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    name: text().notNull(),
    /** Null: uploads only. */
    url: text(),
    createdAt: instant().notNull(),
    /** Next time an address is read. */
    dueAt: instant(),
  },
  t => [primaryKey({ columns: [t.sellerId, t.id] }), index('feeds_due').on(t.dueAt)],
)

export type FeedCounts = {
  new: number
  changed: number
  unchanged: number
  gone: number
  rejected: number
  /** Of those that are in, without a number of pieces: they sell without limit. Not counted before 2026-11-28. */
  untracked?: number
}

/** One reading of a feed: progress while it runs, counts when it has ended. */
export const feedRuns = table(
  'feed_runs',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    feedId: id().notNull(),
    state: text().$type<'waiting' | 'running' | 'done' | 'failed' | 'quarantined'>().notNull(),
    /** Why nothing or not everything was taken: a fault of the file, or what fetching came to. */
    fault: text().$type<
      FeedFault | 'fetch_failed' | 'mostly_gone' | 'mostly_repriced' | 'interrupted'
    >(),
    detail: text(),
    counts: document<FeedCounts>().notNull(),
    unknownColumns: document<string[]>().notNull(),
    bytesRead: count().notNull(),
    bytesTotal: count(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    index('feed_runs_feed').on(t.sellerId, t.feedId, t.startedAt),
  ],
)

/** Rows that were left out, each with what was wrong. */
export const feedRejections = table(
  'feed_rejections',
  {
    sellerId: id().notNull(),
    runId: id().notNull(),
    /** Counts up within a run: a row may be refused for more than one column. */
    number: count().notNull(),
    row: count().notNull(),
    column: text(),
    value: text().notNull(),
    reason: text().$type<RejectionReason>().notNull(),
  },
  t => [primaryKey({ columns: [t.sellerId, t.runId, t.number] })],
)
