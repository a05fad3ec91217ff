import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import { days, type Instant } from '../platform/clock.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { type FeedCounts, feedRejections, feedRuns, feeds } from './schema.ts'

export type Feed = typeof feeds.$inferSelect
export type FeedRun = typeof feedRuns.$inferSelect

export const noCounts: Required<FeedCounts> = {
  new: 0,
  changed: 0,
  unchanged: 0,
  gone: 0,
  rejected: 0,
  untracked: 0,
}

/** Adds a feed: with an address it is read now and daily, without one files are uploaded. */
export async function addFeed(
  tx: Tx,
  {
    sellerId,
    name,
    url,
    now,
  }: { sellerId: string; name: string; url: string | null; now: Instant },
): Promise<{ id: string }> {
  const id = newId('fed', now)
  await tx
    .insert(feeds)
    .values({ sellerId, id, name, url, createdAt: now, dueAt: url ? now + days(1) : null })
  return { id }
}

/** Added by mistake, or nothing it brought is on sale any more. Refuses `feed_running`, `feed_sells`. */
export async function removeFeed(
  tx: Tx,
  { sellerId, feedId }: { sellerId: string; feedId: string },
): Promise<void> {
  await holdFeed(tx, { sellerId, feedId })
  await refuseRunning(tx, { sellerId, feedId })
  const brought = and(
    eq(products.sellerId, sellerId),
    eq(products.feedId, feedId),
    ne(products.state, 'gone'),
  )
  const [sold] = await tx.select({ id: products.id }).from(products).where(brought).limit(1)
  if (sold) throw new Refusal('feed_sells')
  const ofFeed = and(eq(feedRuns.sellerId, sellerId), eq(feedRuns.feedId, feedId))
  const runs = await tx.select({ id: feedRuns.id }).from(feedRuns).where(ofFeed)
  for (const { id } of runs)
    await tx
      .delete(feedRejections)
      .where(and(eq(feedRejections.sellerId, sellerId), eq(feedRejections.runId, id)))
  await tx.delete(feedRuns).where(ofFeed)
  await tx.delete(feeds).where(and(eq(feeds.sellerId, sellerId), eq(feeds.id, feedId)))
}

/** One after the other: no reading starts of a feed that is being removed. */
async function holdFeed(tx: Tx, key: { sellerId: string; feedId: string }): Promise<void> {
  await forUpdate(
    tx
      .select({ id: feeds.id })
      .from(feeds)
      .where(and(eq(feeds.sellerId, key.sellerId), eq(feeds.id, key.feedId))),
  )
  await requireFeed(tx, key)
}

async function refuseRunning(
  tx: Tx,
  { sellerId, feedId }: { sellerId: string; feedId: string },
): Promise<void> {
  const [running] = await tx
    .select({ id: feedRuns.id })
    .from(feedRuns)
    .where(
      and(
        eq(feedRuns.sellerId, sellerId),
        eq(feedRuns.feedId, feedId),
        inArray(feedRuns.state, ['waiting', 'running']),
      ),
    )
  if (running) throw new Refusal('feed_running', { run_id: running.id })
}

/** Starts a reading; one at a time per feed. Refuses `feed_running`. */
export async function startRun(
  tx: Tx,
  {
    sellerId,
    feedId,
    bytesTotal,
    now,
  }: { sellerId: string; feedId: string; bytesTotal: number | null; now: Instant },
): Promise<{ id: string }> {
  await holdFeed(tx, { sellerId, feedId })
  await refuseRunning(tx, { sellerId, feedId })
  const id = newId('run', now)
  await tx.insert(feedRuns).values({
    sellerId,
    id,
    feedId,
    state: 'waiting',
    counts: noCounts,
    unknownColumns: [],
    bytesRead: 0,
    bytesTotal,
    startedAt: now,
  })
  await promise(
    tx,
    [
      {
        home: sellerId,
        topic: 'feed.read',
        cause: id,
        payload: { sellerId, feedId, runId: id },
        isBulk: true,
      },
    ],
    now,
  )
  return { id }
}

export async function noteProgress(
  tx: Tx,
  {
    sellerId,
    runId,
    counts,
    bytesRead,
  }: { sellerId: string; runId: string; counts: FeedCounts; bytesRead: number },
): Promise<void> {
  await tx
    .update(feedRuns)
    .set({ state: 'running', counts, bytesRead })
    .where(and(eq(feedRuns.sellerId, sellerId), eq(feedRuns.id, runId)))
}

/** A second try after a crash begins again: what landed is found unchanged. */
export async function beginRun(
  tx: Tx,
  { sellerId, runId }: { sellerId: string; runId: string },
): Promise<void> {
  await tx
    .delete(feedRejections)
    .where(and(eq(feedRejections.sellerId, sellerId), eq(feedRejections.runId, runId)))
  await noteProgress(tx, { sellerId, runId, counts: noCounts, bytesRead: 0 })
}

export async function endRun(
  tx: Tx,
  {
    sellerId,
    runId,
    now,
    ...end
  }: { sellerId: string; runId: string; now: Instant } & Pick<
    FeedRun,
    'state' | 'fault' | 'detail'
  > &
    Partial<Pick<FeedRun, 'counts' | 'unknownColumns'>>,
): Promise<void> {
  await tx
    .update(feedRuns)
    .set({ ...end, endedAt: now })
    .where(and(eq(feedRuns.sellerId, sellerId), eq(feedRuns.id, runId)))
}

export async function requireFeed(
  db: Reader,
  { sellerId, feedId }: { sellerId: string; feedId: string },
): Promise<Feed> {
  const [feed] = await db
    .select()
    .from(feeds)
    .where(and(eq(feeds.sellerId, sellerId), eq(feeds.id, feedId)))
  if (!feed) throw new Refusal('not_found')
  return feed
}

export async function requireRun(
  db: Reader,
  { sellerId, runId }: { sellerId: string; runId: string },
): Promise<FeedRun> {
  const [run] = await db
    .select()
    .from(feedRuns)
    .where(and(eq(feedRuns.sellerId, sellerId), eq(feedRuns.id, runId)))
  if (!run) throw new Refusal('not_found')
  return run
}

/** A seller's feeds, each with its latest reading, and whether one of them brought anything. */
export async function feedsOf(
  db: Reader,
  sellerId: string,
): Promise<{ feed: Feed; lastRun: FeedRun | null; hasBrought: boolean }[]> {
  const own = await db.select().from(feeds).where(eq(feeds.sellerId, sellerId)).orderBy(feeds.id)
  const runs = await db
    .select()
    .from(feedRuns)
    .where(eq(feedRuns.sellerId, sellerId))
    .orderBy(desc(feedRuns.startedAt))
    .limit(200)
  return own.map(feed => {
    const ofFeed = runs.filter(run => run.feedId === feed.id)
    const hasBrought = ofFeed.some(({ counts }) => counts.new + counts.changed + counts.unchanged)
    return { feed, lastRun: ofFeed[0] ?? null, hasBrought }
  })
}

export async function rejectionsOf(
  db: Reader,
  { sellerId, runId, rowsMax }: { sellerId: string; runId: string; rowsMax: number },
) {
  return db
    .select()
    .from(feedRejections)
    .where(and(eq(feedRejections.sellerId, sellerId), eq(feedRejections.runId, runId)))
    .orderBy(feedRejections.number)
    .limit(rowsMax)
}

/** Feeds whose address is to be read again. */
export async function dueFeeds(
  db: Reader,
  { now, rowsMax }: { now: Instant; rowsMax: number },
): Promise<Feed[]> {
  return db.select().from(feeds).where(sql`${feeds.dueAt} <= ${now}`).limit(rowsMax)
}

export async function postponeFeed(
  tx: Tx,
  { sellerId, feedId, now }: { sellerId: string; feedId: string; now: Instant },
) {
  await tx
    .update(feeds)
    .set({ dueAt: now + days(1) })
    .where(and(eq(feeds.sellerId, sellerId), eq(feeds.id, feedId)))
}

/** When the feed a product came from was last read to its end; null: it came by hand. */
export async function lastReadAt(
  db: Reader,
  { sellerId, feedId }: { sellerId: string; feedId: string | null },
): Promise<Instant | null> {
  if (!feedId) return null
  const [run] = await db
    .select({ endedAt: feedRuns.endedAt })
    .from(feedRuns)
    .where(
      and(eq(feedRuns.sellerId, sellerId), eq(feedRuns.feedId, feedId), eq(feedRuns.state, 'done')),
    )
    .orderBy(desc(feedRuns.startedAt))
    .limit(1)
  return run?.endedAt ?? null
}
