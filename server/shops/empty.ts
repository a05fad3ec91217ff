import { eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { bundlesOf } from './bundles.ts'
import { raiseVersion } from './copies.ts'
import { holdShop } from './curate.ts'
import { refreshFoundIn } from './open.ts'
import { forgetPictures } from './own-pictures.ts'
import { bundles, picks, sections, shopDomains, shops, shortLinks, type Video } from './schema.ts'

/**
 * Its curator leaves for good: nothing they have made of it is left, and its handle is nobody
 * else's. Answers its films, whose files are to be dropped once this is committed.
 */
export async function emptyShop(
  tx: Tx,
  { shopId, now }: { shopId: string; now: Instant },
): Promise<(Video | null)[]> {
  const shop = await holdShop(tx, shopId)
  const made = await bundlesOf(tx, shopId)
  const hashes = [
    shop.avatarHash,
    ...(await photosOf(tx, shopId)),
    ...made.map(one => one.imageHash),
  ]
  await forgetPictures(tx, { shopId, hashes, now }, now)
  await refreshFoundIn(tx, shopId)
  for (const own of [bundles, picks, sections, shopDomains])
    await tx.delete(own).where(eq(own.shopId, shopId))
  // Printed ones lead to the page that says it is closed.
  await tx
    .update(shortLinks)
    .set({ slug: null, placement: null })
    .where(eq(shortLinks.shopId, shopId))
  await raiseVersion(tx, eq(shops.id, shopId), {
    ...{ name: shop.handle, line: '', avatarHash: null, embedHosts: [], ownHost: null },
    ...{ pickCount: 0, isNamedAsSource: false },
    state: shop.state === 'suspended' ? 'suspended' : 'closed',
  })
  return made.map(one => one.video)
}

async function photosOf(db: Reader, shopId: string): Promise<(string | null)[]> {
  const found = await db
    .select({ hash: picks.photoHash })
    .from(picks)
    .where(eq(picks.shopId, shopId))
  return found.map(one => one.hash)
}
