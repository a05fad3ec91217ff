import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import { type Outbound, OutboundBroken } from '../platform/outbound.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import { requireSeller } from '../sellers/queries.ts'
import { importFeed } from './import.ts'
import { FeedUnreadable } from './item.ts'
import { beginRun, endRun, type FeedRun, requireFeed, requireRun } from './run.ts'
import { uploadPath } from './upload.ts'

type House = { db: Database; clock: Clock; outbound: Outbound; config: { dataDir: string } }
type End = Pick<FeedRun, 'state' | 'fault' | 'detail'> &
  Partial<Pick<FeedRun, 'counts' | 'unknownColumns'>>

/** Longer than this a feed may not take, from the first byte to the last row. */
const timeoutSeconds = 900

/** Reads one run's file or address to its end and writes what came of it. */
export async function readFeedRun(house: House, task: Task): Promise<Verdict> {
  const { sellerId, feedId, runId } = task.payload as {
    sellerId: string
    feedId: string
    runId: string
  }
  const { db, clock } = house
  const { run, feed, seller } = await db.read(async reader => ({
    run: await requireRun(reader, { sellerId, runId }),
    feed: await requireFeed(reader, { sellerId, feedId }),
    seller: await requireSeller(reader, sellerId),
  }))
  if (run.endedAt) return { next: 'done', outcome: 'already' }
  await db.transact(tx => beginRun(tx, { sellerId, runId }))
  const end = await readWhole(
    house,
    { sellerId, feedId, runId, currency: seller.currency },
    feed.url,
  )
  return {
    next: 'done',
    outcome: end.fault ?? end.state,
    record: async tx => {
      await endRun(tx, { sellerId, runId, now: clock.now(), ...end })
      await rm(uploadPath(house.config.dataDir, runId), { force: true })
    },
  }
}

async function readWhole(
  house: House,
  run: { sellerId: string; feedId: string; runId: string; currency: string },
  url: string | null,
): Promise<End> {
  try {
    const source = url
      ? await fetched(house.outbound, url)
      : createReadStream(uploadPath(house.config.dataDir, run.runId))
    if ('failed' in source) return { state: 'failed', fault: 'fetch_failed', detail: source.failed }
    const { counts, unknownColumns, isMostlyGone } = await importFeed(house, run, source)
    if (isMostlyGone)
      return { state: 'quarantined', fault: 'mostly_gone', detail: null, counts, unknownColumns }
    return { state: 'done', fault: null, detail: null, counts, unknownColumns }
  } catch (error) {
    if (error instanceof FeedUnreadable)
      return { state: 'failed', fault: error.fault, detail: error.detail }
    if (error instanceof OutboundBroken)
      return { state: 'failed', fault: 'fetch_failed', detail: error.reason }
    throw error
  }
}

async function fetched(
  outbound: Outbound,
  url: string,
): Promise<AsyncIterable<Uint8Array> | { failed: string }> {
  const outcome = await outbound.stream({ method: 'GET', url, timeoutSeconds, redirectsMax: 3 })
  if (outcome.kind === 'failed') return { failed: outcome.reason }
  return outcome.status === 200 ? outcome.body : { failed: `HTTP ${outcome.status}` }
}
