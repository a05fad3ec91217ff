import { and, eq, gt, inArray, lte, or } from 'drizzle-orm'
import { noteFormerPrices } from '../catalog/former-price.ts'
import { lowerOf } from '../catalog/product.ts'
import { products, variants } from '../catalog/schema.ts'
import { announceChange } from '../catalog/stock.ts'
import { summarize } from '../catalog/upsert.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { markdowns } from './schema.ts'

/**
 * Brings to every page what has begun or ended at an instant. What is charged does not wait for
 * this: `orders/quote.ts` reads the markdowns themselves. Late or twice, it comes to the same.
 */
export async function turnPrices(
  tx: Tx,
  { sellerId, at, now }: { sellerId: string; at: Instant; now: Instant },
): Promise<void> {
  const turning = await turningAt(tx, { sellerId, at })
  if (!turning.length) return
  const variantIds = [...new Set(turning.map(one => one.markdown.variantId))]
  const productIds = [...new Set(turning.map(one => one.markdown.productId))]
  await noteFormerPrices(tx, formerOf(turning, at))
  await showPrices(tx, { sellerId, variantIds, productIds, now })
}

/** Copies what runs now onto the variants and their products. */
export async function showPrices(
  tx: Tx,
  {
    sellerId,
    variantIds,
    productIds,
    now,
  }: { sellerId: string; variantIds: string[]; productIds: string[]; now: Instant },
): Promise<void> {
  const running = await runningAt(tx, { sellerId, variantIds, now })
  for (const variantId of variantIds)
    await tx
      .update(variants)
      .set({ markdownMinor: running.get(variantId) ?? null })
      .where(and(eq(variants.sellerId, sellerId), eq(variants.id, variantId)))
  await summarize(tx, sellerId, productIds)
  await announceChange(tx, { sellerId, productIds, now })
}

type Turning = Awaited<ReturnType<typeof turningAt>>[number]

async function turningAt(tx: Tx, { sellerId, at }: { sellerId: string; at: Instant }) {
  const found = await tx
    .select({ markdown: markdowns, currency: products.currency })
    .from(markdowns)
    .innerJoin(
      products,
      and(eq(products.sellerId, markdowns.sellerId), eq(products.id, markdowns.productId)),
    )
    .where(
      and(
        eq(markdowns.sellerId, sellerId),
        or(eq(markdowns.startsAt, at), eq(markdowns.endsAt, at)),
      ),
    )
  if (!found.length) return []
  const own = await forUpdate(
    tx
      .select({ id: variants.id, priceMinor: variants.priceMinor })
      .from(variants)
      .where(
        and(
          eq(variants.sellerId, sellerId),
          inArray(
            variants.id,
            found.map(one => one.markdown.variantId),
          ),
        ),
      )
      .orderBy(variants.id),
  )
  const prices = new Map(own.map(one => [one.id, one.priceMinor]))
  return found.flatMap(one => {
    const ownMinor = prices.get(one.markdown.variantId)
    return ownMinor === undefined ? [] : [{ ...one, ownMinor }]
  })
}

async function runningAt(
  tx: Tx,
  { sellerId, variantIds, now }: { sellerId: string; variantIds: string[]; now: Instant },
): Promise<Map<string, number>> {
  const found = await tx
    .select({ variantId: markdowns.variantId, priceMinor: markdowns.priceMinor })
    .from(markdowns)
    .where(
      and(
        eq(markdowns.sellerId, sellerId),
        inArray(markdowns.variantId, variantIds),
        lte(markdowns.startsAt, now),
        gt(markdowns.endsAt, now),
      ),
    )
  return new Map(found.map(one => [one.variantId, one.priceMinor]))
}

/** What was asked until that instant: an ended markdown's price, else the variant's own. */
function formerOf(turning: Turning[], at: Instant) {
  const ended = new Set(
    turning.filter(one => one.markdown.endsAt === at).map(one => one.markdown.variantId),
  )
  return turning
    .filter(({ markdown }) => markdown.endsAt === at || !ended.has(markdown.variantId))
    .map(({ markdown, currency, ownMinor }) => ({
      sellerId: markdown.sellerId,
      variantId: markdown.variantId,
      until: at,
      priceMinor: markdown.endsAt === at ? lowerOf(ownMinor, markdown.priceMinor) : ownMinor,
      currency,
    }))
}
