import { and, eq, sql } from 'drizzle-orm'
import { accounts } from '../ledger/chart.ts'
import { post } from '../ledger/post.ts'
import { closeUnpaid } from '../orders/cancel.ts'
import { addressOrder, isUnaddressed } from '../orders/express.ts'
import { requireOrder } from '../orders/queries.ts'
import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { capturePayment } from './capture.ts'
import { closeChargeback, openChargeback } from './chargeback.ts'
import type { Heard, News } from './provider.ts'
import { nameRef, type Payment, paymentByRef, requirePayment } from './queries.ts'
import { paymentEvents, payments, refunds } from './schema.ts'
import { noteRefund } from './send-refund.ts'

type Told = { provider: string; now: Instant }

/** Applies a provider's message once, however often it comes; answers whether it was new. */
export async function applyHeard(tx: Tx, heard: Heard, { provider, now }: Told): Promise<boolean> {
  const { eventId, news } = heard
  if (!(await insertNew(tx, paymentEvents, { provider, eventId, receivedAt: now }))) return false
  for (const one of news) await applyNews(tx, one, { provider, now })
  return true
}

/** What a provider says of a payment, in any order, twice or late, leads to the same end. */
export async function applyNews(tx: Tx, news: News, told: Told): Promise<void> {
  switch (news.kind) {
    case 'paid':
      return paid(tx, news, told)
    case 'failed':
      return failed(tx, news.paymentId, told)
    case 'refund':
      return refunded(tx, news, told)
    case 'disputed':
      return openChargeback(tx, news, told)
    case 'dispute_closed':
      return closeChargeback(tx, news, told)
  }
}

async function paid(tx: Tx, news: Extract<News, { kind: 'paid' }>, told: Told): Promise<void> {
  const { provider, now } = told
  const named = await paymentByRef(tx, { provider, ref: news.paymentId })
  if (!named) return
  const payment = await hold(tx, named)
  if (payment.state === 'captured' || payment.state === 'mismatch') return
  const { shopId, id: paymentId, orderId } = payment
  await nameRef(tx, { provider, ref: news.providerRef, shopId, paymentId })
  const { providerRef, fingerprint } = news
  await change(tx, payment, { providerRef, fingerprint })
  if (news.amountMinor !== payment.amountMinor || news.currency !== payment.currency) {
    await change(tx, payment, { state: 'mismatch' })
    return tell(tx, 'payment.mismatch', payment, now)
  }
  const order = await requireOrder(tx, { shopId, orderId })
  const isShippable =
    !isUnaddressed(order) || (await addressOrder(tx, { order, delivery: news.delivery ?? null }))
  if (order.status !== 'awaiting_payment') return giveLateBack(tx, payment, now)
  if (isShippable) return capturePayment(tx, { shopId, paymentId, confirmedBy: null, now })
  // Nobody can ship it there: the order ends, and nothing is kept.
  await closeUnpaid(tx, { shopId, orderId, status: 'expired', now })
  await giveLateBack(tx, payment, now)
}

/** Its order had ended: the money is written down as it came and goes back whole. */
async function giveLateBack(tx: Tx, payment: Payment, now: Instant): Promise<void> {
  const { shopId, id: paymentId, orderId, amountMinor, currency } = payment
  await change(tx, payment, {
    state: 'captured',
    isLate: true,
    capturedAt: now,
    refundedMinor: amountMinor,
  })
  const refundId = newId('ref', now)
  await tx.insert(refunds).values({
    shopId,
    id: refundId,
    orderId,
    paymentId,
    sellerId: 'platform',
    amountMinor,
    shippingMinor: 0,
    goodwillMinor: amountMinor,
    currency,
    cause: 'paid_late',
    state: 'unsent',
    createdAt: now,
  })
  const outside = accounts.outside(payment.provider)
  const own = { shopId, orderId, currency, now }
  await post(tx, {
    ...own,
    kind: 'order.paid_late',
    reference: `capture:${paymentId}`,
    entries: [
      { account: outside, amountMinor: -amountMinor },
      { account: accounts.late, amountMinor },
    ],
  })
  await post(tx, {
    ...own,
    kind: 'order.refund',
    reference: `refund:${refundId}`,
    entries: [
      { account: accounts.late, amountMinor: -amountMinor },
      { account: outside, amountMinor },
    ],
  })
  const payload = { shopId, refundId, orderId }
  await promise(
    tx,
    [
      { home: shopId, topic: 'refund.send', cause: refundId, payload },
      { home: shopId, topic: 'payment.late', cause: paymentId, payload },
    ],
    now,
  )
}

async function failed(tx: Tx, ourId: string, { provider, now }: Told): Promise<void> {
  const named = await paymentByRef(tx, { provider, ref: ourId })
  if (!named) return
  const payment = await hold(tx, named)
  if (payment.state !== 'pending') return
  await change(tx, payment, { state: 'failed' })
  const { shopId, orderId } = payment
  await closeUnpaid(tx, { shopId, orderId, status: 'expired', now })
}

async function refunded(
  tx: Tx,
  { refundId, outcome }: Extract<News, { kind: 'refund' }>,
  { now }: Told,
): Promise<void> {
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId))
  if (refund) await noteRefund(tx, { shopId: refund.shopId, refundId, outcome, now })
}

/** Two messages about one payment are heard one after the other. */
async function hold(tx: Tx, { shopId, id }: Payment): Promise<Payment> {
  await forUpdate(
    tx
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.shopId, shopId), eq(payments.id, id))),
  )
  return requirePayment(tx, { shopId, paymentId: id })
}

async function change(tx: Tx, payment: Payment, columns: Partial<Payment>): Promise<void> {
  await tx
    .update(payments)
    .set(columns)
    .where(and(eq(payments.shopId, payment.shopId), eq(payments.id, payment.id)))
}

async function tell(tx: Tx, topic: string, payment: Payment, now: Instant): Promise<void> {
  const { shopId, id: paymentId, orderId } = payment
  const payload = { shopId, paymentId, orderId }
  await promise(tx, [{ home: shopId, topic, cause: paymentId, payload }], now)
}

/** The provider's page is open under this id: what it will speak of. */
export async function noteBegun(
  tx: Tx,
  { payment, providerRef }: { payment: Payment; providerRef: string },
): Promise<void> {
  const { provider, shopId, id: paymentId } = payment
  await nameRef(tx, { provider, ref: providerRef, shopId, paymentId })
  await tx
    .update(payments)
    .set({ providerRef })
    .where(
      and(
        eq(payments.shopId, shopId),
        eq(payments.id, paymentId),
        sql`${payments.providerRef} is null`,
      ),
    )
}
