import { and, eq, ne, sql } from 'drizzle-orm'
import { commissionsOfOrders } from '../commissions/queries.ts'
import type { Due } from '../dues/due.ts'
import { changeDue } from '../dues/mature.ts'
import { duesOfOrder } from '../dues/queries.ts'
import { continueDue, holdDue } from '../dues/write.ts'
import { accounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import { requireOrder } from '../orders/queries.ts'
import { orderLines, orderShipping, orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { countSale } from '../shops/unlock.ts'
import type { Payment, Refund } from './queries.ts'
import { type chargebacks, payments, refundLines, refunds } from './schema.ts'

export type Chargeback = typeof chargebacks.$inferSelect

/** A chargeback that was won: everything it reversed is put back; answers how much. */
export async function undoChargeback(
  tx: Tx,
  { chargeback, payment, now }: { chargeback: Chargeback; payment: Payment; now: Instant },
): Promise<number> {
  const { shopId, orderId, id } = chargeback
  const made = await tx
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.shopId, shopId),
        eq(refunds.orderId, orderId),
        eq(refunds.cause, `chargeback:${id}`),
        ne(refunds.state, 'undone'),
      ),
    )
  let undoneMinor = 0
  for (const one of made) {
    await undoRefund(tx, { one, payment, now })
    undoneMinor += one.amountMinor
  }
  const order = await requireOrder(tx, { shopId, orderId })
  if (!order.ownPurchase && order.status === 'paid') await countSale(tx, { shopId, orderId, now })
  return undoneMinor
}

/** Everything a refund reversed, put back. */
async function undoRefund(
  tx: Tx,
  { one, payment, now }: { one: Refund; payment: Payment; now: Instant },
): Promise<void> {
  const { shopId, orderId, id: refundId } = one
  const lines = await tx
    .select()
    .from(refundLines)
    .where(and(eq(refundLines.shopId, shopId), eq(refundLines.refundId, refundId)))
  await giveBackAmounts(tx, { one, lines })
  const sum = (pick: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + pick(line), 0)
  await post(tx, {
    shopId,
    kind: 'order.chargeback_won',
    reference: `undo:${refundId}`,
    orderId,
    currency: one.currency,
    entries: [
      { account: accounts.outside(payment.provider), amountMinor: -one.amountMinor },
      { account: accounts.platformFees, amountMinor: sum(line => line.platformFeeMinor) },
      {
        account: accounts.platformDiscounts,
        amountMinor: -sum(line => line.platformDiscountMinor),
      },
      ...(await restoreDues(tx, { one, lines, now })),
    ],
    now,
  })
}

type Lines = (typeof refundLines.$inferSelect)[]

/**
 * Each due gets back what was taken of it. What belonged to a commission that has been rejected
 * meanwhile is its seller's, of a bonus the platform's.
 */
async function restoreDues(
  tx: Tx,
  { one, lines, now }: { one: Refund; lines: Lines; now: Instant },
): Promise<Entry[]> {
  const { shopId, orderId, sellerId, id: refundId } = one
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const [own] = await duesOfOrder(tx, { home: sellerId, orderId })
  if (!own) throw new Error(`nothing is owed to ${sellerId} for ${orderId}`)
  const step = (amountMinor: number) => ({
    kind: 'adjust' as const,
    amountMinor,
    why: 'chargeback_won',
  })
  const how = { cause: `undo:${refundId}`, now }
  const entries: Entry[] = []
  let sellerMinor = one.amountMinor
  for (const line of lines) {
    sellerMinor += line.platformDiscountMinor - line.commissionMinor - line.platformFeeMinor
    for (const commission of earned.filter(known => known.lineId === line.lineId)) {
      const isBonus = commission.kind === 'bonus'
      const amountMinor = isBonus ? line.bonusMinor : line.commissionMinor
      const due = await holdDue(tx, commission.due)
      const isGone = due.state === 'rejected' || due.state === 'void'
      if (isGone) {
        if (!isBonus) sellerMinor += amountMinor
        await passOn(tx, due, { amountMinor, refundId, now })
        continue
      }
      const entry = await changeDue(tx, due, step(amountMinor), how)
      if (!entry) continue
      entries.push(entry)
      if (isBonus) entries.push({ account: accounts.platformBonuses, amountMinor: -amountMinor })
    }
  }
  const entry = await changeDue(tx, await holdDue(tx, own), step(sellerMinor), how)
  return entry ? [...entries, entry] : entries
}

/** It comes back to a due that is not owed any more, and goes on at once: the story says both. */
async function passOn(
  tx: Tx,
  due: Due,
  { amountMinor, refundId, now }: { amountMinor: number; refundId: string; now: Instant },
): Promise<void> {
  const back = { kind: 'adjust' as const, amountMinor, why: 'chargeback_won' }
  const held = await continueDue(tx, due, back, { cause: `undo:${refundId}`, now })
  const gone = { kind: 'adjust' as const, amountMinor: -amountMinor, why: 'rejected' }
  if (held) await continueDue(tx, held, gone, { cause: `forfeit:${refundId}`, now })
}

async function giveBackAmounts(tx: Tx, { one, lines }: { one: Refund; lines: Lines }) {
  const { shopId, orderId, sellerId, id, paymentId } = one
  for (const { lineId, amountMinor } of lines)
    await tx
      .update(orderLines)
      .set({ refundedMinor: sql`${orderLines.refundedMinor} - ${amountMinor}` })
      .where(and(eq(orderLines.shopId, shopId), eq(orderLines.id, lineId)))
  await tx
    .update(orderShipping)
    .set({ refundedMinor: sql`${orderShipping.refundedMinor} - ${one.shippingMinor}` })
    .where(
      and(
        eq(orderShipping.shopId, shopId),
        eq(orderShipping.orderId, orderId),
        eq(orderShipping.sellerId, sellerId),
      ),
    )
  await tx
    .update(payments)
    .set({ refundedMinor: sql`${payments.refundedMinor} - ${one.amountMinor}` })
    .where(and(eq(payments.shopId, shopId), eq(payments.id, paymentId)))
  await tx
    .update(orders)
    .set({
      refundedMinor: sql`${orders.refundedMinor} - ${one.amountMinor}`,
      status: 'paid',
      closedAt: null,
    })
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
  await tx
    .update(refunds)
    .set({ state: 'undone' })
    .where(and(eq(refunds.shopId, shopId), eq(refunds.id, id)))
}
