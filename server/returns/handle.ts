import { and, eq } from 'drizzle-orm'
import { returnStock } from '../catalog/stock.ts'
import { commissionsOfOrders } from '../commissions/queries.ts'
import { holdParcel, resumeDues, suspendDues } from '../dues/mature.ts'
import { requireSellerOrder, type SellerOrder } from '../fulfilment/queries.ts'
import { stockLine } from '../orders/place.ts'
import { linesOf } from '../orders/queries.ts'
import { refund } from '../payments/refund.ts'
import { leftOf } from '../payments/refund-facts.ts'
import { days, type Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { rulesOf } from '../rules/rules.ts'
import { requireSeller } from '../sellers/queries.ts'
import type { ReturnAnswer, ReturnDecision, ReturnInput, ReturnReceived } from './contract.ts'
import { type Return, returnsOfOrder } from './queries.ts'
import { askedUntil, faultDays, isOpen, isSaleable, moves, touchedBy, worthOf } from './return.ts'
import { type ReturnState, returns } from './schema.ts'

type Named = { sellerId: string; id: string; now: Instant }

/**
 * The buyer wants to send lines back. Their commissions and the seller's share wait until it is
 * over. Refuses `return_not_possible` (not shipped yet, too late, not theirs, paid back) and
 * `return_open`.
 */
export async function requestReturn(
  tx: Tx,
  {
    shopId,
    orderId,
    sellerId,
    input,
    pictureHash,
    now,
  }: {
    shopId: string
    orderId: string
    sellerId: string
    input: ReturnInput
    pictureHash: string | null
    now: Instant
  },
): Promise<string> {
  const part = await requireSellerOrder(tx, { sellerId, id: input.part_id })
  if (part.shopId !== shopId || part.orderId !== orderId) throw new Refusal('not_found')
  const seller = await requireSeller(tx, sellerId)
  refuseImpossible(part, input, { returnDays: seller.returnDays, now })
  // Its dues are the lock: two who ask at once do so one after the other.
  await holdParcel(tx, { shopId, orderId, sellerId })
  const earlier = await returnsOfOrder(tx, { shopId, orderId })
  if (earlier.some(one => one.sellerId === sellerId && isOpen(one.state)))
    throw new Refusal('return_open')
  const left = (await leftOf(tx, { shopId, orderId })).find(one => one.sellerId === sellerId)
  if (!left?.leftMinor) throw new Refusal('return_not_possible', { why: 'paid_back' })
  const answerBy = now + days((await rulesOf(tx)).returnAnswerDays)
  const id = newId('rtn', now)
  const row = {
    sellerId,
    id,
    sellerOrderId: part.id,
    shopId,
    orderId,
    lines: input.lines.map(line => ({ lineId: line.line_id, quantity: line.quantity })),
    reason: input.reason,
    note: input.note,
    pictureHash,
    state: 'requested' as const,
    answerBy,
    createdAt: now,
  }
  await tx.insert(returns).values(row)
  await holdMoney(tx, { ...row, id }, now)
  const payload = { sellerId, id, shopId, orderId }
  await promise(
    tx,
    [
      { home: sellerId, topic: 'return.requested', cause: id, payload },
      { home: sellerId, topic: 'return.overdue', cause: id, payload, dueAt: answerBy },
    ],
    now,
  )
  return id
}

function refuseImpossible(
  part: SellerOrder,
  input: ReturnInput,
  { returnDays, now }: { returnDays: number; now: Instant },
): void {
  const refuse = (why: string) => {
    throw new Refusal('return_not_possible', { why })
  }
  if (part.status !== 'shipped' && part.status !== 'delivered') refuse('not_shipped')
  const isFault = input.reason !== 'changed_mind'
  const granted = isFault ? Math.max(faultDays, returnDays) : returnDays
  if (part.deliveredAt !== null && now > askedUntil(part.deliveredAt, granted)) refuse('too_late')
  if (isFault === false && returnDays === 0) refuse('not_granted')
  for (const { line_id, quantity } of input.lines) {
    const line = part.lines.find(one => one.lineId === line_id)
    if (!line) refuse('unknown_line')
    else if (quantity > line.quantity) refuse('too_many')
  }
}

/** The seller's answer. Saying the same again changes nothing; refuses `wrong_state`. */
export async function answerReturn(
  tx: Tx,
  { sellerId, id, input, now }: Named & { input: ReturnAnswer },
): Promise<void> {
  const found = await hold(tx, { sellerId, id })
  const answered = { answer: input.words, answeredAt: found.answeredAt ?? now }
  if (input.answer === 'accept') return move(tx, found, 'accepted', answered, now)
  if (input.answer === 'refund')
    return giveBack(tx, found, { columns: answered, isBack: false, now })
  await move(tx, found, 'refused', answered, now)
  await releaseMoney(tx, found, now)
}

/** The goods are back at the seller's: the money follows. */
export async function receiveReturn(
  tx: Tx,
  { sellerId, id, input, now }: Named & { input: ReturnReceived },
): Promise<void> {
  const found = await hold(tx, { sellerId, id })
  if (found.state === 'refunded') return
  if (found.state !== 'accepted') throw new Refusal('wrong_state', { status: found.state })
  const isBack = input.restock ?? isSaleable(found.reason)
  await giveBack(tx, found, { columns: {}, isBack, now })
}

/**
 * The buyer does not agree, or the seller said nothing in time: the operator is asked. Refuses
 * `answer_pending` while the seller still has the time it was promised, `return_open` while another
 * of the parcel is open.
 */
export async function disputeReturn(tx: Tx, { sellerId, id, now }: Named): Promise<void> {
  const found = await hold(tx, { sellerId, id })
  if (found.state === 'disputed') return
  if (found.state === 'requested' && now < found.answerBy)
    throw new Refusal('answer_pending', {
      day: new Date(found.answerBy).toISOString().slice(0, 10),
    })
  const { shopId, orderId } = found
  const all = await returnsOfOrder(tx, { shopId, orderId })
  if (all.some(one => one.id !== id && one.sellerId === sellerId && isOpen(one.state)))
    throw new Refusal('return_open')
  await move(tx, found, 'disputed', {}, now)
  await holdMoney(tx, found, now)
}

/** At the promised time: without an answer it goes to the operator. */
export async function disputeIfOverdue(tx: Tx, { sellerId, id, now }: Named): Promise<void> {
  const found = await hold(tx, { sellerId, id })
  if (found.state === 'requested' && found.answerBy <= now)
    await disputeReturn(tx, { sellerId, id, now })
}

export async function withdrawReturn(tx: Tx, { sellerId, id, now }: Named): Promise<void> {
  const found = await hold(tx, { sellerId, id })
  if (found.state === 'withdrawn') return
  await move(tx, found, 'withdrawn', { closedAt: now }, now)
  await releaseMoney(tx, found, now)
}

/** The operator's word is the last. */
export async function decideReturn(
  tx: Tx,
  { sellerId, id, input, now }: Named & { input: ReturnDecision },
): Promise<void> {
  const found = await hold(tx, { sellerId, id })
  const decided = { decision: input.words }
  if (input.decision === 'refund')
    return giveBack(tx, found, { columns: decided, isBack: false, now })
  await move(tx, found, 'closed', { ...decided, closedAt: now }, now)
  await releaseMoney(tx, found, now)
}

/** Money back for what was returned, then the rest of the parcel goes on. */
async function giveBack(
  tx: Tx,
  found: Return,
  {
    columns,
    isBack,
    now,
  }: {
    columns: Partial<Return> /** The goods are on the shelf again. */
    isBack: boolean
    now: Instant
  },
): Promise<void> {
  const { shopId, orderId, sellerId, id } = found
  if (found.state === 'refunded') return
  const lines = new Map((await linesOf(tx, { shopId, orderId })).map(line => [line.id, line]))
  // Goodwill may have given some of it already.
  const [own] = (await leftOf(tx, { shopId, orderId })).filter(one => one.sellerId === sellerId)
  let leftMinor = own?.leftMinor ?? 0
  const asked = found.lines.flatMap(({ lineId, quantity }) => {
    const line = lines.get(lineId)
    const amountMinor = Math.min(line ? worthOf(line, quantity) : 0, leftMinor)
    leftMinor -= amountMinor
    return amountMinor || isBack ? [{ lineId, amountMinor, quantity: isBack ? quantity : 0 }] : []
  })
  const hasMoney = asked.some(one => one.amountMinor > 0)
  const parts = { lines: asked, shippingMinor: 0, goodwillMinor: 0 }
  const cause = `return:${id}`
  const refundId = hasMoney
    ? await refund(tx, { shopId, orderId, sellerId, parts, cause, now })
    : null
  // Its money went back before the goods did: those are here now all the same.
  if (!hasMoney)
    await returnStock(
      tx,
      asked.flatMap(({ lineId, quantity }) => {
        const line = lines.get(lineId)
        const units = Math.min(quantity, own?.units.get(lineId) ?? 0)
        return line && units > 0 ? [{ ...stockLine(line), quantity: units }] : []
      }),
      now,
    )
  await move(tx, found, 'refunded', { ...columns, refundId, closedAt: now }, now)
  await releaseMoney(tx, found, now)
}

async function holdMoney(
  tx: Tx,
  found: Pick<Return, 'shopId' | 'orderId' | 'sellerId' | 'id' | 'lines'>,
  now: Instant,
): Promise<void> {
  const cause = `${found.id}:${now}`
  await suspendDues(tx, await duesOf(tx, found), { name: 'return', cause, now })
}

async function releaseMoney(tx: Tx, found: Return, now: Instant): Promise<void> {
  const cause = `${found.id}:${now}`
  await resumeDues(tx, await duesOf(tx, found), { name: 'return', cause, now })
}

async function duesOf(
  tx: Tx,
  { shopId, orderId, sellerId, lines }: Pick<Return, 'shopId' | 'orderId' | 'sellerId' | 'lines'>,
) {
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const dues = await holdParcel(tx, { shopId, orderId, sellerId })
  return touchedBy(
    dues,
    earned,
    lines.map(line => line.lineId),
  )
}

async function hold(tx: Tx, { sellerId, id }: { sellerId: string; id: string }): Promise<Return> {
  const [found] = await forUpdate(
    tx
      .select()
      .from(returns)
      .where(and(eq(returns.sellerId, sellerId), eq(returns.id, id))),
  )
  if (!found) throw new Refusal('not_found')
  return found
}

async function move(
  tx: Tx,
  found: Return,
  to: ReturnState,
  columns: Partial<Return>,
  now: Instant,
): Promise<void> {
  if (found.state === to) return
  if (!moves[found.state].includes(to))
    throw new Refusal('wrong_state', { status: found.state, wanted: to })
  const { sellerId, id, shopId, orderId } = found
  await tx
    .update(returns)
    .set({ ...columns, state: to })
    .where(and(eq(returns.sellerId, sellerId), eq(returns.id, id)))
  const payload = { sellerId, id, shopId, orderId, state: to }
  const fact = { home: sellerId, topic: 'return.moved', cause: `${id}:${to}:${now}`, payload }
  await promise(tx, [fact], now)
}
