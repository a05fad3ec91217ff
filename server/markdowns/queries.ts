import { and, asc, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import { markdowns, saleEvents } from './schema.ts'

export type Markdown = typeof markdowns.$inferSelect & {
  /** Of the sale event it was joined with. */
  event: { name: string; nameZh: string | null } | null
}
export type Running = Pick<Markdown, 'startsAt' | 'endsAt' | 'timeZone' | 'event'>

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

/** Those that are over, the last first. */
export async function pastMarkdowns(
  db: Reader,
  { sellerId, now, rowsMax }: { sellerId: string; now: Instant; rowsMax: number },
): Promise<Markdown[]> {
  const found = await withEvent(db)
    .where(and(eq(markdowns.sellerId, sellerId), lte(markdowns.endsAt, now)))
    .orderBy(desc(markdowns.endsAt), asc(markdowns.productId), asc(markdowns.variantId))
    .limit(rowsMax)
  return found.map(markdownOf)
}

/** A seller's that are not over, the next first, a page at a time: `cursor` is the last one's. */
export async function markdownsOf(
  db: Reader,
  {
    sellerId,
    now,
    cursor,
    rowsMax,
  }: { sellerId: string; now: Instant; cursor?: string | undefined; rowsMax: number },
): Promise<Markdown[]> {
  const { startsAt, endsAt, productId, variantId } = markdowns
  const [at, product, variant] = cursorShape.exec(cursor ?? '')?.slice(1) ?? []
  const past = at
    ? sql`(${startsAt}, ${productId}, ${variantId}) > (${Number(at)}, ${product}, ${variant})`
    : undefined
  const found = await withEvent(db)
    .where(and(eq(markdowns.sellerId, sellerId), gt(endsAt, now), past))
    .orderBy(asc(startsAt), asc(productId), asc(variantId))
    .limit(rowsMax)
  return found.map(markdownOf)
}

/** What `cursorOf` answers. */
export const cursorShape = /^(\d{1,15})\.(\w+)\.(\w+)$/

export function cursorOf({ startsAt, productId, variantId }: Markdown): string {
  return `${startsAt}.${productId}.${variantId}`
}
