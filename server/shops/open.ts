import { eq, inArray } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { reservedHandles, type ShopEdit, type ShopInput } from './contract.ts'
import { raiseVersion } from './copies.ts'
import { forgetPictures } from './own-pictures.ts'
import { requireShop } from './queries.ts'
import { picks, shopHandles, shops, userShops } from './schema.ts'

/**
 * Opens a person's one shop, at once and for nothing.
 * Refuses `handle_reserved`, `handle_taken`, `shop_exists`.
 */
export async function openShop(
  tx: Tx,
  { userId, input, now }: { userId: string; input: ShopInput; now: Instant },
): Promise<{ id: string }> {
  const id = newId('shp', now)
  const mine = await tx
    .insert(userShops)
    .values({ userId, shopId: id })
    .onConflictDoNothing()
    .returning()
  if (!mine.length) throw new Refusal('shop_exists')
  await takeHandle(tx, { handle: input.handle, shopId: id })
  await tx.insert(shops).values({
    id,
    userId,
    ...input,
    tierId: 'starter',
    pickCount: 0,
    saleCount: 0,
    state: 'open',
    version: 1,
    createdAt: now,
  })
  return { id }
}

/**
 * Changes how a shop looks and is called, as far as it is said; an old handle keeps leading to it.
 * Refuses `handle_reserved`, `handle_taken`.
 */
export async function editShop(
  tx: Tx,
  { shopId, edit }: { shopId: string; edit: Omit<ShopEdit, 'currency'> },
): Promise<void> {
  const shop = await requireShop(tx, shopId)
  const {
    handle = shop.handle,
    embed_hosts: embedHosts = shop.embedHosts,
    is_named_as_source: isNamedAsSource = shop.isNamedAsSource,
    ...look
  } = edit
  if (handle !== shop.handle) await takeHandle(tx, { handle, shopId })
  await raiseVersion(tx, eq(shops.id, shopId), { ...look, handle, embedHosts, isNamedAsSource })
  if (isNamedAsSource || shop.isNamedAsSource) await refreshFoundIn(tx, shopId)
}

/** Shops that say of one of their picks that it was found in this one. */
export async function refreshFoundIn(tx: Tx, sourceShopId: string): Promise<void> {
  const showing = tx
    .select({ shopId: picks.shopId })
    .from(picks)
    .where(eq(picks.sourceShopId, sourceShopId))
  await raiseVersion(tx, inArray(shops.id, showing))
}

export async function setAvatar(
  tx: Tx,
  { shopId, hash, now }: { shopId: string; hash: string | null; now: Instant },
): Promise<void> {
  const { avatarHash: before } = await requireShop(tx, shopId)
  if (before !== hash) await forgetPictures(tx, { shopId, hashes: [before], now })
  await raiseVersion(tx, eq(shops.id, shopId), { avatarHash: hash })
}

/** A handle that was the shop's before may be taken again by it, by nobody else. */
async function takeHandle(
  tx: Tx,
  { handle, shopId }: { handle: string; shopId: string },
): Promise<void> {
  if (reservedHandles.has(handle)) throw new Refusal('handle_reserved', { handle })
  const taken = await tx
    .insert(shopHandles)
    .values({ handle, shopId })
    .onConflictDoNothing()
    .returning()
  if (taken.length) return
  const [owner] = await tx.select().from(shopHandles).where(eq(shopHandles.handle, handle))
  if (owner?.shopId !== shopId) throw new Refusal('handle_taken', { handle })
}
