import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import { markdowns, saleEvents } from './schema.ts'

export type Markdown = typeof markdowns.$inferSelect & {
  /** Of the sale event it was joined with. */
  event: { name: string; nameZh: string | null } | null
}
export type Running = Pick<Markdown, 'endsAt' | 'timeZone' | 'event'>

const withEvent = (db: Reader) =>
  db
    .select({ markdown: markdowns, name: saleEvents.name, nameZh: saleEvents.nameZh })
    .from(markdowns)
    .leftJoin(saleEvents, eq(saleEvents.id, markdowns.eventId))

type Row = Awaited<ReturnType<typeof withEvent>>[number]
const markdownOf = ({ markdown, name, nameZh }: Row): Markdown => ({
  ...markdown,
  event: name === null ? null : { name, nameZh },
})

/** Until when a product's variants are marked down, by variant. */
export async function runningOf(
  db: Reader,
  { sellerId, variantIds, now }: { sellerId: string; variantIds: string[]; now: Instant },
): Promise<Map<string, Running>> {
  if (!variantIds.length) return new Map()
  const found = await withEvent(db).where(
    and(
      eq(markdowns.sellerId, sellerId),
      inArray(markdowns.variantId, variantIds),
      lte(markdowns.startsAt, now),
      gt(markdowns.endsAt, now),
    ),
  )
  return new Map(found.map(row => [row.markdown.variantId, markdownOf(row)]))
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
  const found = await withEvent(db)
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
  return found.map(markdownOf)
}
