import { and, count, desc, eq, lte } from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import type { Reader } from '../platform/db/index.ts'
import { isInSight, isPicked } from './queries.ts'
import { picks } from './schema.ts'
import { hiddenPicks } from './sections.ts'

/**
 * After which position the page before this one begins, when this one begins after `after`; null:
 * the page before is the first.
 */
export async function pageBefore(
  db: Reader,
  wish: Part & { rowsOfPage: number },
): Promise<number | null> {
  const { rowsOfPage } = wish
  const [row] = await db
    .select({ position: picks.position })
    .from(picks)
    .innerJoin(products, isPicked)
    .where(and(isUpTo(wish), isInSight))
    .orderBy(desc(picks.position))
    .limit(1)
    .offset(rowsOfPage)
  return row?.position ?? null
}

/** How many picks stand in sight up to this place in the shop, or the section. */
export async function picksUpTo(db: Reader, wish: Part): Promise<number> {
  const [row] = await db.select({ picks: count() }).from(picks).where(isUpTo(wish))
  const { after: upTo, ...part } = wish
  return (row?.picks ?? 0) - (await hiddenPicks(db, { ...part, upTo }))
}

type Part = { shopId: string; sectionId: string | null; after: number }

const isUpTo = ({ shopId, sectionId, after }: Part) =>
  and(
    eq(picks.shopId, shopId),
    sectionId === null ? undefined : eq(picks.sectionId, sectionId),
    lte(picks.position, after),
  )
