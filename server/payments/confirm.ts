import { and, eq, sql } from 'drizzle-orm'
import { changeDue } from '../dues/mature.ts'
import { duesOfOrder } from '../dues/queries.ts'
import { holdDue } from '../dues/write.ts'
import { accounts } from '../ledger/chart.ts'
import { post } from '../ledger/post.ts'
import { orderLines, orderShipping, orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { capturePayment } from './capture.ts'
import { type Payment, requirePayment } from './queries.ts'
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
  if (payment.state === 'captured') return
  await capturePayment(tx, { shopId, paymentId, confirmedBy: sellerId, now })
  await noteCollected(tx, { payment, sellerId, now })
}

/**
 * The seller holds the buyer's money already: it counts as given to it, so that of this order it
 * owes the curator's commission and the fee, which its next payouts settle.
 */
async function noteCollected(
  tx: Tx,
  { payment, sellerId, now }: { payment: Payment; sellerId: string; now: Instant },
): Promise<void> {
  const { shopId, orderId, currency, amountMinor, id } = payment
  const [due] = await duesOfOrder(tx, { home: sellerId, orderId })
  if (!due) throw new Error(`nothing is owed to ${sellerId} for ${orderId}`)
  const step = { kind: 'adjust' as const, amountMinor: -amountMinor, why: 'collected' }
  const entry = await changeDue(tx, await holdDue(tx, due), step, { cause: `collected:${id}`, now })
  if (!entry) return
  const handed = { account: accounts.paidOut('collected'), amountMinor }
  await post(tx, {
    shopId,
    kind: 'order.collected',
    reference: `collected:${id}`,
    orderId,
    currency,
    entries: [entry, handed],
    now,
  })
}

async function requireManual(tx: Tx, key: { shopId: string; paymentId: string }) {
  const payment = await requirePayment(tx, key)
  if (payment.provider !== 'manual') throw new Refusal('not_found')
  return payment
}
