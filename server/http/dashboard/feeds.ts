import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { FeedInput } from '../../feeds/contract.ts'
import {
  addFeed,
  type FeedRun,
  feedsOf,
  rejectionsOf,
  removeFeed,
  requireFeed,
  requireRun,
  startRun,
} from '../../feeds/run.ts'
import { keepUpload, nameUpload } from '../../feeds/upload.ts'
import { spreadsheet } from '../../platform/csv.ts'
import { Refusal } from '../../platform/refusal.ts'
import { factory } from '../context.ts'
import { json } from '../input.ts'
import { requireOwnSeller } from './seller.ts'

/** A seller's feeds: files uploaded, addresses read, and what came of each reading. */
export const feeds = factory
  .createApp()
  .get('/seller/:seller/feeds', async c => {
    const own = await requireOwnSeller(c)
    const found = await c.get('instance').db.read(reader => feedsOf(reader, own.id))
    return c.json(
      {
        data: found.map(({ feed, lastRun, hasBrought }) => ({
          id: feed.id,
          name: feed.name,
          url: feed.url,
          due_at: feed.dueAt,
          has_brought: hasBrought,
          last_run: lastRun ? runView(lastRun) : null,
        })),
      },
      200,
    )
  })
  .post('/seller/:seller/feeds', json(FeedInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock, outbound } = c.get('instance')
    const { name, url } = c.req.valid('json')
    if (url && outbound.checkUrl(url)) throw new Refusal('url_not_allowed')
    const now = clock.now()
    const made = await db.transact(async tx => {
      const { id } = await addFeed(tx, { sellerId: own.id, name, url, now })
      const run = url
        ? await startRun(tx, { sellerId: own.id, feedId: id, bytesTotal: null, now })
        : null
      return { id, run_id: run?.id ?? null }
    })
    return c.json(made, 201)
  })
  /** The file as the body; without one, a feed with an address is read now. */
  .post('/seller/:seller/feeds/:feed/runs', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock, config } = c.get('instance')
    const feedId = c.req.param('feed')
    const feed = await db.read(reader => requireFeed(reader, { sellerId: own.id, feedId }))
    const start = (bytesTotal: number | null) =>
      db.transact(tx => startRun(tx, { sellerId: own.id, feedId, bytesTotal, now: clock.now() }))
    if (feed.url) return c.json(await start(null), 201)
    if (!c.req.raw.body) throw new Refusal('feed_unreadable', { fault: 'empty' })
    const kept = await keepUpload(
      config.dataDir,
      randomUUID(),
      c.req.raw.body as unknown as AsyncIterable<Uint8Array>,
    )
    try {
      const run = await start(kept.bytes)
      await nameUpload(config.dataDir, kept.path, run.id)
      return c.json(run, 201)
    } catch (error) {
      await rm(kept.path, { force: true })
      throw error
    }
  })
  .delete('/seller/:seller/feeds/:feed', async c => {
    const own = await requireOwnSeller(c)
    const key = { sellerId: own.id, feedId: c.req.param('feed') }
    await c.get('instance').db.transact(tx => removeFeed(tx, key))
    return c.body(null, 204)
  })
  .get('/seller/:seller/feeds/:feed/runs/:run', async c => {
    const own = await requireOwnSeller(c)
    const { run, rejections } = await c.get('instance').db.read(async reader => ({
      run: await requireRun(reader, { sellerId: own.id, runId: c.req.param('run') }),
      rejections: await rejectionsOf(reader, {
        sellerId: own.id,
        runId: c.req.param('run'),
        rowsMax: 50,
      }),
    }))
    return c.json(
      {
        ...runView(run),
        rejections: rejections.map(({ row, column, value, reason }) => ({
          row,
          column,
          value,
          reason,
        })),
      },
      200,
    )
  })
  .get('/seller/:seller/feeds/:feed/runs/:run/rejections.csv', async c => {
    const own = await requireOwnSeller(c)
    const runId = c.req.param('run')
    const found = await c
      .get('instance')
      .db.read(reader => rejectionsOf(reader, { sellerId: own.id, runId, rowsMax: 10_000 }))
    const text = spreadsheet([
      ['row', 'column', 'value', 'reason'],
      ...found.map(one => [one.row, one.column, one.value, one.reason]),
    ])
    return c.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejected-${runId}.csv"`,
    })
  })

export function runView(run: FeedRun) {
  return {
    id: run.id,
    feed_id: run.feedId,
    state: run.state,
    fault: run.fault,
    detail: run.detail,
    counts: { ...run.counts, untracked: run.counts.untracked ?? 0 },
    unknown_columns: run.unknownColumns,
    bytes_read: run.bytesRead,
    bytes_total: run.bytesTotal,
    started_at: run.startedAt,
    ended_at: run.endedAt,
  }
}
