import { and, eq, ne } from 'drizzle-orm'
import type { Due } from '../dues/due.ts'
import { holdParcel, resumeDues, suspendDues } from '../dues/mature.ts'
import { partsOfOrder } from '../fulfilment/queries.ts'
import { isEnded } from '../fulfilment/seller-order.ts'
import { accounts } from '../ledger/chart.ts'
import { post } from '../ledger/post.ts'
import { requireOrder, shippingOf } from '../orders/queries.ts'
import { orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { allocateMinor } from '../platform/money.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { News } from './provider.ts'
import { type Payment, paymentByRef } from './queries.ts'
import { refund, refundPart } from './refund.ts'
import { leftOf } from './refund-facts.ts'
import { chargebacks, payments } from './schema.ts'
import { undoChargeback } from './undo-refund.ts'

type Told = { provider: string; now: Instant }

/**
 * A buyer's bank took money back: everything it was shared into is reversed at once, by the same
 * arithmetic as a refund; what the order no longer held is the platform's loss. The buyer's other
 * orders here wait until it is over.
 */
export async function openChargeback(
  tx: Tx,
  news: Extract<News, { kind: 'disputed' }>,
  { provider, now }: Told,
): Promise<void> {
  const payment = await paymentByRef(tx, { provider, ref: news.providerRef })
  if (!payment) return
  // Heard before the payment itself: refused, so that the provider tells us again.
  if (payment.state === 'pending') throw new Refusal('wrong_state', { status: payment.state })
  if (payment.state !== 'captured') return
  const { shopId, orderId, currency } = payment
  const { disputeId: id, amountMinor } = news
  const row = { shopId, id, orderId, paymentId: payment.id, amountMinor, currency }
  if (!(await insertNew(tx, chargebacks, { ...row, state: 'open', openedAt: now }))) return
  const reversedMinor = payment.isLate ? 0 : await reverse(tx, { payment, news, now })
  await lose(tx, { payment, id, amountMinor: amountMinor - reversedMinor, now })
  await eachOtherDue(tx, payment, (dues, other) =>
    suspendDues(tx, dues, { name: 'chargeback', cause: `${id}:${other}`, now }),
  )
  await promise(
    tx,
    [
      {
        home: shopId,
        topic: 'chargeback.opened',
        cause: id,
        payload: { shopId, orderId, chargebackId: id },
      },
    ],
    now,
  )
}

async function reverse(
  tx: Tx,
  {
    payment,
    news,
    now,
  }: { payment: Payment; news: Extract<News, { kind: 'disputed' }>; now: Instant },
): Promise<number> {
  const { shopId, orderId } = payment
  const left = await leftOf(tx, { shopId, orderId })
  const whole = left.reduce((sum, one) => sum + one.leftMinor, 0)
  const shares = allocateMinor(
    Math.min(news.amountMinor, whole),
    left.map(one => one.leftMinor),
  )
  let reversedMinor = 0
  for (const [index, { sellerId, parts, lines }] of left.entries()) {
    const share = shares[index] ?? 0
    if (!share) continue
    const isWhole = share === left[index]?.leftMinor
    await refund(tx, {
      shopId,
      orderId,
      sellerId,
      parts: isWhole ? parts : partly(share, lines),
      cause: `chargeback:${news.disputeId}`,
      isChargeback: true,
      now,
    })
    reversedMinor += share
  }
  return reversedMinor
}

/** A part of the lines, divided by what is left of each. */
function partly(amountMinor: number, lines: { lineId: string; amountMinor: number }[]) {
  const inLines = lines.reduce((sum, line) => sum + line.amountMinor, 0)
  const ofLines = Math.min(amountMinor, inLines)
  const amounts = allocateMinor(
    ofLines,
    lines.map(line => line.amountMinor),
  )
  return {
    // All of them, so that undoing it later looks at each: another refund may have ended the part.
    lines: lines.map((line, index) => ({
      lineId: line.lineId,
      amountMinor: amounts[index] ?? 0,
      quantity: 0,
    })),
    shippingMinor: amountMinor - ofLines,
    goodwillMinor: 0,
  }
}

/** What the bank took beyond what anybody here still held of it. */
async function lose(
  tx: Tx,
  {
    payment,
    id,
    amountMinor,
    now,
  }: { payment: Payment; id: string; amountMinor: number; now: Instant },
): Promise<void> {
  if (!amountMinor) return
  const { shopId, orderId, currency, provider } = payment
  await post(tx, {
    shopId,
    kind: 'order.chargeback_loss',
    reference: `chargeback_loss:${id}:${amountMinor}`,
    orderId,
    currency,
    entries: [
      { account: accounts.outside(provider), amountMinor },
      { account: accounts.platformLosses, amountMinor: -amountMinor },
    ],
    now,
  })
}

/** The bank has decided: won, and everything is as it was before; lost, and it stays reversed. */
export async function closeChargeback(
  tx: Tx,
  news: Extract<News, { kind: 'dispute_closed' }>,
  { provider, now }: Told,
): Promise<void> {
  const { disputeId: id, outcome, providerRef, amountMinor } = news
  // Its opening may come later than its end: opened here, the later message changes nothing.
  if (providerRef) {
    const opened = { kind: 'disputed' as const, disputeId: id, providerRef, amountMinor }
    await openChargeback(tx, opened, { provider, now })
  }
  const [found] = await tx
    .select({ chargeback: chargebacks, payment: payments })
    .from(chargebacks)
    .innerJoin(
      payments,
      and(eq(payments.shopId, chargebacks.shopId), eq(payments.id, chargebacks.paymentId)),
    )
    .where(and(eq(chargebacks.id, id), eq(payments.provider, provider)))
  if (found?.chargeback.state !== 'open') return
  const { chargeback, payment } = found
  const { shopId } = chargeback
  await tx
    .update(chargebacks)
    .set({ state: outcome, closedAt: now })
    .where(and(eq(chargebacks.shopId, shopId), eq(chargebacks.id, id)))
  if (outcome === 'won') {
    const undoneMinor = await undoChargeback(tx, { chargeback, payment, now })
    await lose(tx, { payment, id, amountMinor: undoneMinor - chargeback.amountMinor, now })
    await giveBackEnded(tx, { shopId, orderId: payment.orderId, now })
  }
  await eachOtherDue(tx, payment, (dues, other) =>
    resumeDues(tx, dues, { name: 'chargeback', cause: `${id}:${other}`, now }),
  )
}

/**
 * Of what was called off while the bank held its money nothing could go back then; nobody ships it, so
 * it does now. Whether its goods can be sold again was said back then and is not known any more.
 */
async function giveBackEnded(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<void> {
  for (const { sellerId, status } of await partsOfOrder(tx, { shopId, orderId })) {
    if (!isEnded(status)) continue
    await refundPart(tx, { shopId, orderId, sellerId, restock: false, cause: 'part_ended', now })
  }
}

const othersMax = 50

/** What is still waiting of the same buyer's other orders in this shop. */
async function eachOtherDue(
  tx: Tx,
  { shopId, orderId }: { shopId: string; orderId: string },
  work: (dues: Due[], orderId: string) => Promise<void>,
): Promise<void> {
  const order = await requireOrder(tx, { shopId, orderId })
  const others = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        eq(orders.buyerEmail, order.buyerEmail),
        eq(orders.status, 'paid'),
        ne(orders.id, orderId),
      ),
    )
    .orderBy(orders.id)
    .limit(othersMax)
  for (const { id } of others) {
    const dues: Due[] = []
    for (const { sellerId } of await shippingOf(tx, { shopId, orderId: id }))
      dues.push(...(await holdParcel(tx, { shopId, orderId: id, sellerId })))
    await work(dues, id)
  }
}
