import { and, eq, gt, isNotNull, ne } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { requireBundle } from './bundles.ts'
import { videosMax } from './contract.ts'
import { changeShop, holdShop } from './curate.ts'
import { bundles, bundleTags, type Video } from './schema.ts'

/**
 * Gives a bundle its video, or takes it away (null); answers the one it had, whose file is to be
 * dropped once this is committed. What would come forward after a new film's end is no longer timed.
 */
export async function setVideo(
  tx: Tx,
  { shopId, bundleId, video }: { shopId: string; bundleId: string; video: Video | null },
): Promise<Video | null> {
  const shop = await holdShop(tx, shopId)
  const { video: before } = await requireBundle(tx, { shopId, bundleId })
  if (video?.kind === 'file') await requireRoom(tx, { shopId, bundleId })
  await tx
    .update(bundles)
    .set({ video })
    .where(and(eq(bundles.shopId, shopId), eq(bundles.id, bundleId)))
  if (video?.kind === 'file') {
    const ofBundle = and(eq(bundleTags.shopId, shopId), eq(bundleTags.bundleId, bundleId))
    await tx
      .update(bundleTags)
      .set({ second: null })
      .where(and(ofBundle, gt(bundleTags.second, video.seconds)))
  }
  await changeShop(tx, shop, 0)
  return before
}

/** A film more, or another one for this bundle: films take the operator's disk. Refuses `too_many_videos`. */
export async function requireRoom(
  db: Reader,
  { shopId, bundleId }: { shopId: string; bundleId: string },
): Promise<void> {
  const others = await db
    .select({ video: bundles.video })
    .from(bundles)
    .where(and(eq(bundles.shopId, shopId), ne(bundles.id, bundleId), isNotNull(bundles.video)))
  if (others.filter(one => one.video?.kind === 'file').length >= videosMax)
    throw new Refusal('too_many_videos', { videosMax })
}

/** The names of all files that some bundle plays. */
export async function videoNames(db: Reader): Promise<Set<string>> {
  const rows = await db
    .select({ video: bundles.video })
    .from(bundles)
    .where(isNotNull(bundles.video))
  return new Set(rows.flatMap(({ video }) => (video?.kind === 'file' ? [video.name] : [])))
}
