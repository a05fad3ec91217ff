import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { hot } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { payments, refunds } from './schema.ts'

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
    .where(inArray(refunds.state, ['unsent', 'unresolved']))
    .orderBy(refunds.id)
    .limit(rowsMax)
}
