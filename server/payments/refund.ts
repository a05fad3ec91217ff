import { and, eq, sql } from 'drizzle-orm'
import { returnStock } from '../catalog/stock.ts'
import { reverseCommission } from '../commissions/reverse.ts'
import { requireSellerOrder } from '../fulfilment/queries.ts'
import { accounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import { reversalOf } from '../orders/order.ts'
import { type OrderLineRow, stockLine } from '../orders/place.ts'
import { linesOf, shippingOf } from '../orders/queries.ts'
import { orderLines, orderShipping, orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { uncountSale } from '../shops/unlock.ts'
import type { RefundInput } from './contract.ts'
import { paymentOf } from './queries.ts'
import { payments, refundLines, refunds } from './schema.ts'

export type RefundWish = {
  shopId: string
  orderId: string
  sellerId: string
  /** What goes back of each line; quantity: units that also go back on the shelf. */
  lines: { lineId: string; amountMinor: number; quantity: number }[]
  shippingMinor: number
  cause: string
  now: Instant
}

/** Everything of a seller's part that has not gone back yet: it was rejected or cancelled. */
export async function refundPart(
  tx: Tx,
  { shopId, orderId, sellerId, cause, now }: Omit<RefundWish, 'lines' | 'shippingMinor'>,
): Promise<string | null> {
  const own = (await linesOf(tx, { shopId, orderId })).filter(line => line.sellerId === sellerId)
  const lines = own
    .map(line => ({
      lineId: line.id,
      amountMinor: line.lineTotalMinor - line.refundedMinor,
      quantity: line.quantity,
    }))
    .filter(line => line.amountMinor > 0)
  const parcel = (await shippingOf(tx, { shopId, orderId })).find(one => one.sellerId === sellerId)
  const shippingMinor = parcel ? parcel.shippingMinor - parcel.refundedMinor : 0
  if (!lines.length && !shippingMinor) return null
  return refund(tx, { shopId, orderId, sellerId, lines, shippingMinor, cause, now })
}

/**
 * Money back to the buyer, with everything that follows: commission and fee go back in proportion,
 * cumulatively, so that a full refund leaves exactly nothing. Refuses `refund_exceeds_capture`.
 */
export async function refund(tx: Tx, wish: RefundWish): Promise<string> {
  const { shopId, orderId, sellerId, now } = wish
  const [order] = await forUpdate(
    tx
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId))),
  )
  if (!order || (order.status !== 'paid' && order.status !== 'refunded'))
    throw new Refusal('wrong_state', { status: order?.status })
  const payment = await paymentOf(tx, { shopId, orderId })
  const lines = new Map((await linesOf(tx, { shopId, orderId })).map(line => [line.id, line]))
  const amountMinor = wish.lines.reduce((sum, line) => sum + line.amountMinor, wish.shippingMinor)
  const refundId = newId('ref', now)
  const parts: { entries: Entry[]; row: typeof refundLines.$inferInsert }[] = []
  for (const part of wish.lines) {
    const line = lines.get(part.lineId)
    if (!line || line.sellerId !== sellerId) throw new Refusal('not_found')
    parts.push(await refundLine(tx, { refundId, line, part }))
  }
  await refundShipping(tx, wish)
  await takeFromPayment(tx, { shopId, paymentId: payment.id, orderId, amountMinor })
  await tx.insert(refunds).values({
    shopId,
    id: refundId,
    orderId,
    paymentId: payment.id,
    sellerId,
    amountMinor,
    shippingMinor: wish.shippingMinor,
    currency: order.currency,
    cause: wish.cause,
    state: 'unsent',
    createdAt: now,
  })
  if (parts.length) await tx.insert(refundLines).values(parts.map(part => part.row))
  const shares = parts.flatMap(part => part.entries)
  const takenBack = shares.reduce((sum, entry) => sum + entry.amountMinor, 0)
  await post(tx, {
    shopId,
    kind: 'order.refund',
    reference: `refund:${refundId}`,
    orderId,
    currency: order.currency,
    entries: [
      { account: accounts.outside(payment.provider), amountMinor },
      { account: accounts.sellerHeld(sellerId), amountMinor: -amountMinor - takenBack },
      ...shares,
    ],
    now,
  })
  const returned = wish.lines.flatMap(part => stockOf(lines.get(part.lineId)!, part.quantity))
  await returnStock(tx, returned, now)
  await closeIfWhole(tx, { shopId, orderId, now })
  await promise(
    tx,
    [
      {
        home: shopId,
        topic: 'refund.send',
        cause: refundId,
        payload: { shopId, refundId, orderId },
      },
    ],
    now,
  )
  return refundId
}

async function refundLine(
  tx: Tx,
  {
    refundId,
    line,
    part,
  }: { refundId: string; line: OrderLineRow; part: RefundWish['lines'][number] },
) {
  const refundedMinor = line.refundedMinor + part.amountMinor
  if (refundedMinor > line.lineTotalMinor)
    throw new Refusal('refund_exceeds_capture', { line_id: line.id })
  const back = (shareMinor: number) =>
    reversalOf(shareMinor, {
      refundedMinor,
      wholeMinor: line.lineTotalMinor,
      reversedMinor: reversalOf(shareMinor, {
        refundedMinor: line.refundedMinor,
        wholeMinor: line.lineTotalMinor,
        reversedMinor: 0,
      }),
    })
  const commissionMinor = back(line.commissionMinor)
  await tx
    .update(orderLines)
    .set({ refundedMinor })
    .where(and(eq(orderLines.shopId, line.shopId), eq(orderLines.id, line.id)))
  const entries: Entry[] = [
    { account: accounts.platformFees, amountMinor: -back(line.platformFeeMinor) },
  ]
  if (commissionMinor) {
    entries.push(
      await reverseCommission(tx, {
        shopId: line.shopId,
        lineId: line.id,
        amountMinor: commissionMinor,
      }),
    )
  }
  const row = {
    shopId: line.shopId,
    refundId,
    lineId: line.id,
    amountMinor: part.amountMinor,
    quantity: part.quantity,
    commissionMinor,
  }
  return { entries, row }
}

async function refundShipping(
  tx: Tx,
  { shopId, orderId, sellerId, shippingMinor }: RefundWish,
): Promise<void> {
  if (!shippingMinor) return
  const given = await tx
    .update(orderShipping)
    .set({ refundedMinor: sql`${orderShipping.refundedMinor} + ${shippingMinor}` })
    .where(
      and(
        eq(orderShipping.shopId, shopId),
        eq(orderShipping.orderId, orderId),
        eq(orderShipping.sellerId, sellerId),
        sql`${orderShipping.refundedMinor} + ${shippingMinor} <= ${orderShipping.shippingMinor}`,
      ),
    )
    .returning({ orderId: orderShipping.orderId })
  if (!given.length) throw new Refusal('refund_exceeds_capture', { field: 'shipping' })
}

/** Never more goes out than came in: the guard is in the update itself. */
async function takeFromPayment(
  tx: Tx,
  {
    shopId,
    paymentId,
    orderId,
    amountMinor,
  }: { shopId: string; paymentId: string; orderId: string; amountMinor: number },
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

function stockOf(line: OrderLineRow, quantity: number) {
  return quantity > 0 ? [{ ...stockLine(line), quantity }] : []
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

/** What sending a refund came to. */
export async function noteRefundSent(
  tx: Tx,
  { shopId, refundId, now }: { shopId: string; refundId: string; now: Instant },
): Promise<void> {
  await tx
    .update(refunds)
    .set({ state: 'done', doneAt: now })
    .where(and(eq(refunds.shopId, shopId), eq(refunds.id, refundId)))
}

/** A seller gives back part of its own lines or shipping, and says why. */
export async function refundBySeller(
  tx: Tx,
  { sellerId, id, input, now }: { sellerId: string; id: string; input: RefundInput; now: Instant },
): Promise<{ id: string; amount: { amount: number; currency: string } }> {
  const part = await requireSellerOrder(tx, { sellerId, id })
  const amounts = [
    ...input.lines.map(line => line.amount),
    ...(input.shipping ? [input.shipping] : []),
  ]
  if (amounts.some(one => one.currency !== part.currency))
    throw new Refusal('mixed_currency', { currency: part.currency })
  const refundId = await refund(tx, {
    shopId: part.shopId,
    orderId: part.orderId,
    sellerId,
    lines: input.lines.map(line => ({
      lineId: line.line_id,
      amountMinor: line.amount.amount,
      quantity: 0,
    })),
    shippingMinor: input.shipping?.amount ?? 0,
    cause: input.reason,
    now,
  })
  return {
    id: refundId,
    amount: { amount: amounts.reduce((sum, one) => sum + one.amount, 0), currency: part.currency },
  }
}
