import { and, eq } from 'drizzle-orm'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import { type PaymentProvider, requireProvider } from './provider.ts'
import { requirePayment } from './queries.ts'
import { noteRefundSent } from './refund.ts'
import { refunds } from './schema.ts'

/** Asks the provider to send money back; what is sent by hand waits for the operator. */
export async function sendRefund(
  { db, clock, providers }: { db: Database; clock: Clock; providers: PaymentProvider[] },
  task: Task,
): Promise<Verdict> {
  const { shopId, refundId } = task.payload as { shopId: string; refundId: string }
  const [refund] = await db.read(reader =>
    reader
      .select()
      .from(refunds)
      .where(and(eq(refunds.shopId, shopId), eq(refunds.id, refundId))),
  )
  if (!refund || refund.state === 'done') return { next: 'done', outcome: 'already' }
  const payment = await db.read(reader =>
    requirePayment(reader, { shopId, paymentId: refund.paymentId }),
  )
  const provider = requireProvider(providers, payment.provider)
  const outcome = await provider.refund({
    refundId,
    paymentId: payment.id,
    amountMinor: refund.amountMinor,
  })
  if (outcome === 'unresolved') return { next: 'retry', outcome }
  return {
    next: 'done',
    outcome,
    record: async tx => {
      if (outcome === 'done') await noteRefundSent(tx, { shopId, refundId, now: clock.now() })
    },
  }
}
