import { and, desc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { productsByIds } from '../catalog/queries.ts'
import { type Commission, commissionsOfOrders } from '../commissions/queries.ts'
import { holdParcel, resumeDues } from '../dues/mature.ts'
import { type Owed, reinstateCommissions, voidCommissions } from '../fraud/reject.ts'
import { signals } from '../fraud/schema.ts'
import type { OrderLineRow } from '../orders/place.ts'
import { linesOf, requireOrder, shippingOf } from '../orders/queries.ts'
import { orders } from '../orders/schema.ts'
import { creditOf } from '../orders/split.ts'
import { sellersGivenBack } from '../payments/refund-facts.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { proportionMinor, shareMinor } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'
import { rateFor } from '../rates/ladder.ts'
import { versionsFor } from '../rates/read.ts'
import { countSale, uncountSale } from '../shops/unlock.ts'

export type Signal = typeof signals.$inferSelect

export const SignalDecision = z.strictObject({
  decision: z.enum(['dismiss', 'uphold']),
  words: z.string().trim().min(1).max(500),
})
export const AppealInput = z.strictObject({ words: z.string().trim().min(1).max(1000) })

/** What waits for the operator: open signals and appeals, oldest first. */
export async function openSignals(db: Reader, rowsMax: number): Promise<Signal[]> {
  return db
    .select()
    .from(signals)
    .where(eq(signals.state, 'open'))
    .orderBy(signals.createdAt)
    .limit(rowsMax)
}

export async function signalsOfOrders(
  db: Reader,
  { shopId, orderIds }: { shopId: string; orderIds: string[] },
): Promise<Signal[]> {
  if (!orderIds.length) return []
  return db
    .select()
    .from(signals)
    .where(and(eq(signals.shopId, shopId), inArray(signals.orderId, orderIds)))
    .orderBy(desc(signals.id))
}

type Named = { shopId: string; id: string; now: Instant }

/** The curator disagrees with what was decided: a person looks again. Once per signal. */
export async function appealSignal(
  tx: Tx,
  { shopId, id, words, now }: Named & { words: string },
): Promise<void> {
  const signal = await hold(tx, { shopId, id })
  if (signal.state !== 'upheld' || signal.appealedAt !== null)
    throw new Refusal('wrong_state', { status: signal.state })
  await change(tx, signal, { state: 'open', appeal: words, appealedAt: now })
}

/** The operator's word on a signal: nothing in it, or it stands and the commission is not owed. */
export async function decideSignal(
  tx: Tx,
  { shopId, id, decision, words, now }: Named & z.infer<typeof SignalDecision>,
): Promise<void> {
  const signal = await hold(tx, { shopId, id })
  if (signal.state !== 'open') throw new Refusal('wrong_state', { status: signal.state })
  const { orderId } = signal
  const state = decision === 'dismiss' ? 'dismissed' : 'upheld'
  await change(tx, signal, { state, decision: words, decidedAt: now })
  const key = { shopId, orderId, now }
  if (decision === 'dismiss') return clear(tx, key)
  await uncountSale(tx, { shopId, orderId })
  await voidCommissions(tx, { ...key, reason: signal.kind })
}

/** Nothing (more) stands against the order: what waited goes on, what was taken comes back. */
async function clear(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<void> {
  const all = await signalsOfOrders(tx, { shopId, orderIds: [orderId] })
  if (all.some(one => one.state !== 'dismissed')) return
  const order = await requireOrder(tx, { shopId, orderId })
  const amounts = await owedAgain(tx, { shopId, orderId, at: order.placedAt })
  if (order.ownPurchase)
    await tx
      .update(orders)
      .set({ ownPurchase: null })
      .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
  await reinstateCommissions(tx, { shopId, orderId, amounts, now })
  for (const { sellerId } of await shippingOf(tx, { shopId, orderId })) {
    const dues = await holdParcel(tx, { shopId, orderId, sellerId })
    await resumeDues(tx, dues, { name: 'review', cause: orderId, now })
  }
  if (order.status === 'paid') await countSale(tx, { shopId, orderId, now })
}

/** What each void or rejected commission of an order is when it is owed after all. */
async function owedAgain(
  tx: Tx,
  { shopId, orderId, at }: { shopId: string; orderId: string; at: Instant },
): Promise<Map<string, Owed>> {
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const lines = new Map((await linesOf(tx, { shopId, orderId })).map(line => [line.id, line]))
  const over = await sellersGivenBack(tx, { shopId, orderId })
  const amounts = new Map<string, Owed>()
  for (const one of earned) {
    const line = lines.get(one.lineId)
    const isGone = one.due.state === 'rejected' || one.due.reason === 'own_purchase'
    if (!line || !isGone) continue
    const whole = one.amountMinor || (await freshCredit(tx, one, line, at))
    const gone = over.has(line.sellerId)
      ? whole
      : proportionMinor(whole, line.refundedMinor, line.lineTotalMinor)
    amounts.set(one.id, { wholeMinor: whole, goneMinor: gone })
  }
  return amounts
}

/** An own purchase froze no rate: the ladder is asked as of the day it was placed. */
async function freshCredit(
  tx: Tx,
  one: Commission,
  line: OrderLineRow,
  at: Instant,
): Promise<number> {
  if (one.kind === 'bonus') return 0
  const { shopId, sellerId, productId } = line
  const [product] = await productsByIds(tx, [productId])
  const asked = { sellerId, productId, categoryId: product?.categoryId ?? '', shopId, at }
  const versions = await versionsFor(tx, { shopId, products: [asked] })
  const commissionMinor = shareMinor(line.commissionBaseMinor, rateFor(versions, asked).bps)
  return Math.max(0, creditOf({ ...line, commissionMinor }))
}

async function hold(tx: Tx, { shopId, id }: { shopId: string; id: string }): Promise<Signal> {
  const [signal] = await forUpdate(
    tx
      .select()
      .from(signals)
      .where(and(eq(signals.shopId, shopId), eq(signals.id, id))),
  )
  if (!signal) throw new Refusal('not_found')
  return signal
}

async function change(tx: Tx, signal: Signal, columns: Partial<Signal>): Promise<void> {
  await tx
    .update(signals)
    .set(columns)
    .where(and(eq(signals.shopId, signal.shopId), eq(signals.id, signal.id)))
}

/** The curator's own words go with them; what was decided stays. */
export async function forgetAppeals(tx: Tx, shopId: string): Promise<void> {
  await tx.update(signals).set({ appeal: null }).where(eq(signals.shopId, shopId))
}
