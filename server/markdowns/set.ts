import { and, eq, gt, inArray, lt, type SQL } from 'drizzle-orm'
import { products, variants } from '../catalog/schema.ts'
import { days, type Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { MarkdownInput } from './contract.ts'
import { holdEvent } from './events.ts'
import { markdowns } from './schema.ts'
import { type Instants, instantsOf } from './span.ts'
import { hold, promiseTurn, showPrices, turnDue, turnPrices } from './turn.ts'

/** How far back orders are counted to see whether a seller is a small one (SD-2). */
export const countedBack = days(90)

/**
 * Promises lower prices for a span of time, all of them or none. `ordersLately` are the seller's
 * orders of the last `countedBack`. Refuses `not_found`, `event_not_eligible`, `markdown_overlaps`
 * and, as `invalid_input`, a price that is not lower.
 */
export async function setMarkdowns(
  tx: Tx,
  {
    sellerId,
    input,
    ordersLately,
    now,
  }: { sellerId: string; input: MarkdownInput; ordersLately: number; now: Instant },
): Promise<void> {
  const { startsAt, endsAt, timeZone } = await spanOf(tx, input, { ordersLately, now })
  await turnDue(tx, { sellerId, now })
  const held = await meant(tx, sellerId, input)
  await refuseOverlap(tx, { sellerId, variantIds: [...held.keys()], startsAt, endsAt })
  await tx.insert(markdowns).values(
    input.prices.map(({ variant_id: variantId, price_minor: priceMinor }) => ({
      sellerId,
      variantId,
      productId: held.get(variantId)?.productId ?? '',
      startsAt,
      endsAt,
      timeZone,
      priceMinor,
      eventId: input.event_id,
      createdAt: now,
    })),
  )
  if (startsAt <= now) await turnPrices(tx, { sellerId, at: startsAt }, now)
  else await promiseTurn(tx, { sellerId, at: startsAt }, now)
  await promiseTurn(tx, { sellerId, at: endsAt }, now)
}

/** An event's span is its own; what has begun already begins now. */
async function spanOf(
  tx: Tx,
  { event_id: eventId, span }: MarkdownInput,
  { ordersLately, now }: { ordersLately: number; now: Instant },
): Promise<Instants> {
  if ((eventId === null) === (span === null))
    throw new Refusal('invalid_input', {
      fields: [{ field: 'span', message: 'either an event_id or a span' }],
    })
  const meant = span
    ? await instantsOf(span, now)
    : await joined(tx, eventId ?? '', ordersLately, now)
  return { ...meant, startsAt: Math.max(meant.startsAt, now) }
}

async function joined(tx: Tx, eventId: string, ordersLately: number, now: Instant) {
  const event = await holdEvent(tx, eventId)
  if (event.endsAt <= now) throw new Refusal('event_over')
  if (event.ordersMax !== null && ordersLately > event.ordersMax)
    throw new Refusal('event_not_eligible', { orders_max: event.ordersMax, orders: ordersLately })
  return event
}

/** The variants meant, all of them the seller's and each dearer than its new price. */
async function meant(tx: Tx, sellerId: string, { prices }: MarkdownInput) {
  const variantIds = prices.map(one => one.variant_id)
  const isActive = eq(variants.state, 'active')
  const rows = await hold(tx, { sellerId, variantIds, isActive })
  const held = new Map(rows.map(row => [row.id, row]))
  if (held.size !== variantIds.length) throw new Refusal('not_found')
  const fields = prices.flatMap(({ variant_id: id, price_minor: minor }, index) =>
    minor < (held.get(id)?.priceMinor ?? 0)
      ? []
      : [{ field: `prices.${index}.price_minor`, message: 'lower than its price' }],
  )
  if (fields.length) throw new Refusal('invalid_input', { fields })
  return held
}

async function refuseOverlap(
  tx: Tx,
  {
    sellerId,
    variantIds,
    startsAt,
    endsAt,
  }: { sellerId: string; variantIds: string[] } & Omit<Instants, 'timeZone'>,
): Promise<void> {
  const [other] = await tx
    .select({ markdown: markdowns, title: products.title })
    .from(markdowns)
    .innerJoin(
      products,
      and(eq(products.sellerId, markdowns.sellerId), eq(products.id, markdowns.productId)),
    )
    .where(
      and(
        eq(markdowns.sellerId, sellerId),
        inArray(markdowns.variantId, variantIds),
        lt(markdowns.startsAt, endsAt),
        gt(markdowns.endsAt, startsAt),
      ),
    )
    .limit(1)
  if (!other) return
  const { productId, variantId, startsAt: from, endsAt: until } = other.markdown
  throw new Refusal('markdown_overlaps', {
    title: other.title,
    product_id: productId,
    variant_id: variantId,
    starts_at: new Date(from).toISOString(),
    ends_at: new Date(until).toISOString(),
  })
}

/** All of a product's markdowns that begin at one instant. Refuses `not_found`. */
export async function endMarkdowns(
  tx: Tx,
  {
    sellerId,
    productId,
    startsAt,
    now,
  }: { sellerId: string; productId: string; startsAt: Instant; now: Instant },
): Promise<void> {
  await turnDue(tx, { sellerId, now })
  const named = and(
    eq(markdowns.sellerId, sellerId),
    eq(markdowns.productId, productId),
    eq(markdowns.startsAt, startsAt),
    gt(markdowns.endsAt, now),
  )
  const ended = await end(tx, named, { startsAt, now })
  if (!ended.length) throw new Refusal('not_found')
  await turnPrices(tx, { sellerId, at: now }, now)
  // What has just begun, or had by the time this came to be done, is no longer shown either.
  const held = await hold(tx, { sellerId, variantIds: ended.map(({ id }) => id) })
  await showPrices(tx, { sellerId, held, now })
}

/** Those that are named, all of which begin at one instant: not yet begun, they never were. */
export async function end(
  tx: Tx,
  named: SQL | undefined,
  { startsAt, now }: { startsAt: Instant; now: Instant },
): Promise<{ id: string }[]> {
  const variant = { id: markdowns.variantId }
  return startsAt >= now
    ? await tx.delete(markdowns).where(named).returning(variant)
    : await tx.update(markdowns).set({ endsAt: now }).where(named).returning(variant)
}
