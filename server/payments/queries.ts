import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { hot, insertNew } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { chargebacks, paymentRefs, payments, refunds } from './schema.ts'

export type Payment = typeof payments.$inferSelect
export type Refund = typeof refunds.$inferSelect

export async function requirePayment(
  db: Reader,
  { shopId, paymentId }: { shopId: string; paymentId: string },
): Promise<Payment> {
  const [payment] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.shopId, shopId), eq(payments.id, paymentId)))
  if (!payment) throw new Refusal('not_found')
  return payment
}

const readPayment = hot('payment.of_order', (db: Reader) =>
  db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.shopId, sql.placeholder('shopId')),
        eq(payments.orderId, sql.placeholder('orderId')),
      ),
    )
    .orderBy(desc(payments.id))
    .limit(1),
)

/** The payment an order is (to be) paid with: its latest. */
export async function paymentOf(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<Payment> {
  const [payment] = await readPayment(db, { shopId, orderId })
  if (!payment) throw new Error(`order ${orderId} has no payment`)
  return payment
}

export async function refundsOf(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<Refund[]> {
  return db
    .select()
    .from(refunds)
    .where(and(eq(refunds.shopId, shopId), eq(refunds.orderId, orderId)))
    .orderBy(refunds.id)
}

/** Refunds that a person must send or look into. */
export async function openRefunds(db: Reader, rowsMax: number): Promise<Refund[]> {
  return db
    .select()
    .from(refunds)
    .where(inArray(refunds.state, ['unsent', 'unresolved', 'failed']))
    .orderBy(refunds.id)
    .limit(rowsMax)
}

/** From now on a provider's own id means this payment. */
export async function nameRef(
  tx: Tx,
  {
    provider,
    ref,
    shopId,
    paymentId,
  }: { provider: string; ref: string; shopId: string; paymentId: string },
): Promise<void> {
  await insertNew(tx, paymentRefs, { provider, ref, shopId, paymentId })
}

/** The payment a provider's id (or our own, as it repeats it) means; null: none of ours. */
export async function paymentByRef(
  db: Reader,
  { provider, ref }: { provider: string; ref: string },
): Promise<Payment | null> {
  const [named] = await db
    .select()
    .from(paymentRefs)
    .where(and(eq(paymentRefs.provider, provider), eq(paymentRefs.ref, ref)))
  return named ? requirePayment(db, named) : null
}

/** Payments for which another amount or currency came than was asked: a person looks. */
export async function mismatchedPayments(db: Reader, rowsMax: number): Promise<Payment[]> {
  return db
    .select()
    .from(payments)
    .where(eq(payments.state, 'mismatch'))
    .orderBy(payments.createdAt)
    .limit(rowsMax)
}

export async function openChargebacks(db: Reader, rowsMax: number) {
  return db
    .select()
    .from(chargebacks)
    .where(eq(chargebacks.state, 'open'))
    .orderBy(chargebacks.openedAt)
    .limit(rowsMax)
}

/** A refund of one seller's own part. Refuses `not_found`. */
export async function requireRefundOf(
  db: Reader,
  { sellerId, refundId }: { sellerId: string; refundId: string },
): Promise<Refund> {
  const [refund] = await db
    .select()
    .from(refunds)
    .where(and(eq(refunds.id, refundId), eq(refunds.sellerId, sellerId)))
  if (!refund) throw new Refusal('not_found')
  return refund
}
