import { and, eq, sql } from 'drizzle-orm'
import { returnStock } from '../catalog/stock.ts'
import { commissionsOfOrders } from '../commissions/queries.ts'
import { changeDue } from '../dues/mature.ts'
import { duesOfOrder } from '../dues/queries.ts'
import { holdDue } from '../dues/write.ts'
import { endUnshipped, holdPart, noteRefunded } from '../fulfilment/acknowledge.ts'
import { accounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import { stockLine } from '../orders/place.ts'
import { orderLines, orderShipping, orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { uncountSale } from '../shops/unlock.ts'
import { refundFacts } from './refund-facts.ts'
import {
  type PlannedLine,
  planRefund,
  type RefundParts,
  type RefundPlan,
  wholePart,
} from './refund-plan.ts'
import { payments, refundLines, refunds } from './schema.ts'

export type RefundWish = {
  shopId: string
  orderId: string
  sellerId: string
  /** `whole`: everything that has not gone back yet. */
  parts: RefundParts | 'whole'
  /** Why: a machine's word, or a person's own. */
  cause: string
  /** The bank has taken the money back itself: nothing is sent, nothing returns to the shelf. */
  isChargeback?: boolean
  /** Units of a whole part can be sold again; unsaid, where they have not been sent. */
  restock?: boolean | undefined
  /** Made before, where a key stands for it. */
  refundId?: string
  now: Instant
}

/** What a refund would do now, for whoever is about to press the button. */
export async function previewRefund(
  db: Reader,
  wish: Omit<RefundWish, 'cause' | 'now'>,
): Promise<RefundPlan & { currency: string }> {
  const { facts, order } = await refundFacts(db, wish)
  const parts = wish.parts === 'whole' ? wholePart(facts, wish) : wish.parts
  return { ...planRefund(facts, parts), currency: order.currency }
}

/** Everything of a seller's part that has not gone back yet: it was rejected or cancelled. */
export async function refundPart(tx: Tx, wish: Omit<RefundWish, 'parts'>): Promise<string | null> {
  const { facts } = await refundFacts(tx, wish)
  if (!facts.leftMinor) return null
  return refund(tx, { ...wish, parts: 'whole' })
}

/**
 * Money back to the buyer, with everything that follows, in one transaction: shares go back in
 * proportion, a commission already paid out becomes a debt at once, and a part of which nothing is left
 * is not shipped any more. Refuses
 * `refund_exceeds_capture`, `wrong_state`, `not_found`.
 */
export async function refund(tx: Tx, wish: RefundWish): Promise<string> {
  const { shopId, orderId, sellerId, now } = wish
  await holdOrder(tx, wish)
  // Shipped at this moment, its goods would be counted as never sent.
  await holdPart(tx, wish)
  const { facts, order, payment } = await refundFacts(tx, wish)
  const parts = wish.parts === 'whole' ? wholePart(facts, wish) : wish.parts
  const plan = planRefund(facts, parts)
  const refundId = wish.refundId ?? newId('ref', now)
  await writeRefund(tx, {
    ...wish,
    refundId,
    plan,
    paymentId: payment.id,
    currency: order.currency,
  })
  await noteRefunded(tx, { shopId, orderId, sellerId, amountMinor: plan.amountMinor, now })
  const shares = await reverseDues(tx, { wish, plan, refundId })
  await post(tx, {
    shopId,
    kind: wish.isChargeback ? 'order.chargeback' : 'order.refund',
    reference: `refund:${refundId}`,
    orderId,
    currency: order.currency,
    entries: [
      { account: accounts.outside(payment.provider), amountMinor: plan.amountMinor },
      { account: accounts.platformFees, amountMinor: -sum(plan, one => one.platformFeeMinor) },
      {
        account: accounts.platformDiscounts,
        amountMinor: sum(plan, one => one.platformDiscountMinor),
      },
      { account: accounts.platformBonuses, amountMinor: sum(plan, one => one.bonusMinor) },
      ...shares,
    ],
    now,
  })
  if (!wish.isChargeback) {
    const back = plan.lines.filter(one => one.quantity > 0)
    await returnStock(
      tx,
      back.map(one => ({ ...stockLine(one.line), quantity: one.quantity })),
      now,
    )
    const payload = { shopId, refundId, orderId, sellerId }
    await promise(tx, [{ home: shopId, topic: 'refund.send', cause: refundId, payload }], now)
    if (plan.amountMinor === facts.leftMinor)
      await endUnshipped(tx, { shopId, orderId, sellerId, reason: wish.cause, now })
  }
  await closeIfWhole(tx, { shopId, orderId, now })
  return refundId
}

const sum = (plan: RefundPlan, pick: (line: PlannedLine) => number) =>
  plan.lines.reduce((total, line) => total + pick(line), 0)

/** One refund of an order after the other: the order's row is the lock. */
export async function holdOrder(
  tx: Tx,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<void> {
  await forUpdate(
    tx
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId))),
  )
}

type Written = RefundWish & {
  refundId: string
  plan: RefundPlan
  paymentId: string
  currency: string
}

async function writeRefund(tx: Tx, written: Written): Promise<void> {
  const { shopId, orderId, sellerId, refundId, plan, paymentId, currency, now } = written
  for (const { line, amountMinor } of plan.lines) {
    await tx
      .update(orderLines)
      .set({ refundedMinor: line.refundedMinor + amountMinor })
      .where(and(eq(orderLines.shopId, shopId), eq(orderLines.id, line.id)))
  }
  await refundShipping(tx, written)
  await takeFromPayment(tx, written)
  const isSent = written.isChargeback === true
  await tx.insert(refunds).values({
    shopId,
    id: refundId,
    orderId,
    paymentId,
    sellerId,
    amountMinor: plan.amountMinor,
    shippingMinor: plan.shippingMinor,
    goodwillMinor: plan.goodwillMinor,
    currency,
    cause: written.cause,
    state: isSent ? 'done' : 'unsent',
    createdAt: now,
    doneAt: isSent ? now : null,
  })
  if (!plan.lines.length) return
  await tx
    .insert(refundLines)
    .values(
      plan.lines.map(({ line, ...shares }) => ({ shopId, refundId, lineId: line.id, ...shares })),
    )
}

/** What each payee owes less; answers where in the ledger that money stood. */
async function reverseDues(
  tx: Tx,
  { wish, plan, refundId }: { wish: RefundWish; plan: RefundPlan; refundId: string },
): Promise<Entry[]> {
  const { shopId, orderId, sellerId, now } = wish
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const less = plan.lines.flatMap(({ line, commissionMinor, bonusMinor }) =>
    earned
      .filter(one => one.lineId === line.id)
      .map(one => ({
        home: shopId,
        dueId: one.id,
        amountMinor: one.kind === 'bonus' ? bonusMinor : commissionMinor,
      })),
  )
  const [own] = await duesOfOrder(tx, { home: sellerId, orderId })
  if (!own) throw new Error(`nothing is owed to ${sellerId} for ${orderId}`)
  less.push({ home: sellerId, dueId: own.dueId, amountMinor: -plan.sellerMinor })
  const entries: Entry[] = []
  for (const { amountMinor, ...key } of less) {
    if (!amountMinor) continue
    const step = { kind: 'reverse' as const, amountMinor, why: wish.cause }
    const due = await holdDue(tx, key)
    const entry = await changeDue(tx, due, step, { cause: `refund:${refundId}`, now })
    if (entry) entries.push(entry)
  }
  return entries
}

async function refundShipping(tx: Tx, { shopId, orderId, sellerId, plan }: Written): Promise<void> {
  const { shippingMinor } = plan
  if (!shippingMinor) return
  await tx
    .update(orderShipping)
    .set({ refundedMinor: sql`${orderShipping.refundedMinor} + ${shippingMinor}` })
    .where(
      and(
        eq(orderShipping.shopId, shopId),
        eq(orderShipping.orderId, orderId),
        eq(orderShipping.sellerId, sellerId),
      ),
    )
}

/** Never more goes out than came in: the guard is in the update itself. */
async function takeFromPayment(
  tx: Tx,
  { shopId, paymentId, orderId, plan: { amountMinor } }: Written,
): Promise<void> {
  const taken = await tx
    .update(payments)
    .set({ refundedMinor: sql`${payments.refundedMinor} + ${amountMinor}` })
    .where(
      and(
        eq(payments.shopId, shopId),
        eq(payments.id, paymentId),
        eq(payments.state, 'captured'),
        sql`${payments.refundedMinor} + ${amountMinor} <= ${payments.amountMinor}`,
      ),
    )
    .returning({ id: payments.id })
  if (!taken.length) throw new Refusal('refund_exceeds_capture')
  await tx
    .update(orders)
    .set({ refundedMinor: sql`${orders.refundedMinor} + ${amountMinor}` })
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
}

/** An order given back whole is over, and was no sale. */
async function closeIfWhole(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<void> {
  const closed = await tx
    .update(orders)
    .set({ status: 'refunded', closedAt: now })
    .where(
      and(
        eq(orders.shopId, shopId),
        eq(orders.id, orderId),
        eq(orders.status, 'paid'),
        sql`${orders.refundedMinor} = ${orders.totalMinor}`,
      ),
    )
    .returning({ id: orders.id })
  if (closed.length) await uncountSale(tx, { shopId, orderId })
}
