import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { groupBy } from '../platform/group-by.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { type BundleInput, bundlesMax } from './contract.ts'
import { changeShop, holdShop } from './curate.ts'
import { forgetPictures } from './own-pictures.ts'
import { type Card, cardsByIds } from './queries.ts'
import { bundles, bundleTags, picks, type Video } from './schema.ts'

export type Bundle = typeof bundles.$inferSelect
/** A pick in the photo: where it stands (hundredths of a percent), when in the video, its card. */
export type TaggedCard = { xBps: number; yBps: number; second: number | null; card: Card }
/** A photo as `Images.store` has kept it. */
export type Photo = { hash: string; width: number; height: number; color: string }

/** A photo to tag; buyers see it once it has tags. Refuses `too_many_bundles`. */
export async function addBundle(
  tx: Tx,
  { shopId, title, photo, now }: { shopId: string; title: string; photo: Photo; now: Instant },
): Promise<{ id: string }> {
  const shop = await holdShop(tx, shopId)
  const [held] = await tx
    .select({ bundles: count() })
    .from(bundles)
    .where(eq(bundles.shopId, shopId))
  if ((held?.bundles ?? 0) >= bundlesMax) throw new Refusal('too_many_bundles', { bundlesMax })
  const id = newId('bun', now)
  await tx.insert(bundles).values({
    shopId,
    id,
    title,
    imageHash: photo.hash,
    imageWidth: photo.width,
    imageHeight: photo.height,
    imageColor: photo.color,
    createdAt: now,
  })
  await changeShop(tx, shop, 0)
  return { id }
}

/**
 * Its title and, all at once, its tags. Refuses `not_found` for what is not this shop's, and
 * `invalid_input` for a moment after the end of its video.
 */
export async function editBundle(
  tx: Tx,
  { shopId, bundleId, input }: { shopId: string; bundleId: string; input: BundleInput },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  const { video } = await requireBundle(tx, { shopId, bundleId })
  requireMoments(video, input)
  const pickIds = input.tags.map(tag => tag.pick_id)
  const own = await tx
    .select({ id: picks.id })
    .from(picks)
    .where(and(eq(picks.shopId, shopId), inArray(picks.id, pickIds)))
  if (own.length !== pickIds.length) throw new Refusal('not_found')
  const one = and(eq(bundles.shopId, shopId), eq(bundles.id, bundleId))
  await tx.update(bundles).set({ title: input.title }).where(one)
  await tx
    .delete(bundleTags)
    .where(and(eq(bundleTags.shopId, shopId), eq(bundleTags.bundleId, bundleId)))
  await tx.insert(bundleTags).values(
    input.tags.map((tag, position) => ({
      shopId,
      bundleId,
      pickId: tag.pick_id,
      xBps: tag.x_bps,
      yBps: tag.y_bps,
      position,
      second: tag.second ?? null,
    })),
  )
  await changeShop(tx, shop, 0)
}

/** How long a provider's video is, nobody here knows. */
function requireMoments(video: Video | null, { tags }: BundleInput): void {
  if (video?.kind !== 'file') return
  const fields = tags.flatMap((tag, at) =>
    (tag.second ?? 0) > video.seconds
      ? [{ field: `tags.${at}.second`, code: 'too_big', message: 'after the end of the video' }]
      : [],
  )
  if (fields.length) throw new Refusal('invalid_input', { fields })
}

/** Answers the video it had, whose file is to be dropped once this is committed. */
export async function removeBundle(
  tx: Tx,
  { shopId, bundleId, now }: { shopId: string; bundleId: string; now: Instant },
): Promise<Video | null> {
  const shop = await holdShop(tx, shopId)
  const { video, imageHash } = await requireBundle(tx, { shopId, bundleId })
  await tx.delete(bundles).where(and(eq(bundles.shopId, shopId), eq(bundles.id, bundleId)))
  await forgetPictures(tx, { shopId, hashes: [imageHash], now })
  await changeShop(tx, shop, 0)
  return video
}

const readBundles = hot('bundles', (db: Reader) =>
  db
    .select()
    .from(bundles)
    .where(eq(bundles.shopId, sql.placeholder('shopId')))
    .orderBy(desc(bundles.createdAt), desc(bundles.id)),
)

/** Newest first. */
export async function bundlesOf(db: Reader, shopId: string): Promise<Bundle[]> {
  return readBundles(db, { shopId })
}

export async function requireBundle(
  db: Reader,
  { shopId, bundleId }: { shopId: string; bundleId: string },
): Promise<Bundle> {
  const [bundle] = await db
    .select()
    .from(bundles)
    .where(and(eq(bundles.shopId, shopId), eq(bundles.id, bundleId)))
  if (!bundle) throw new Refusal('not_found')
  return bundle
}

/** The titles of the bundles each of these picks is in. */
export async function bundlesWith(
  db: Reader,
  { shopId, pickIds }: { shopId: string; pickIds: string[] },
): Promise<Map<string, string[]>> {
  if (!pickIds.length) return new Map()
  const rows = await db
    .select({ pickId: bundleTags.pickId, title: bundles.title })
    .from(bundleTags)
    .innerJoin(
      bundles,
      and(eq(bundles.shopId, bundleTags.shopId), eq(bundles.id, bundleTags.bundleId)),
    )
    .where(and(eq(bundleTags.shopId, shopId), inArray(bundleTags.pickId, pickIds)))
  const byPick = groupBy(rows, row => row.pickId)
  return new Map([...byPick].map(([pickId, own]) => [pickId, own.map(row => row.title)]))
}

/** What each of a shop's bundles shows, in the order it was tagged; untagged ones are left out. */
export async function taggedCards(
  db: Reader,
  { shopId, bundleIds, isOwn }: { shopId: string; bundleIds: string[]; isOwn?: boolean },
): Promise<Map<string, TaggedCard[]>> {
  const tagged = new Map<string, TaggedCard[]>()
  if (!bundleIds.length) return tagged
  const tags = await db
    .select()
    .from(bundleTags)
    .where(and(eq(bundleTags.shopId, shopId), inArray(bundleTags.bundleId, bundleIds)))
    .orderBy(asc(bundleTags.position))
  const pickIds = [...new Set(tags.map(tag => tag.pickId))]
  const cards = new Map(
    (await cardsByIds(db, { shopId, pickIds, isOwn: isOwn ?? false })).map(card => [card.id, card]),
  )
  for (const { bundleId, pickId, xBps, yBps, second } of tags) {
    const card = cards.get(pickId)
    if (card) tagged.set(bundleId, [...(tagged.get(bundleId) ?? []), { xBps, yBps, second, card }])
  }
  return tagged
}
