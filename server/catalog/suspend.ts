import { and, desc, eq, ne, type SQL } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Product, productsByIds } from './queries.ts'
import { isSuspended, type ProductStateName, products, variants } from './schema.ts'
import { wordsFound } from './search.ts'
import { announceChange } from './stock.ts'

/**
 * The operator takes a product off every shelf and page, with words for its seller; nothing but
 * the operator's word brings it back; null: it stands as its seller has left it. Its seller is mailed.
 * What was ordered goes on. Refuses `not_found`.
 */
export async function suspendProduct(
  tx: Tx,
  {
    sellerId,
    productId,
    reason,
    now,
  }: { sellerId: string; productId: string; reason: string | null; now: Instant },
): Promise<void> {
  const own = and(eq(products.sellerId, sellerId), eq(products.id, productId))
  const [found] = await forUpdate(tx.select().from(products).where(own))
  if (!found) throw new Refusal('not_found')
  if ((found.state === 'suspended') === (reason !== null)) return
  const state = reason === null ? await stateBefore(tx, found) : 'suspended'
  // What is gone keeps how its seller had left it; what is on sale or paused again says so itself.
  const wasPaused =
    state === 'suspended'
      ? found.wasPaused || found.state === 'paused'
      : state === 'gone' && found.wasPaused
  await tx
    .update(products)
    .set({ state, wasPaused, stateReason: reason, updatedAt: now })
    .where(own)
  await announceChange(tx, { sellerId, productIds: [productId], isUrgent: true, now })
  const payload = { mail: 'product_decided', sellerId, productId, state }
  const cause = `product_decided:${productId}:${state}:${now}`
  await promise(tx, [{ home: sellerId, topic: 'mail', cause, payload }], now)
}

/** As its seller and its feed have left it meanwhile. */
async function stateBefore(
  tx: Tx,
  { sellerId, id, wasPaused }: typeof products.$inferSelect,
): Promise<ProductStateName> {
  const isLeft = and(
    eq(variants.sellerId, sellerId),
    eq(variants.productId, id),
    eq(variants.state, 'active'),
  )
  const [left] = await tx.select({ id: variants.id }).from(variants).where(isLeft).limit(1)
  if (!left) return 'gone'
  return wasPaused ? 'paused' : 'active'
}

/**
 * Products of every seller, for whoever has to answer for them: those that hold `words`, or one by its
 * id; without either those that are suspended.
 */
export async function productsOfInstance(
  db: Reader,
  { words, productId, rowsMax }: { words: string; productId: string | null; rowsMax: number },
): Promise<Product[]> {
  const matching = (what: SQL | undefined) =>
    db
      .select({ id: products.id })
      .from(products)
      .where(what)
      .orderBy(desc(products.updatedAt), desc(products.id))
      .limit(rowsMax)
  const isThere = ne(products.state, 'gone')
  const asked = productId
    ? eq(products.id, productId)
    : ((await wordsFound(words, async typed => (await matching(and(isThere, typed))).length > 0)) ??
      isSuspended)
  const found = await matching(productId ? asked : and(isThere, asked))
  return productsByIds(
    db,
    found.map(row => row.id),
  )
}
