import { and, eq, gt } from 'drizzle-orm'
import { products, variants } from '../catalog/schema.ts'
import { markGone, upsertOffers } from '../catalog/upsert.ts'
import { takeSales } from '../markdowns/feed-sales.ts'
import { turnDue } from '../markdowns/turn.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import { readFeed } from './formats/read.ts'
import { withoutHandmade } from './handmade.ts'
import type { FeedEvent, FeedItem, FeedRejection } from './item.ts'
import { FeedUnreadable } from './item.ts'
import { noCounts, noteProgress } from './run.ts'
import { type FeedCounts, feedRejections } from './schema.ts'

/** Variants that share one transaction, about: few, so that checkouts pass between. */
const batchMax = 200
/** Rejected rows kept for the seller to look at; the rest are only counted. */
const rejectionsMax = 10_000
/** More than this share of a known feed vanishing at once looks like a broken file, not a decision. */
const goneShareMax = 0.5
const smallFeed = 20

export type ImportRun = { sellerId: string; feedId: string; runId: string; currency: string }
export type ImportResult = { counts: FeedCounts; unknownColumns: string[]; isMostlyGone: boolean }

/**
 * Reads a feed into the catalogue, a batch at a time, in bounded memory. Good rows land, bad ones
 * are kept with their reasons; the same feed again writes nothing. Throws FeedUnreadable.
 */
export async function importFeed(
  { db, clock }: { db: Database; clock: Clock },
  run: ImportRun,
  source: AsyncIterable<Uint8Array>,
): Promise<ImportResult> {
  const state = {
    counts: noCounts,
    unknownColumns: [] as string[],
    met: new Set<string>(),
    seen: new Set<string>(),
  }
  let items: FeedItem[] = []
  let rejections: FeedRejection[] = []
  let bytesRead = 0
  const flush = async () => {
    const [read, unread] = [items, rejections]
    items = []
    rejections = []
    await db
      .transact(async tx => {
        const met = new Set(state.met)
        const now = clock.now()
        const { items: batch, refused } = await withoutHandmade(tx, run.sellerId, read)
        const rejected = [...unread, ...refused]
        await turnDue(tx, { ...run, now })
        const added = await upsertOffers(tx, { ...run, met, now }, batch)
        await takeSales(tx, { ...run, sales: salesOf(batch), unasked: added.unasked, now })
        const first = state.counts.rejected
        if (rejected.length && first < rejectionsMax)
          await tx.insert(feedRejections).values(rejectionRows(run, rejected, first))
        const counts = plus(state.counts, {
          ...added,
          rejected: rejected.length,
          untracked: untrackedOf(batch),
        })
        await noteProgress(tx, { ...run, counts, bytesRead })
        return { met, counts }
      })
      .then(done => Object.assign(state, done))
  }
  for await (const event of readFeed(source, { format: 'auto', currency: run.currency })) {
    if (event.kind === 'unknown_columns') state.unknownColumns = event.columns
    else bytesRead = event.bytesRead
    take(event, items, rejections, state.seen)
    const variantCount = items.reduce((sum, item) => sum + item.variants.length, 0)
    if (variantCount + rejections.length >= batchMax) await flush()
  }
  await flush()
  if (!state.met.size && !state.counts.rejected) throw new FeedUnreadable('empty')
  const { gone, isMostlyGone } = await sweepGone({ db, clock }, run, state.seen)
  return { counts: { ...state.counts, gone }, unknownColumns: state.unknownColumns, isMostlyGone }
}

function take(
  event: FeedEvent,
  items: FeedItem[],
  rejections: FeedRejection[],
  seen: Set<string>,
): void {
  if (event.kind === 'rejected') {
    rejections.push(event.rejection)
    // Left out is not taken away: what is known of it stays.
    if (event.rejection.externalId) seen.add(event.rejection.externalId)
  }
  if (event.kind !== 'item') return
  items.push(event.item)
  for (const variant of event.item.variants) seen.add(variant.externalId)
}

/** By the seller's own ids of the variants. */
function salesOf(items: FeedItem[]) {
  return new Map(
    items.flatMap(item => item.variants.map(({ externalId, sale }) => [externalId, sale] as const)),
  )
}

const untrackedOf = (items: FeedItem[]) =>
  items.flatMap(item => item.variants).filter(variant => variant.stock === null).length

type Counts = Required<FeedCounts>

function plus(a: Counts, b: Omit<Counts, 'gone'>): Counts {
  return {
    new: a.new + b.new,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    gone: a.gone,
    rejected: a.rejected + b.rejected,
    untracked: a.untracked + b.untracked,
  }
}

function rejectionRows(run: ImportRun, rejected: FeedRejection[], first: number) {
  return rejected.map((one, index) => ({
    sellerId: run.sellerId,
    runId: run.runId,
    number: first + index,
    row: one.row,
    column: one.column,
    value: one.value.slice(0, 200),
    reason: one.reason,
  }))
}

/** Variants this feed brought once and names no more. A file that lost most of them is not believed. */
async function sweepGone(
  { db, clock }: { db: Database; clock: Clock },
  run: ImportRun,
  seen: Set<string>,
) {
  const missing: { id: string; productId: string }[] = []
  let present = 0
  for (let after = ''; ; ) {
    const page = await db.read(reader =>
      reader
        .select({ id: variants.id, externalId: variants.externalId, productId: variants.productId })
        .from(variants)
        .innerJoin(
          products,
          and(eq(products.sellerId, variants.sellerId), eq(products.id, variants.productId)),
        )
        .where(
          and(
            eq(variants.sellerId, run.sellerId),
            eq(variants.state, 'active'),
            eq(products.feedId, run.feedId),
            gt(variants.id, after),
          ),
        )
        .orderBy(variants.id)
        .limit(1000),
    )
    present += page.length
    for (const row of page) if (!seen.has(row.externalId)) missing.push(row)
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  const isMostlyGone = present >= smallFeed && missing.length > present * goneShareMax
  if (isMostlyGone) return { gone: 0, isMostlyGone }
  for (let at = 0; at < missing.length; at += batchMax) {
    const batch = missing.slice(at, at + batchMax)
    const productIds = [...new Set(batch.map(row => row.productId))]
    await db.transact(tx =>
      markGone(tx, {
        sellerId: run.sellerId,
        variantIds: batch.map(row => row.id),
        productIds,
        now: clock.now(),
      }),
    )
  }
  return { gone: missing.length, isMostlyGone }
}
