import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import { markdowns, saleEvents } from './schema.ts'

export type Markdown = typeof markdowns.$inferSelect
export type Running = Pick<Markdown, 'endsAt' | 'timeZone'> & {
  event: { name: string; nameZh: string | null } | null
}

/** Until when a product's variants are marked down, by variant. */
export async function runningOf(
  db: Reader,
  { sellerId, variantIds, now }: { sellerId: string; variantIds: string[]; now: Instant },
): Promise<Map<string, Running>> {
  if (!variantIds.length) return new Map()
  const found = await db
    .select({ markdown: markdowns, name: saleEvents.name, nameZh: saleEvents.nameZh })
    .from(markdowns)
    .leftJoin(saleEvents, eq(saleEvents.id, markdowns.eventId))
    .where(
      and(
        eq(markdowns.sellerId, sellerId),
        inArray(markdowns.variantId, variantIds),
        lte(markdowns.startsAt, now),
        gt(markdowns.endsAt, now),
      ),
    )
  return new Map(
    found.map(({ markdown: { variantId, endsAt, timeZone }, name, nameZh }) => [
      variantId,
      { endsAt, timeZone, event: name === null ? null : { name, nameZh } },
    ]),
  )
}

/** A seller's that are not over, the next first; then, if `isPast`, those that are, the last first. */
export async function markdownsOf(
  db: Reader,
  {
    sellerId,
    isPast,
    now,
    rowsMax,
  }: { sellerId: string; isPast: boolean; now: Instant; rowsMax: number },
): Promise<Markdown[]> {
  return db
    .select()
    .from(markdowns)
    .where(
      and(
        eq(markdowns.sellerId, sellerId),
        isPast ? lte(markdowns.endsAt, now) : gt(markdowns.endsAt, now),
      ),
    )
    .orderBy(
      isPast ? desc(markdowns.endsAt) : asc(markdowns.startsAt),
      asc(markdowns.productId),
      asc(markdowns.variantId),
    )
    .limit(rowsMax)
}
