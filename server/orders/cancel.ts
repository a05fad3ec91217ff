import { and, eq, inArray, sql } from 'drizzle-orm'
import { releaseStock } from '../catalog/stock.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { stockLine } from './place.ts'
import { linesOf } from './queries.ts'
import { orders } from './schema.ts'

/** The buyer changes their mind before paying. Refuses `order_not_cancellable` afterwards. */
export async function cancelUnpaidOrder(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<void> {
  if (!(await closeUnpaid(tx, { shopId, orderId, status: 'cancelled', now }))) {
    throw new Refusal('order_not_cancellable')
  }
}

/** Unpaid orders whose time is over, oldest first. */
export async function expiredOrders(
  db: Reader,
  { now, rowsMax }: { now: Instant; rowsMax: number },
) {
  return db
    .select({ shopId: orders.shopId, orderId: orders.id })
    .from(orders)
    .where(and(eq(orders.status, 'awaiting_payment'), sql`${orders.expiresAt} <= ${now}`))
    .orderBy(orders.expiresAt)
    .limit(rowsMax)
}

/** Ends an unpaid order and gives its stock back; false when it was paid or ended meanwhile. */
export async function closeUnpaid(
  tx: Tx,
  {
    shopId,
    orderId,
    status,
    now,
  }: { shopId: string; orderId: string; status: 'cancelled' | 'expired'; now: Instant },
): Promise<boolean> {
  const closed = await tx
    .update(orders)
    .set({ status, closedAt: now })
    .where(
      and(
        eq(orders.shopId, shopId),
        eq(orders.id, orderId),
        inArray(orders.status, ['awaiting_payment']),
      ),
    )
    .returning({ id: orders.id })
  if (!closed.length) return false
  const lines = await linesOf(tx, { shopId, orderId })
  await releaseStock(tx, lines.map(stockLine), now)
  await promise(
    tx,
    [{ home: shopId, topic: 'order.closed', cause: orderId, payload: { shopId, orderId, status } }],
    now,
  )
  return true
}
