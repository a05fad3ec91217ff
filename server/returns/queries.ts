import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { isOpen } from './return.ts'
import { type ReturnState, returns } from './schema.ts'

export type Return = typeof returns.$inferSelect

export async function requireReturn(
  db: Reader,
  { sellerId, id }: { sellerId: string; id: string },
): Promise<Return> {
  const [found] = await db
    .select()
    .from(returns)
    .where(and(eq(returns.sellerId, sellerId), eq(returns.id, id)))
  if (!found) throw new Refusal('not_found')
  return found
}

export async function returnsOfOrder(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<Return[]> {
  return db
    .select()
    .from(returns)
    .where(and(eq(returns.shopId, shopId), eq(returns.orderId, orderId)))
    .orderBy(desc(returns.id))
}

/** What is open of some orders; a parcel has at most one. */
export async function openReturnsOfOrders(
  db: Reader,
  orders: { shopId: string; orderId: string }[],
): Promise<Return[]> {
  if (!orders.length) return []
  const found = await db
    .select()
    .from(returns)
    .where(
      and(
        inArray(returns.shopId, [...new Set(orders.map(one => one.shopId))]),
        inArray(returns.orderId, [...new Set(orders.map(one => one.orderId))]),
      ),
    )
  return found.filter(one => isOpen(one.state))
}

/** A seller's returns, newest first. */
export async function returnsOfSeller(
  db: Reader,
  { sellerId, rowsMax }: { sellerId: string; rowsMax: number },
): Promise<Return[]> {
  return db
    .select()
    .from(returns)
    .where(eq(returns.sellerId, sellerId))
    .orderBy(desc(returns.id))
    .limit(rowsMax)
}

/** Returns of the instance in some states, oldest first: disputes wait for the operator. */
export async function returnsIn(
  db: Reader,
  { states, rowsMax }: { states: ReturnState[]; rowsMax: number },
): Promise<Return[]> {
  return db
    .select()
    .from(returns)
    .where(inArray(returns.state, states))
    .orderBy(returns.createdAt)
    .limit(rowsMax)
}
