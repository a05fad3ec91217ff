import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Due } from '../dues/due.ts'
import { totalsByState } from '../dues/queries.ts'
import { duesByIds, storyOf } from '../dues/write.ts'
import { lineTitle } from '../orders/order.ts'
import { orderLines } from '../orders/schema.ts'
import type { Reader } from '../platform/db/index.ts'
import type { Language } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { commissions } from './schema.ts'

export type CommissionRow = typeof commissions.$inferSelect
/** A commission and how it stands. */
export type Commission = CommissionRow & {
  due: Due
  /** What it is worth before any refund: as accrued, or as decided when it had been void. */
  creditMinor: number
}

async function standing(db: Reader, shopId: string, rows: CommissionRow[]): Promise<Commission[]> {
  const dues = await duesByIds(db, { home: shopId, ids: rows.map(row => row.id) })
  const found: Commission[] = []
  for (const row of rows) {
    const due = dues.get(row.id) as Due
    const isDecided = row.amountMinor === 0 && due.state !== 'void'
    const creditMinor = isDecided ? await decidedMinor(db, due) : row.amountMinor
    found.push({ ...row, due, creditMinor })
  }
  return found
}

/** An own purchase froze no rate; a person has said since what it is worth. */
async function decidedMinor(db: Reader, due: Due): Promise<number> {
  const story = await storyOf(db, due)
  return story.findLast(entry => entry.kind === 'reinstate')?.amountMinor ?? 0
}

/** A shop's commissions, newest first. */
export async function commissionsOf(
  db: Reader,
  { shopId, before, rowsMax }: { shopId: string; before?: string | undefined; rowsMax: number },
): Promise<Commission[]> {
  const rows = await db
    .select()
    .from(commissions)
    .where(and(eq(commissions.shopId, shopId), before ? lt(commissions.id, before) : undefined))
    .orderBy(desc(commissions.id))
    .limit(rowsMax)
  return standing(db, shopId, rows)
}

export async function commissionsOfOrders(
  db: Reader,
  { shopId, orderIds }: { shopId: string; orderIds: string[] },
): Promise<Commission[]> {
  if (!orderIds.length) return []
  const rows = await db
    .select()
    .from(commissions)
    .where(and(eq(commissions.shopId, shopId), inArray(commissions.orderId, orderIds)))
  return standing(db, shopId, rows)
}

export async function requireCommission(
  db: Reader,
  { shopId, id }: { shopId: string; id: string },
): Promise<Commission> {
  const rows = await db
    .select()
    .from(commissions)
    .where(and(eq(commissions.shopId, shopId), eq(commissions.id, id)))
  const [found] = await standing(db, shopId, rows)
  if (!found) throw new Refusal('not_found')
  return found
}

/** What a shop earned, by state, in minor units less what was reversed. */
export async function earningsByState(db: Reader, shopId: string) {
  return totalsByState(db, shopId)
}

/** What each commission is for, by its id, in the language of who reads it. */
export async function commissionTitles(
  db: Reader,
  { shopId, ids, language }: { shopId: string; ids: string[]; language: Language },
): Promise<Map<string, { title: string; kind: CommissionRow['kind'] }>> {
  if (!ids.length) return new Map()
  const found = await db
    .select({
      id: commissions.id,
      kind: commissions.kind,
      title: orderLines.title,
      titleOwn: orderLines.titleOwn,
      titleZh: orderLines.titleZh,
    })
    .from(commissions)
    .innerJoin(
      orderLines,
      and(eq(orderLines.shopId, commissions.shopId), eq(orderLines.id, commissions.lineId)),
    )
    .where(and(eq(commissions.shopId, shopId), inArray(commissions.id, ids)))
  return new Map(
    found.map(({ id, kind, ...line }) => [id, { title: lineTitle(line, language), kind }]),
  )
}
