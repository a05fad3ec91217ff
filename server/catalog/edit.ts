import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { offerOf, type ProductInput } from './contract.ts'
import { products, variants } from './schema.ts'
import { announceChange } from './stock.ts'
import { markGone, upsertOffers } from './upsert.ts'

/** One product as typed or sent: its variants are exactly those named. Answers its id. */
export async function saveProduct(
  tx: Tx,
  {
    sellerId,
    currency,
    input,
    now,
  }: { sellerId: string; currency: string; input: ProductInput; now: Instant },
): Promise<{ id: string }> {
  const offer = offerOf(input)
  const [before] = await tx
    .select({ feedId: products.feedId, state: products.state })
    .from(products)
    .where(and(eq(products.sellerId, sellerId), eq(products.externalId, offer.groupId)))
  // Made anew, it is its seller's own: the feed it once came from may be gone as well.
  const feedId = before && before.state !== 'gone' ? before.feedId : null
  await upsertOffers(tx, { sellerId, currency, feedId, met: new Set(), now }, [offer])
  const [product] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.sellerId, sellerId), eq(products.externalId, offer.groupId)))
  if (!product) throw new Error('a saved product is missing')
  const named = offer.variants.map(variant => variant.externalId)
  const dropped = await tx
    .select({ id: variants.id })
    .from(variants)
    .where(
      and(
        eq(variants.sellerId, sellerId),
        eq(variants.productId, product.id),
        eq(variants.state, 'active'),
        notInArray(variants.externalId, named),
      ),
    )
  const variantIds = dropped.map(variant => variant.id)
  if (variantIds.length) await markGone(tx, { sellerId, variantIds, productIds: [product.id], now })
  return product
}

/**
 * Its seller takes a product off every shelf for a while, or puts it back. Refuses `not_found`,
 * `product_suspended`.
 */
export async function setProductState(
  tx: Tx,
  {
    sellerId,
    productId,
    state,
    now,
  }: { sellerId: string; productId: string; state: 'active' | 'paused'; now: Instant },
): Promise<void> {
  const changed = await tx
    .update(products)
    .set({ state, updatedAt: now })
    .where(
      and(
        eq(products.sellerId, sellerId),
        eq(products.id, productId),
        inArray(products.state, ['active', 'paused']),
      ),
    )
    .returning({ id: products.id })
  if (!changed.length) {
    const [found] = await tx
      .select({ state: products.state })
      .from(products)
      .where(and(eq(products.sellerId, sellerId), eq(products.id, productId)))
    throw new Refusal(found?.state === 'suspended' ? 'product_suspended' : 'not_found')
  }
  await announceChange(tx, { sellerId, productIds: [productId], now })
}

/**
 * Its seller does not sell it any more: off every shelf, kept for the orders that name it. Under the same
 * number it can be made anew. Refuses `not_found`, `product_from_feed` (which would bring it back).
 */
export async function removeProduct(
  tx: Tx,
  { sellerId, productId, now }: { sellerId: string; productId: string; now: Instant },
): Promise<void> {
  const own = and(eq(products.sellerId, sellerId), eq(products.id, productId))
  const [found] = await tx.select({ feedId: products.feedId }).from(products).where(own)
  if (!found) throw new Refusal('not_found')
  if (found.feedId) throw new Refusal('product_from_feed')
  const ofProduct = and(eq(variants.sellerId, sellerId), eq(variants.productId, productId))
  const rows = await tx.select({ id: variants.id }).from(variants).where(ofProduct)
  const variantIds = rows.map(variant => variant.id)
  await markGone(tx, { sellerId, variantIds, productIds: [productId], now })
  await tx.update(products).set({ wasPaused: false }).where(own)
}
