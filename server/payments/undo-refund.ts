import { and, eq, ne, sql } from 'drizzle-orm'
import { commissionsOfOrders } from '../commissions/queries.ts'
import type { Due } from '../dues/due.ts'
import { changeDue } from '../dues/mature.ts'
import { duesOfOrder } from '../dues/queries.ts'
import { continueDue, holdDue } from '../dues/write.ts'
import { isUpheld } from '../fraud/reject.ts'
import { noteRefunded } from '../fulfilment/acknowledge.ts'
import { accounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import { linesOf, requireOrder } from '../orders/queries.ts'
import { orderLines, orderShipping, orders } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { countSale } from '../shops/unlock.ts'
import type { Payment, Refund } from './queries.ts'
import { holdOrder } from './refund.ts'
import { sharesOf } from './refund-facts.ts'
import { type LineShares, sharesBack } from './refund-plan.ts'
import { type chargebacks, payments, refundLines, refunds } from './schema.ts'

export type Chargeback = typeof chargebacks.$inferSelect

/** A chargeback that was won: everything it reversed is put back; answers how much. */
export async function undoChargeback(
  tx: Tx,
  { chargeback, payment, now }: { chargeback: Chargeback; payment: Payment; now: Instant },
): Promise<number> {
  const { shopId, orderId, id } = chargeback
  await holdOrder(tx, { shopId, orderId })
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
  const counts = !order.ownPurchase && !(await isUpheld(tx, { shopId, orderId }))
  if (counts && order.status === 'paid') await countSale(tx, { shopId, orderId, now })
  return undoneMinor
}

/** Everything a refund reversed, put back: each share to its part of what is still refunded. */
async function undoRefund(
  tx: Tx,
  { one, payment, now }: { one: Refund; payment: Payment; now: Instant },
): Promise<void> {
  const { shopId, orderId, sellerId, id: refundId, currency } = one
  const made = await tx
    .select()
    .from(refundLines)
    .where(and(eq(refundLines.shopId, shopId), eq(refundLines.refundId, refundId)))
  await noteRefunded(tx, { shopId, orderId, sellerId, amountMinor: -one.amountMinor, now })
  const lines = await linesOf(tx, { shopId, orderId })
  const shares = await sharesOf(tx, { shopId, orderId }, lines)
  await giveBackAmounts(tx, { one, lines: made })
  const entries: Entry[] = [
    { account: accounts.outside(payment.provider), amountMinor: -one.amountMinor },
  ]
  let sellerMinor = one.amountMinor
  for (const part of made) {
    const line = lines.find(known => known.id === part.lineId)
    const standing = shares.get(part.lineId)
    if (!line || !standing) throw new Error(`refund ${refundId} of an unknown line`)
    const back = sharesBack(line, standing, line.refundedMinor - part.amountMinor)
    const restored = await restoreLine(tx, { one, part, back, standing, now })
    entries.push(...restored.entries)
    sellerMinor += restored.sellerMinor
  }
  const [own] = await duesOfOrder(tx, { home: sellerId, orderId })
  if (!own) throw new Error(`nothing is owed to ${sellerId} for ${orderId}`)
  const step = { kind: 'adjust' as const, amountMinor: sellerMinor, why: 'chargeback_won' }
  const how = { cause: `undo:${refundId}`, now }
  const entry = await changeDue(tx, await holdDue(tx, own), step, how)
  if (entry) entries.push(entry)
  const reference = `undo:${refundId}`
  await post(tx, {
    shopId,
    kind: 'order.chargeback_won',
    reference,
    orderId,
    currency,
    entries,
    now,
  })
}

type Line = typeof refundLines.$inferSelect

/**
 * One line's shares put back. What belonged to a commission that has been rejected meanwhile is its
 * seller's, of a bonus the platform's. What rounding leaves is kept with the undone refund.
 */
async function restoreLine(
  tx: Tx,
  {
    one,
    part,
    back,
    standing,
    now,
  }: {
    one: Refund
    part: Line
    back: ReturnType<typeof sharesBack>
    standing: LineShares
    now: Instant
  },
): Promise<{ entries: Entry[]; sellerMinor: number }> {
  const { shopId, orderId, id: refundId } = one
  const earned = (await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })).filter(
    known => known.lineId === part.lineId,
  )
  const given = {
    commissionMinor: standing.commission.isGone ? part.commissionMinor : -back.commissionMinor,
    bonusMinor: standing.bonus.isGone ? part.bonusMinor : -back.bonusMinor,
    platformFeeMinor: -back.platformFeeMinor,
    platformDiscountMinor: -back.platformDiscountMinor,
  }
  const entries: Entry[] = [
    { account: accounts.platformFees, amountMinor: given.platformFeeMinor },
    { account: accounts.platformDiscounts, amountMinor: -given.platformDiscountMinor },
  ]
  let sellerMinor = given.platformDiscountMinor - given.commissionMinor - given.platformFeeMinor
  for (const commission of earned) {
    const isBonus = commission.kind === 'bonus'
    const amountMinor = isBonus ? given.bonusMinor : given.commissionMinor
    const due = await holdDue(tx, commission.due)
    if (due.state === 'rejected' || due.state === 'void') {
      if (!isBonus) sellerMinor += amountMinor
      await passOn(tx, due, { amountMinor, refundId, now })
      continue
    }
    const step = { kind: 'adjust' as const, amountMinor, why: 'chargeback_won' }
    const entry = await changeDue(tx, due, step, { cause: `undo:${refundId}`, now })
    if (!entry) continue
    entries.push(entry)
    if (isBonus) entries.push({ account: accounts.platformBonuses, amountMinor: -amountMinor })
  }
  await tx
    .update(refundLines)
    .set({
      commissionMinor: part.commissionMinor - given.commissionMinor,
      bonusMinor: part.bonusMinor - given.bonusMinor,
      platformFeeMinor: part.platformFeeMinor - given.platformFeeMinor,
      platformDiscountMinor: part.platformDiscountMinor - given.platformDiscountMinor,
    })
    .where(
      and(
        eq(refundLines.shopId, shopId),
        eq(refundLines.refundId, refundId),
        eq(refundLines.lineId, part.lineId),
      ),
    )
  return { entries, sellerMinor }
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

async function giveBackAmounts(tx: Tx, { one, lines }: { one: Refund; lines: Line[] }) {
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
