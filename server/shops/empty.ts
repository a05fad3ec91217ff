import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/index.ts'
import { raiseVersion } from './copies.ts'
import { holdShop } from './curate.ts'
import { bundles, picks, sections, shopDomains, shops } from './schema.ts'

/**
 * Its curator leaves for good: nothing they have made of it is left, and its handle is nobody
 * else's. Answers the pictures that were theirs. Films go by the daily sweep, as no bundle names them.
 */
export async function emptyShop(tx: Tx, shopId: string): Promise<string[]> {
  const shop = await holdShop(tx, shopId)
  const hashes = await ownPictures(tx, shopId)
  if (shop.avatarHash) hashes.push(shop.avatarHash)
  for (const made of [bundles, picks, sections, shopDomains])
    await tx.delete(made).where(eq(made.shopId, shopId))
  await raiseVersion(tx, eq(shops.id, shopId), {
    ...{ name: shop.handle, line: '', avatarHash: null, embedHosts: [], ownHost: null },
    ...{ pickCount: 0, state: shop.state === 'suspended' ? 'suspended' : 'closed' },
  })
  return [...new Set(hashes)]
}

async function ownPictures(db: Reader, shopId: string): Promise<string[]> {
  const photos = await db
    .select({ hash: picks.photoHash })
    .from(picks)
    .where(eq(picks.shopId, shopId))
  const bundled = await db
    .select({ hash: bundles.imageHash })
    .from(bundles)
    .where(eq(bundles.shopId, shopId))
  return [...photos, ...bundled].flatMap(one => one.hash ?? [])
}
