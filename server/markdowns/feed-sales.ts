import { and, eq, gt, inArray } from 'drizzle-orm'
import { variants } from '../catalog/schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { groupBy } from '../platform/group-by.ts'
import { markdowns } from './schema.ts'
import { end } from './set.ts'
import { longest } from './span.ts'
import { hold, promiseTurn, showPrices, turnPrices } from './turn.ts'

/** A sale price to which a feed gives dates. */
type Sale = { priceMinor: number; startsAt: Instant; endsAt: Instant; timeZone: string }
type Row = typeof markdowns.$inferSelect
type Own = { id: string; externalId: string; productId: string; priceMinor: number }
/** What is to change of one variant's markdowns. */
type Change = { ends: Row[]; begins: Row | null }

/**
 * Makes the markdowns that came with a feed what it says now, by the feed's own ids of its variants;
 * null: no sale price with dates. What it names no more ends. What the seller set elsewhere stays,
 * and where a feed's would overlap it, that one is left out. The caller has turned what was due.
 * `unasked`: variants whose price nobody was asked before.
 */
export async function takeSales(
  tx: Tx,
  {
    sellerId,
    sales,
    unasked,
    now,
  }: {
    sellerId: string
    sales: Map<string, Sale | null>
    unasked: ReadonlySet<string>
    now: Instant
  },
): Promise<void> {
  const known = await variantsOf(tx, sellerId, [...sales.keys()])
  const variantIds = known.map(one => one.id)
  const present = await presentOf(tx, { sellerId, variantIds, now })
  const changes = known.map(own => {
    const [rows, sale] = [present.get(own.id) ?? [], sales.get(own.externalId) ?? null]
    return changeOf({ sellerId, own, rows, sale, now })
  })
  await apply(tx, { sellerId, changes, unasked, now })
}

function variantsOf(tx: Tx, sellerId: string, externalIds: string[]): Promise<Own[]> {
  const { id, externalId, productId, priceMinor } = variants
  return tx
    .select({ id, externalId, productId, priceMinor })
    .from(variants)
    .where(and(eq(variants.sellerId, sellerId), inArray(externalId, externalIds)))
}

/** Markdowns that are not over, by variant. */
async function presentOf(
  tx: Tx,
  { sellerId, variantIds, now }: { sellerId: string; variantIds: string[]; now: Instant },
): Promise<Map<string, Row[]>> {
  const found = await tx
    .select()
    .from(markdowns)
    .where(
      and(
        eq(markdowns.sellerId, sellerId),
        inArray(markdowns.variantId, variantIds),
        gt(markdowns.endsAt, now),
      ),
    )
  return groupBy(found, row => row.variantId)
}

/**
 * A price that is not lower, is over, or begins further ahead than is promised, is no markdown yet.
 * Feeds write the year 9999 for no end.
 */
function changeOf({
  sellerId,
  own,
  rows,
  sale,
  now,
}: {
  sellerId: string
  own: Own
  rows: Row[]
  sale: Sale | null
  now: Instant
}): Change {
  const isNear = sale && sale.endsAt > now && sale.startsAt < now + longest
  const begins =
    isNear && sale.priceMinor < own.priceMinor
      ? {
          ...{ sellerId, variantId: own.id, productId: own.productId },
          ...{ ...sale, startsAt: Math.max(sale.startsAt, now) },
          endsAt: Math.min(sale.endsAt, now + longest),
          ...{ eventId: null, isFromFeed: true, createdAt: now },
        }
      : null
  const stays = rows.filter(
    row => !row.isFromFeed || (sale && begins && isSame(row, begins, { sale, now })),
  )
  const ends = rows.filter(row => !stays.includes(row))
  const isFree = begins && !stays.some(row => overlap(row, begins))
  return { ends, begins: isFree ? begins : null }
}

function isSame(row: Row, wish: Row, { sale, now }: { sale: Sale; now: Instant }): boolean {
  const beginsAsMeant =
    row.startsAt === wish.startsAt || (row.startsAt <= now && wish.startsAt <= now)
  // An end beyond what is promised is promised anew when it comes near, not with every reading.
  const isPutOff = sale.endsAt > row.endsAt && row.endsAt > now + longest / 2
  const endsAsMeant = row.endsAt === wish.endsAt || isPutOff
  return beginsAsMeant && endsAsMeant && row.priceMinor === wish.priceMinor
}

function overlap(one: Row, other: Row): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

async function apply(
  tx: Tx,
  {
    sellerId,
    changes,
    unasked,
    now,
  }: { sellerId: string; changes: Change[]; unasked: ReadonlySet<string>; now: Instant },
): Promise<void> {
  const ended = changes.flatMap(change => change.ends)
  const begun = changes.flatMap(change => change.begins ?? [])
  if (!ended.length && !begun.length) return
  for (const row of ended) await end(tx, thisOne(row), { startsAt: row.startsAt, now })
  if (begun.length) await tx.insert(markdowns).values(begun)
  if (ended.length || begun.some(row => row.startsAt <= now))
    await turnPrices(tx, { sellerId, at: now }, now, unasked)
  // What had not begun, or just now, leaves no edge to turn at.
  const held = await hold(tx, { sellerId, variantIds: ended.map(row => row.variantId) })
  if (held.length) await showPrices(tx, { sellerId, held, now })
  const edges = begun.flatMap(row => [row.startsAt, row.endsAt]).filter(at => at > now)
  for (const at of new Set(edges)) await promiseTurn(tx, { sellerId, at }, now)
}

const thisOne = ({ sellerId, variantId, startsAt }: Row) =>
  and(
    eq(markdowns.sellerId, sellerId),
    eq(markdowns.variantId, variantId),
    eq(markdowns.startsAt, startsAt),
  )
