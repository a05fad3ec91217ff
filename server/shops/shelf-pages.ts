import { and, desc, eq, lte } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import { picks } from './schema.ts'

/**
 * After which position the page before this one begins, when this one begins after `after`; null:
 * the page before is the first.
 */
export async function pageBefore(
  db: Reader,
  wish: { shopId: string; sectionId: string | null; after: number; rowsOfPage: number },
): Promise<number | null> {
  const { shopId, sectionId, after, rowsOfPage } = wish
  const part = sectionId === null ? undefined : eq(picks.sectionId, sectionId)
  const [row] = await db
    .select({ position: picks.position })
    .from(picks)
    .where(and(eq(picks.shopId, shopId), part, lte(picks.position, after)))
    .orderBy(desc(picks.position))
    .limit(1)
    .offset(rowsOfPage)
  return row?.position ?? null
}
