import { and, asc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import { noteFormerPrices } from '../catalog/former-price.ts'
import { lowerOf } from '../catalog/product.ts'
import { products, variants } from '../catalog/schema.ts'
import { announceChange } from '../catalog/stock.ts'
import { summarize } from '../catalog/upsert.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { dueWork, promise } from '../platform/outbox.ts'
import { markdowns } from './schema.ts'

const topic = 'markdowns.turn'
/** A sale event may begin with all that a large seller has: so many at once, then others get a turn. */
const variantsAtOnce = 500

/** Something begins or ends at `at`; of those after this variant, if one is named. */
export type Turn = { sellerId: string; at: Instant; after?: string }

/** When pages are to follow. The same instant again changes nothing. */
export async function promiseTurn(tx: Tx, turn: Turn, now: Instant): Promise<void> {
  const { sellerId, at, after = '' } = turn
  const payload = { sellerId, at: String(at), after }
  const cause = after ? `${at}:${after}` : String(at)
  await promise(tx, [{ home: sellerId, topic, cause, payload, dueAt: at }], now)
}

/**
 * Brings to every page what has begun or ended at an instant. What is charged does not wait for
 * this: `orders/quote.ts` reads the markdowns themselves. Late or twice, it comes to the same.
 * `unasked`: variants whose price nobody was asked before.
 */
export async function turnPrices(
  tx: Tx,
  turn: Turn,
  now: Instant,
  unasked: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { sellerId, at } = turn
  const variantIds = await turningAt(tx, turn)
  if (!variantIds.length) return
  const held = await hold(tx, { sellerId, variantIds })
  const asked = held.filter(one => !unasked.has(one.id))
  await noteFormerPrices(tx, await formerOf(tx, { sellerId, at, held: asked }))
  await showPrices(tx, { sellerId, held, now })
  const after = variantIds.at(-1)
  if (after && variantIds.length === variantsAtOnce) await promiseTurn(tx, { ...turn, after }, now)
}

/**
 * The same for what should have been brought already: whoever changes prices finds them as they
 * are, or a former price would be noted that nobody was asked.
 */
export async function turnDue(
  tx: Tx,
  { sellerId, now }: { sellerId: string; now: Instant },
): Promise<void> {
  for (const work of await dueWork(tx, { home: sellerId, topic, now })) {
    const { at, after } = work as { at: string; after: string }
    await turnPrices(tx, { sellerId, at: Number(at), after }, now)
  }
}

const edges = (sellerId: string, at: Instant) =>
  and(eq(markdowns.sellerId, sellerId), or(eq(markdowns.startsAt, at), eq(markdowns.endsAt, at)))

async function turningAt(tx: Tx, { sellerId, at, after = '' }: Turn): Promise<string[]> {
  const found = await tx
    .selectDistinct({ id: markdowns.variantId })
    .from(markdowns)
    .where(and(edges(sellerId, at), gt(markdowns.variantId, after)))
    .orderBy(asc(markdowns.variantId))
    .limit(variantsAtOnce)
  return found.map(one => one.id)
}

type Held = { id: string; productId: string; priceMinor: number }

/** No feed and no other markdown comes between until the transaction ends. */
export async function hold(
  tx: Tx,
  { sellerId, variantIds, isActive }: { sellerId: string; variantIds: string[]; isActive?: SQL },
): Promise<Held[]> {
  const { id, productId, priceMinor } = variants
  return forUpdate(
    tx
      .select({ id, productId, priceMinor })
      .from(variants)
      .where(and(eq(variants.sellerId, sellerId), inArray(id, variantIds), isActive))
      .orderBy(id),
  )
}

/** Copies what runs now onto the variants and the products they are of at present. */
export async function showPrices(
  tx: Tx,
  { sellerId, held, now }: { sellerId: string; held: Held[]; now: Instant },
): Promise<void> {
  const running = sql`(select m.price_minor from ${markdowns} m
    where m.seller_id = ${variants.sellerId} and m.variant_id = ${variants.id}
      and m.starts_at <= ${now} and m.ends_at > ${now})`
  const variantIds = held.map(one => one.id)
  await tx
    .update(variants)
    .set({ markdownMinor: running })
    .where(and(eq(variants.sellerId, sellerId), inArray(variants.id, variantIds)))
  const productIds = [...new Set(held.map(one => one.productId))]
  await summarize(tx, sellerId, productIds)
  await announceChange(tx, { sellerId, productIds, now })
}

/** What was asked until that instant, where another price is asked from it on. */
async function formerOf(
  tx: Tx,
  { sellerId, at: until, held }: { sellerId: string; at: Instant; held: Held[] },
) {
  const variantIds = held.map(one => one.id)
  const found = await tx
    .select({ markdown: markdowns, currency: products.currency })
    .from(markdowns)
    .innerJoin(
      products,
      and(eq(products.sellerId, markdowns.sellerId), eq(products.id, markdowns.productId)),
    )
    .where(and(edges(sellerId, until), inArray(markdowns.variantId, variantIds)))
  const pricesAt = (edge: 'startsAt' | 'endsAt') =>
    new Map(
      found
        .filter(({ markdown }) => markdown[edge] === until)
        .map(({ markdown }) => [markdown.variantId, markdown.priceMinor]),
    )
  const [starting, ending] = [pricesAt('startsAt'), pricesAt('endsAt')]
  const currencies = new Map(found.map(one => [one.markdown.variantId, one.currency]))
  return held.flatMap(({ id: variantId, priceMinor: own }) => {
    const priceMinor = lowerOf(own, ending.get(variantId) ?? null)
    const next = lowerOf(own, starting.get(variantId) ?? null)
    const currency = currencies.get(variantId) ?? ''
    return priceMinor === next ? [] : [{ sellerId, variantId, until, priceMinor, currency }]
  })
}
