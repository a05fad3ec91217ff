import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import { commissions } from './schema.ts'

export type Commission = typeof commissions.$inferSelect

/** A shop's commissions, newest first. */
export async function commissionsOf(
  db: Reader,
  { shopId, before, rowsMax }: { shopId: string; before?: string | undefined; rowsMax: number },
): Promise<Commission[]> {
  return db
    .select()
    .from(commissions)
    .where(and(eq(commissions.shopId, shopId), before ? lt(commissions.id, before) : undefined))
    .orderBy(desc(commissions.id))
    .limit(rowsMax)
}

export async function commissionsOfOrders(
  db: Reader,
  { shopId, orderIds }: { shopId: string; orderIds: string[] },
) {
  if (!orderIds.length) return []
  return db
    .select()
    .from(commissions)
    .where(and(eq(commissions.shopId, shopId), inArray(commissions.orderId, orderIds)))
}

/** What a shop has earned, by state, in minor units less what was reversed. */
export async function earningsByState(db: Reader, shopId: string) {
  return db
    .select({
      state: commissions.state,
      amountMinor:
        sql<number>`cast(sum(${commissions.amountMinor} - ${commissions.reversedMinor}) as bigint)`.mapWith(
          Number,
        ),
      reversedMinor: sql<number>`cast(sum(${commissions.reversedMinor}) as bigint)`.mapWith(Number),
    })
    .from(commissions)
    .where(eq(commissions.shopId, shopId))
    .groupBy(commissions.state)
}
