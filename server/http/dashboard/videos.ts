import type { Context } from 'hono'
import { Refusal } from '../../platform/refusal.ts'
import { requireBundle } from '../../shops/bundles.ts'
import { VideoAddress } from '../../shops/contract.ts'
import type { Video } from '../../shops/schema.ts'
import { dropVideo, keepVideo } from '../../shops/video-files.ts'
import { videoAt } from '../../shops/video-sites.ts'
import { requireRoom, setVideo } from '../../shops/videos.ts'
import { type Env, factory } from '../context.ts'
import { json } from '../input.ts'
import { videoView } from '../video.ts'
import { requireOwnShop } from './shop.ts'

/** What plays over a bundle's photo. */
export const videos = factory
  .createApp()
  /** The MP4 itself as the body. */
  .put('/bundles/:id/video', async c => {
    const key = await ownBundle(c)
    const { config, db } = c.get('instance')
    await db.read(reader => requireRoom(reader, key))
    if (!c.req.raw.body) throw new Refusal('video_refused', { reason: 'not_mp4' })
    const body = c.req.raw.body as unknown as AsyncIterable<Uint8Array>
    const video = await oneAtATime(key.shopId, () => keepVideo(config.dataDir, body))
    // What is not committed after all is swept away: it may be that only the answer was lost.
    await change(c, { ...key, video })
    return c.json({ video: videoView(video) }, 200)
  })
  .put('/bundles/:id/video/address', json(VideoAddress), async c => {
    const key = await ownBundle(c)
    const video = videoAt(c.req.valid('json').url)
    if (!video) throw new Refusal('video_unknown')
    await change(c, { ...key, video })
    return c.json({ video: videoView(video) }, 200)
  })
  .delete('/bundles/:id/video', async c => {
    await change(c, { ...(await ownBundle(c)), video: null })
    return c.json({ ok: true as const }, 200)
  })

const sending = new Set<string>()

/** Films are large: a shop sends one after the other. Refuses `busy`. */
async function oneAtATime<T>(shopId: string, send: () => Promise<T>): Promise<T> {
  if (sending.has(shopId)) throw new Refusal('busy', { retry_after_seconds: 10 })
  sending.add(shopId)
  try {
    return await send()
  } finally {
    sending.delete(shopId)
  }
}

/** Refuses `not_found` before anything large is taken in. */
async function ownBundle(c: Context<Env>): Promise<{ shopId: string; bundleId: string }> {
  const own = await requireOwnShop(c)
  const key = { shopId: own.id, bundleId: c.req.param('id') ?? '' }
  await c.get('instance').db.read(reader => requireBundle(reader, key))
  return key
}

async function change(
  c: Context<Env>,
  wanted: { shopId: string; bundleId: string; video: Video | null },
): Promise<void> {
  const { db, config } = c.get('instance')
  const before = await db.transact(tx => setVideo(tx, wanted))
  await dropVideo(config.dataDir, before)
}
