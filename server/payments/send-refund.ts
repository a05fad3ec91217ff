import { and, eq } from 'drizzle-orm'
import type { Clock, Instant } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/index.ts'
import { promise, type Task, type Verdict } from '../platform/outbox.ts'
import { type PaymentProvider, type RefundOutcome, requireProvider } from './provider.ts'
import { type Refund, requirePayment } from './queries.ts'
import { refunds } from './schema.ts'

/** Asks the provider to send money back; what is sent by hand waits for the operator. */
export async function sendRefund(
  { db, clock, providers }: { db: Database; clock: Clock; providers: PaymentProvider[] },
  task: Task,
): Promise<Verdict> {
  const { shopId, refundId } = task.payload as { shopId: string; refundId: string }
  const found = await db.read(async reader => {
    const [refund] = await reader
      .select()
      .from(refunds)
      .where(and(eq(refunds.shopId, shopId), eq(refunds.id, refundId)))
    const payment =
      refund && (await requirePayment(reader, { shopId, paymentId: refund.paymentId }))
    return refund && payment ? { refund, payment } : null
  })
  if (!found || found.refund.state === 'done') return { next: 'done', outcome: 'already' }
  const { refund, payment } = found
  const provider = requireProvider(providers, payment.provider)
  const { amountMinor, currency } = refund
  const outcome = await provider.refund({
    refundId,
    amountMinor,
    currency,
    payment: { ...payment, paymentId: payment.id },
  })
  const record = (tx: Tx) => noteRefund(tx, { shopId, refundId, outcome, now: clock.now() })
  return { next: outcome === 'unresolved' ? 'retry' : 'done', outcome, record }
}

const stateAfter: Record<RefundOutcome, Refund['state'] | null> = {
  done: 'done',
  sent: 'sent',
  failed: 'failed',
  unresolved: 'unresolved',
  by_hand: null,
}

/**
 * What sending a refund came to. Done may yet turn out to have failed (a closed account), and is
 * told; once it has failed only a person, `isByHand`, can say that it is done after all.
 */
export async function noteRefund(
  tx: Tx,
  {
    shopId,
    refundId,
    outcome,
    isByHand = false,
    now,
  }: {
    shopId: string
    refundId: string
    outcome: RefundOutcome
    isByHand?: boolean
    now: Instant
  },
): Promise<void> {
  const state = stateAfter[outcome]
  const [refund] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.shopId, shopId), eq(refunds.id, refundId)))
  if (!state || !refund || refund.state === state) return
  if (refund.state === 'done' && state !== 'failed') return
  if (refund.state === 'failed' && !isByHand) return
  await tx
    .update(refunds)
    .set({ state, doneAt: state === 'done' ? now : null })
    .where(and(eq(refunds.shopId, shopId), eq(refunds.id, refundId)))
  const fact = { home: shopId, payload: { shopId, refundId, orderId: refund.orderId } }
  if (state === 'done') await promise(tx, [{ ...fact, topic: 'refund.done', cause: refundId }], now)
  if (state === 'failed')
    await promise(tx, [{ ...fact, topic: 'refund.failed', cause: refundId }], now)
}
