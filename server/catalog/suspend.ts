import { and, desc, eq, ne, type SQL } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Product, productsByIds } from './queries.ts'
import { products } from './schema.ts'
import { wordsFound } from './search.ts'
import { announceChange } from './stock.ts'

/**
 * The operator takes a product off every shelf and page, with words for its seller, whom nothing but
 * the operator's word brings it back; null: it is on sale again. Its seller is mailed. What was ordered
 * goes on. Refuses `not_found`.
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
  const [found] = await forUpdate(tx.select({ state: products.state }).from(products).where(own))
  if (!found) throw new Refusal('not_found')
  if ((found.state === 'suspended') === (reason !== null)) return
  const state = reason === null ? 'active' : 'suspended'
  await tx.update(products).set({ state, stateReason: reason, updatedAt: now }).where(own)
  await announceChange(tx, { sellerId, productIds: [productId], now })
  const payload = { mail: 'product_decided', sellerId, productId, state }
  const cause = `product_decided:${productId}:${state}:${now}`
  await promise(tx, [{ home: sellerId, topic: 'mail', cause, payload }], now)
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
      .where(and(ne(products.state, 'gone'), what))
      .orderBy(desc(products.updatedAt), desc(products.id))
      .limit(rowsMax)
  const asked = productId
    ? eq(products.id, productId)
    : ((await wordsFound(words, async typed => (await matching(typed)).length > 0)) ??
      eq(products.state, 'suspended'))
  const found = await matching(asked)
  return productsByIds(
    db,
    found.map(row => row.id),
  )
}
