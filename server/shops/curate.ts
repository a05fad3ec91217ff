import { and, asc, eq, gte, inArray, lt, max, sql } from 'drizzle-orm'
import { slugFor } from '../catalog/product.ts'
import { productsByIds } from '../catalog/queries.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal, type RefusalCode } from '../platform/refusal.ts'
import { sells } from '../sellers/seller.ts'
import { allTiers } from '../tiers/progress.ts'
import { nextTier, room } from '../tiers/tier.ts'
import type { Photo } from './bundles.ts'
import { raiseVersion } from './copies.ts'
import { forgetPictures } from './own-pictures.ts'
import { findPick, findShopByHandle, pickedAmong, requirePick, type Shop } from './queries.ts'
import { picks, sections, shops } from './schema.ts'

/** A section's picks lie between its position times this and the next section's. */
export const sectionSpan = 1_000_000

/** `source`: the handle of the shop where it was found. */
export type Wish = { productId: string; note: string; source?: string | undefined }
export type Added = { productId: string; pickId: string }
export type NotAdded = { productId: string; code: RefusalCode; details: Record<string, unknown> }

/**
 * Puts products on the shelf: as many as there is room for, in the order given; every other one is
 * answered with its reason. Two tabs at once share the same room: the shop's row is held.
 */
export async function addPicks(
  tx: Tx,
  {
    shopId,
    sectionId,
    wishes,
    now,
  }: { shopId: string; sectionId: string | null; wishes: Wish[]; now: Instant },
): Promise<{ added: Added[]; refused: NotAdded[] }> {
  const shop = await holdShop(tx, shopId)
  const sectionPosition = await positionOfSection(tx, { shopId, sectionId })
  const checked = await checkWishes(tx, shop, wishes)
  const tiers = await allTiers(tx)
  const tier = tiers.find(one => one.id === shop.tierId) ?? tiers[0]!
  const free = room(tier, shop.pickCount)
  const capDetails = {
    cap: tier.picksMax,
    sales: shop.saleCount,
    needed: nextTier(tiers, tier)?.salesNeeded ?? null,
  }
  const refused: NotAdded[] = [...checked.refused]
  for (const one of checked.good.slice(free))
    refused.push({ productId: one.productId, code: 'listing_cap', details: capDetails })
  const rows = checked.good.slice(0, free)
  if (!rows.length) return { added: [], refused }
  let position = await lastPosition(tx, { shopId, sectionPosition })
  const made = rows.map(one => ({
    shopId,
    id: newId('pik', now),
    sectionId,
    ...one,
    position: ++position,
    createdAt: now,
  }))
  await tx.insert(picks).values(made)
  await changeShop(tx, shop, made.length)
  return { added: made.map(one => ({ productId: one.productId, pickId: one.id })), refused }
}

/** Puts one product on the shelf or throws the reason: `listing_cap`, `already_picked`... */
export async function addPick(
  tx: Tx,
  {
    shopId,
    sectionId,
    wish,
    now,
  }: { shopId: string; sectionId: string | null; wish: Wish; now: Instant },
): Promise<Added> {
  const { added, refused } = await addPicks(tx, { shopId, sectionId, wishes: [wish], now })
  const [no] = refused
  if (no) throw new Refusal(no.code, no.details)
  return added[0]!
}

export async function removePick(
  tx: Tx,
  { shopId, pickId, now }: { shopId: string; pickId: string; now: Instant },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  const { photoHash } = await requirePick(tx, { shopId, pickId })
  await forgetPictures(tx, { shopId, hashes: [photoHash], now })
  await tx.delete(picks).where(and(eq(picks.shopId, shopId), eq(picks.id, pickId)))
  await changeShop(tx, shop, -1)
}

export async function editNote(
  tx: Tx,
  { shopId, pickId, note }: { shopId: string; pickId: string; note: string },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  await requirePick(tx, { shopId, pickId })
  await tx
    .update(picks)
    .set({ note })
    .where(and(eq(picks.shopId, shopId), eq(picks.id, pickId)))
  await changeShop(tx, shop, 0)
}

/** The curator's own photo of a pick, as `Images.store` has kept it; null takes it away again. */
export async function setPhoto(
  tx: Tx,
  {
    shopId,
    pickId,
    photo,
    now,
  }: { shopId: string; pickId: string; photo: Photo | null; now: Instant },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  const { photoHash: before } = await requirePick(tx, { shopId, pickId })
  if (before !== photo?.hash) await forgetPictures(tx, { shopId, hashes: [before], now })
  await tx
    .update(picks)
    .set({
      photoHash: photo?.hash ?? null,
      photoWidth: photo?.width ?? null,
      photoHeight: photo?.height ?? null,
      photoColor: photo?.color ?? null,
    })
    .where(and(eq(picks.shopId, shopId), eq(picks.id, pickId)))
  await changeShop(tx, shop, 0)
}

/** Moves a pick into a section, before another pick or to the end. */
export async function movePick(
  tx: Tx,
  {
    shopId,
    pickId,
    sectionId,
    beforePickId,
  }: { shopId: string; pickId: string; sectionId: string | null; beforePickId: string | null },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  await requirePick(tx, { shopId, pickId })
  const sectionPosition = await positionOfSection(tx, { shopId, sectionId })
  const neighbours = await picksInSection(tx, { shopId, sectionPosition })
  const order = neighbours.filter(one => one.id !== pickId).map(one => one.id)
  const at = beforePickId === null ? order.length : order.indexOf(beforePickId)
  if (at < 0) throw new Refusal('not_found')
  order.splice(at, 0, pickId)
  const before = new Map(neighbours.map(one => [one.id, one.position]))
  for (const [index, id] of order.entries()) {
    const position = sectionPosition * sectionSpan + index + 1
    if (before.get(id) === position) continue
    await tx
      .update(picks)
      .set(id === pickId ? { position, sectionId } : { position })
      .where(and(eq(picks.shopId, shopId), eq(picks.id, id)))
  }
  await changeShop(tx, shop, 0)
}

async function picksInSection(
  tx: Tx,
  { shopId, sectionPosition }: { shopId: string; sectionPosition: number },
) {
  return tx
    .select({ id: picks.id, position: picks.position })
    .from(picks)
    .where(
      and(
        eq(picks.shopId, shopId),
        gte(picks.position, sectionPosition * sectionSpan),
        lt(picks.position, (sectionPosition + 1) * sectionSpan),
      ),
    )
    .orderBy(asc(picks.position))
}

/** The shop, held until the transaction ends, so that its counts and room are decided one by one. */
export async function holdShop(tx: Tx, shopId: string): Promise<Shop> {
  const [shop] = await forUpdate(tx.select().from(shops).where(eq(shops.id, shopId)))
  if (!shop) throw new Refusal('not_found')
  return shop
}

/** Keeps the count of picks true and the rendered page fresh. */
export async function changeShop(tx: Tx, shop: Shop, picksDelta: number): Promise<void> {
  const pickCount = sql`${shops.pickCount} + ${picksDelta}`
  await raiseVersion(tx, eq(shops.id, shop.id), { pickCount })
}

async function positionOfSection(
  tx: Tx,
  { shopId, sectionId }: { shopId: string; sectionId: string | null },
): Promise<number> {
  if (sectionId === null) return 0
  const [section] = await tx
    .select()
    .from(sections)
    .where(and(eq(sections.shopId, shopId), eq(sections.id, sectionId)))
  if (!section) throw new Refusal('not_found')
  return section.position
}

async function lastPosition(
  tx: Tx,
  { shopId, sectionPosition }: { shopId: string; sectionPosition: number },
): Promise<number> {
  const from = sectionPosition * sectionSpan
  const [row] = await tx
    .select({ last: max(picks.position) })
    .from(picks)
    .where(
      and(
        eq(picks.shopId, shopId),
        gte(picks.position, from),
        lt(picks.position, from + sectionSpan),
      ),
    )
  return row?.last ?? from
}

async function checkWishes(tx: Tx, shop: Shop, wishes: Wish[]) {
  const ids = [...new Set(wishes.map(wish => wish.productId))]
  const found = new Map((await productsByIds(tx, ids)).map(product => [product.id, product]))
  const held = await pickedAmong(tx, { shopId: shop.id, productIds: ids })
  const good: Pick<
    typeof picks.$inferInsert,
    'productId' | 'sellerId' | 'slug' | 'note' | 'sourceShopId'
  >[] = []
  const refused: NotAdded[] = []
  for (const { productId, note, source } of wishes) {
    const product = found.get(productId)
    const refuse = (code: RefusalCode, details = {}) => refused.push({ productId, code, details })
    if (!product) refuse('not_found')
    else if (held.has(productId)) refuse('already_picked')
    else if (product.currency !== shop.currency)
      refuse('currency_differs', { currency: shop.currency })
    else if (product.state !== 'active' || !sells(product.seller.state))
      refuse('product_unavailable')
    else {
      held.add(productId)
      good.push({
        productId,
        sellerId: product.sellerId,
        slug: slugFor(product.title, product.id),
        note,
        sourceShopId: await sourceOf(tx, shop, { productId, handle: source }),
      })
    }
  }
  return { good, refused }
}

/** Another shop that has this product on its shelf; anything else is no source. */
async function sourceOf(
  tx: Tx,
  shop: Shop,
  { productId, handle }: { productId: string; handle: string | undefined },
): Promise<string | null> {
  const source = handle ? await findShopByHandle(tx, handle) : null
  if (!source || source.id === shop.id) return null
  return (await findPick(tx, { shopId: source.id, product: productId })) ? source.id : null
}

/** Shops whose page shows one of these products, so that it is rendered anew. */
export async function refreshShopsWith(
  tx: Tx,
  { sellerId, productIds }: { sellerId: string; productIds: string[] | null },
): Promise<void> {
  const showing = tx
    .select({ shopId: picks.shopId })
    .from(picks)
    .where(
      and(
        eq(picks.sellerId, sellerId),
        productIds ? inArray(picks.productId, productIds) : undefined,
      ),
    )
  await raiseVersion(tx, inArray(shops.id, showing))
}
