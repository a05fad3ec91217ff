import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { type Clock, type Instant, minutes } from '../platform/clock.ts'
import type { Database, Reader } from '../platform/db/index.ts'
import { applyNews } from './hear.ts'
import type { PaymentProvider } from './provider.ts'
import { requirePayment } from './queries.ts'
import { payments, refunds } from './schema.ts'
import { noteRefund } from './send-refund.ts'

type House = { db: Database; clock: Clock; providers: PaymentProvider[] }

/** A message is expected sooner than this. */
const patience = minutes(10)
const rowsMax = 50

/** Asks providers about payments and refunds whose message never came; what cannot be asked waits. */
export async function lookAtPayments(house: House): Promise<void> {
  const asked = house.providers.filter(provider => provider.look)
  if (!asked.length) return
  for (const provider of asked) {
    await lookAtPending(house, provider)
    await lookAtRefunds(house, provider)
  }
}

async function lookAtPending({ db, clock }: House, provider: PaymentProvider): Promise<void> {
  const now = clock.now()
  const found = await db.read(reader => pendingOf(reader, provider.name, now))
  for (const payment of found) {
    const news = await provider.look?.({ ...payment, paymentId: payment.id }).catch(() => null)
    await db.transact(async tx => {
      await tx
        .update(payments)
        .set({ lookedAt: now })
        .where(and(eq(payments.shopId, payment.shopId), eq(payments.id, payment.id)))
      if (news) await applyNews(tx, news, { provider: provider.name, now: clock.now() })
    })
  }
}

function pendingOf(db: Reader, provider: string, now: Instant) {
  return db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.state, 'pending'),
        eq(payments.provider, provider),
        lt(payments.createdAt, now - patience),
        or(isNull(payments.lookedAt), lt(payments.lookedAt, now - patience)),
      ),
    )
    .orderBy(payments.createdAt)
    .limit(rowsMax)
}

async function lookAtRefunds({ db, clock }: House, provider: PaymentProvider): Promise<void> {
  const open = await db.read(reader =>
    reader
      .select({ refund: refunds })
      .from(refunds)
      .innerJoin(
        payments,
        and(eq(payments.shopId, refunds.shopId), eq(payments.id, refunds.paymentId)),
      )
      .where(and(inArray(refunds.state, ['sent']), eq(payments.provider, provider.name)))
      .limit(rowsMax),
  )
  for (const { refund } of open) {
    const { shopId, id: refundId, paymentId, amountMinor, currency } = refund
    const payment = await db.read(reader => requirePayment(reader, { shopId, paymentId }))
    const outcome = await provider
      .lookRefund?.({ refundId, amountMinor, currency, payment: { ...payment, paymentId } })
      .catch(() => null)
    if (!outcome) continue
    await db.transact(tx => noteRefund(tx, { shopId, refundId, outcome, now: clock.now() }))
  }
}
