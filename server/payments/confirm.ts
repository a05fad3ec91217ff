import { and, eq, sql } from 'drizzle-orm'
import { orderLines, orderShipping, orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { capturePayment } from './capture.ts'
import { requirePayment } from './queries.ts'
import { payments } from './schema.ts'

/** Payments that a person must confirm: all, or those for orders of one seller alone. */
export async function paymentsToConfirm(
  db: Reader,
  { sellerId, rowsMax }: { sellerId: string | null; rowsMax: number },
) {
  const onlyTheirs = sql`not exists (select 1 from ${orderShipping} s where s.shop_id = ${orders.shopId} and s.order_id = ${orders.id} and s.seller_id <> ${sellerId})`
  return db
    .select({
      id: payments.id,
      shopId: payments.shopId,
      orderId: payments.orderId,
      amountMinor: payments.amountMinor,
      currency: payments.currency,
      createdAt: payments.createdAt,
      buyerName: orders.buyerName,
    })
    .from(orders)
    .innerJoin(payments, and(eq(payments.shopId, orders.shopId), eq(payments.orderId, orders.id)))
    .where(
      and(
        eq(orders.status, 'awaiting_payment'),
        eq(payments.state, 'pending'),
        eq(payments.provider, 'manual'),
        sellerId ? onlyTheirs : undefined,
      ),
    )
    .orderBy(payments.createdAt)
    .limit(rowsMax)
}

/** The operator has the money. */
export async function confirmByOperator(
  tx: Tx,
  {
    userId,
    shopId,
    paymentId,
    now,
  }: { userId: string; shopId: string; paymentId: string; now: Instant },
): Promise<void> {
  await requireManual(tx, { shopId, paymentId })
  await capturePayment(tx, { shopId, paymentId, confirmedBy: userId, now })
}

/** The seller has it, or will collect it on delivery; only for orders that are its alone. */
export async function confirmBySeller(
  tx: Tx,
  {
    sellerId,
    shopId,
    paymentId,
    now,
  }: { sellerId: string; shopId: string; paymentId: string; now: Instant },
): Promise<void> {
  const payment = await requireManual(tx, { shopId, paymentId })
  const lines = await tx
    .select({ sellerId: orderLines.sellerId })
    .from(orderLines)
    .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, payment.orderId)))
  if (!lines.every(line => line.sellerId === sellerId)) throw new Refusal('not_found')
  await capturePayment(tx, { shopId, paymentId, confirmedBy: sellerId, now })
}

async function requireManual(tx: Tx, key: { shopId: string; paymentId: string }) {
  const payment = await requirePayment(tx, key)
  if (payment.provider !== 'manual') throw new Refusal('not_found')
  return payment
}
