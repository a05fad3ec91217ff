import { appealSignal, decideSignal, signalsOfOrders } from '../../server/appeals/decide.ts'
import { commissionsOfOrders } from '../../server/commissions/queries.ts'
import { voidCommissions } from '../../server/fraud/reject.ts'
import {
  acceptSellerOrder,
  cancelSellerOrder,
  deliverSellerOrder,
  rejectSellerOrder,
  shipSellerOrder,
} from '../../server/fulfilment/acknowledge.ts'
import type { SellerOrder } from '../../server/fulfilment/queries.ts'
import { isEnded } from '../../server/fulfilment/seller-order.ts'
import { cancelUnpaidOrder, closeUnpaid, expiredOrders } from '../../server/orders/cancel.ts'
import { shippingOf } from '../../server/orders/queries.ts'
import { capturePayment } from '../../server/payments/capture.ts'
import { closeChargeback, openChargeback } from '../../server/payments/chargeback.ts'
import { confirmBySeller } from '../../server/payments/confirm.ts'
import { applyNews } from '../../server/payments/hear.ts'
import { refund, refundPart } from '../../server/payments/refund.ts'
import type { RefundParts } from '../../server/payments/refund-plan.ts'
import { draftPayout } from '../../server/payouts/draft.ts'
import { payoutsIn } from '../../server/payouts/queries.ts'
import { noteProcessing, settlePayout } from '../../server/payouts/settle.ts'
import { days } from '../../server/platform/clock.ts'
import type { Tx } from '../../server/platform/db/index.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import {
  answerReturn,
  decideReturn,
  disputeReturn,
  receiveReturn,
  requestReturn,
  withdrawReturn,
} from '../../server/returns/handle.ts'
import { type Return, returnsOfOrder } from '../../server/returns/queries.ts'
import { nameOf } from './books.ts'
import { type Back, type Line, leftOf, type SellerName, share, totalOf } from './model.ts'
import { did } from './tally.ts'
import { confirmPayee, type LivedOrder, type LivesWorld } from './world.ts'

/** One thing that happens in an order's life; numbers choose what it happens to. */
export type Step = { what: What | 'go_on'; a: number; b: number; c: number }
export type What = keyof typeof happenings

export type Scene = {
  world: LivesWorld
  order: LivedOrder
  tx: Tx
  step: Step
  now: number
  parts: SellerOrder[]
}

/** What the model does once the books have it; nothing, when nothing of money moved. */
type Then = (() => void) | undefined

function partOf({ parts, step }: Scene): SellerOrder {
  const part = parts[step.a % Math.max(1, parts.length)]
  if (!part) throw new Refusal('not_found')
  return part
}
const named = (scene: Scene) => ({
  sellerId: partOf(scene).sellerId,
  id: partOf(scene).id,
  now: scene.now,
})
const sellerOf = (scene: Scene) => nameOf(scene.world, partOf(scene).sellerId)

/** A part that will not be shipped: everything of it goes back by itself. */
async function ending(scene: Scene, end: () => Promise<SellerOrder>): Promise<Then> {
  const before = partOf(scene).status
  const { status } = await end()
  if (isEnded(status) && !isEnded(before)) return () => giveWhole(scene, sellerOf(scene))
}

/** `isSent`: nobody has seen the goods since, and none of them is sold again. */
function giveWhole(
  { world: { model }, order: { twin } }: Scene,
  seller: SellerName,
  isSent = false,
): void {
  if (!leftOf(twin, seller)) return
  const { lines, shipping } = model.whole(twin, seller)
  const units = (line: Back) => (isSent ? 0 : line.units)
  model.give(twin, seller, {
    lines: lines.map(line => ({ ...line, units: units(line) })),
    shipping,
  })
}

/** A refund of some kind, which the books allow exactly when the model does. */
async function giving(scene: Scene, what: Partial<RefundParts>): Promise<Then> {
  const { tx, order, world, now } = scene
  const { twin } = order
  const seller = sellerOf(scene)
  const parts = { lines: [], shippingMinor: 0, goodwillMinor: 0, ...what }
  const back = {
    lines: parts.lines.map(one => ({
      line: twin.lines.find(line => line.id === one.lineId)!,
      amount: one.amountMinor,
      units: one.quantity,
    })),
    shipping: parts.shippingMinor,
    goodwill: parts.goodwillMinor,
  }
  const mayGive = world.model.mayGive(twin, seller, back)
  const wish = { ...order, sellerId: partOf(scene).sellerId, parts, cause: 'x', now }
  await refund(tx, wish).catch(error => {
    if (mayGive) throw new Error('refused though so much is left', { cause: error })
    throw error
  })
  if (!mayGive) throw new Error('more was given back than there is')
  return () => world.model.give(twin, seller, back)
}

/** What of an order a rejection can still take, and what somebody may yet be given again. */
async function commissionsBy(
  { tx, order: { shopId, orderId, twin } }: Scene,
  states: string[],
): Promise<{ credits: Line[]; bonuses: Line[] }> {
  const found = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const of = (kind: string) =>
    found
      .filter(one => one.kind === kind && states.includes(one.due.state))
      .map(one => twin.lines.find(line => line.id === one.lineId)!)
  return { credits: of('commission'), bonuses: of('bonus') }
}

function forfeit({ credits, bonuses }: { credits: Line[]; bonuses: Line[] }): void {
  for (const line of credits) line.isCreditGone = true
  for (const line of bonuses) line.isBonusGone = true
}

/** Units of some lines sent back: each by its part of what it cost, as long as something is left. */
function worthOf(found: Return, { order: { twin }, world }: Scene, isBack: boolean): Back[] {
  let left = leftOf(twin, nameOf(world, found.sellerId))
  return found.lines.flatMap(({ lineId, quantity }) => {
    const line = twin.lines.find(one => one.id === lineId)!
    const worth = share(line.total, quantity, line.quantity)
    const amount = Math.min(worth, line.total - line.refunded, left)
    left -= amount
    return amount || isBack ? [{ line, amount, units: isBack ? quantity : 0 }] : []
  })
}

/** Everything that can happen, by its real code. */
export const happenings = {
  /** The buyer pays; again, late, or never having been asked: what comes of it is the model's word. */
  pay: async ({ tx, order, step, world, now, parts }: Scene) => {
    const { twin, shopId, paymentId } = order
    const { provider } = twin
    const isSellers = provider === 'manual' && step.b % 2 === 1 && twin.parts.size === 1
    const [only] = twin.parts.keys()
    if (isSellers)
      await confirmBySeller(tx, { sellerId: world.sellers[only!], shopId, paymentId, now })
    else if (provider === 'manual' || parts.length)
      await capturePayment(tx, { shopId, paymentId, confirmedBy: null, now })
    else {
      const sum = { amountMinor: totalOf(twin), currency: 'CNY' }
      const paid = { kind: 'paid' as const, paymentId, providerRef: `ch_${paymentId}`, ...sum }
      await applyNews(tx, { ...paid, fingerprint: null }, { provider, now })
    }
    return () => {
      const came = world.model.pay(twin)
      did(`pay_${came}`)
      if (!isSellers || came !== 'paid') return
      twin.parts.get(only!)!.collected = totalOf(twin)
      did('pay_collected')
    }
  },
  cancel_unpaid: async ({ tx, order, world, now }: Scene) => {
    await cancelUnpaidOrder(tx, { ...order, now })
    return () => world.model.end(order.twin, 'cancelled')
  },
  accept: async (scene: Scene) => void (await acceptSellerOrder(scene.tx, named(scene))),
  reject: (scene: Scene) =>
    ending(scene, () => rejectSellerOrder(scene.tx, { ...named(scene), reason: 'x' })),
  cancel: (scene: Scene) =>
    ending(scene, () =>
      cancelSellerOrder(scene.tx, { ...named(scene), reason: 'x', by: 'seller' }),
    ),
  ship: async (scene: Scene) =>
    void (await shipSellerOrder(scene.tx, { ...named(scene), carrier: 'SF', trackingNumber: '1' })),
  deliver: async (scene: Scene) => void (await deliverSellerOrder(scene.tx, named(scene))),
  refund_line: (scene: Scene) => {
    const { order, step } = scene
    const own = order.twin.lines.filter(line => line.seller === sellerOf(scene))
    const line = own[step.c % own.length]!
    const amountMinor = 1 + (step.b % Math.max(1, line.total))
    const quantity = step.c % (line.quantity + 1)
    return giving(scene, { lines: [{ lineId: line.id, amountMinor, quantity }] })
  },
  refund_shipping: (scene: Scene) => giving(scene, { shippingMinor: 1 + (scene.step.b % 900) }),
  goodwill: (scene: Scene) => giving(scene, { goodwillMinor: 1 + (scene.step.b % 4000) }),
  refund_whole: async (scene: Scene) => {
    const { tx, order, now } = scene
    const { sellerId, shippedAt } = partOf(scene)
    await refundPart(tx, { ...order, sellerId, cause: 'x', now })
    return () => giveWhole(scene, sellerOf(scene), shippedAt !== null)
  },
  return_ask: async (scene: Scene) => {
    const part = partOf(scene)
    const line = part.lines[scene.step.b % part.lines.length]!
    const input = {
      part_id: part.id,
      lines: [{ line_id: line.lineId, quantity: 1 + (scene.step.c % line.quantity) }],
      reason: 'damaged' as const,
      note: '',
    }
    await requestReturn(scene.tx, {
      ...scene.order,
      sellerId: part.sellerId,
      input,
      pictureHash: null,
      now: scene.now,
    })
  },
  return_move: async (scene: Scene): Promise<Then> => {
    const { tx, order, now, step, world } = scene
    const [one] = await returnsOfOrder(tx, order)
    if (!one) throw new Refusal('not_found')
    const who = { sellerId: one.sellerId, id: one.id, now }
    const given = (isBack: boolean) => () => {
      // Said again it changes nothing.
      if (one.state === 'refunded') return did('return_refunded_again')
      const lines = worthOf(one, scene, isBack)
      world.model.give(order.twin, nameOf(world, one.sellerId), { lines })
      did('return_refunded')
    }
    const moves: [() => Promise<unknown>, Then][] = [
      [() => answerReturn(tx, { ...who, input: { answer: 'accept', words: 'x' } }), undefined],
      [() => answerReturn(tx, { ...who, input: { answer: 'refund', words: '' } }), given(false)],
      [() => answerReturn(tx, { ...who, input: { answer: 'refuse', words: 'x' } }), undefined],
      [() => disputeReturn(tx, who), undefined],
      [() => withdrawReturn(tx, who), undefined],
      [() => receiveReturn(tx, { ...who, input: { restock: true } }), given(true)],
      [() => decideReturn(tx, { ...who, input: { decision: 'refund', words: 'x' } }), given(false)],
      [() => decideReturn(tx, { ...who, input: { decision: 'close', words: 'x' } }), undefined],
    ]
    const [move, then] = moves[step.b % moves.length]!
    await move()
    return then
  },
  chargeback: async (scene: Scene) => {
    const { tx, order, step, world, now } = scene
    const amountMinor = 1 + (step.b % 30_000)
    const news = {
      kind: 'disputed' as const,
      providerRef: order.paymentId,
      disputeId: `dp_${order.orderId}`,
      amountMinor,
    }
    const sellers = await sellersInOrder(scene)
    await openChargeback(tx, news, { provider: order.twin.provider, now })
    return () => world.model.dispute(order.twin, amountMinor, sellers)
  },
  chargeback_end: async (scene: Scene) => {
    const { tx, order, step, world, now } = scene
    const news = {
      kind: 'dispute_closed' as const,
      disputeId: `dp_${order.orderId}`,
      outcome: step.b % 2 ? ('won' as const) : ('lost' as const),
      // Half of them end before they are heard to begin.
      providerRef: step.b % 3 ? null : order.paymentId,
      amountMinor: 1 + (step.b % 30_000),
    }
    const sellers = await sellersInOrder(scene)
    const ended = scene.parts
      .filter(({ status }) => isEnded(status))
      .map(({ sellerId }) => nameOf(world, sellerId))
    await closeChargeback(tx, news, { provider: order.twin.provider, now })
    return () => {
      if (news.providerRef) world.model.dispute(order.twin, news.amountMinor, sellers)
      if (order.twin.dispute?.state === 'open') did(`dispute_${news.outcome}`)
      const isWon = order.twin.dispute?.state === 'open' && news.outcome === 'won'
      world.model.closeDispute(order.twin, news.outcome)
      // Nobody ships what was called off meanwhile: its money goes back as soon as it is there again.
      if (isWon) for (const seller of ended) giveWhole(scene, seller, true)
    }
  },
  suspect: async (scene: Scene) => {
    const { tx, order, now } = scene
    const taken = await commissionsBy(scene, ['pending', 'on_hold', 'approved'])
    await voidCommissions(tx, { ...order, reason: 'velocity', now })
    return () => forfeit(taken)
  },
  /** The curator of an own purchase (or of what was upheld) disagrees. */
  appeal: async ({ tx, order: { shopId, orderId }, now }: Scene) => {
    const [one] = await signalsOfOrders(tx, { shopId, orderIds: [orderId] })
    if (!one) throw new Refusal('not_found')
    await appealSignal(tx, { shopId, id: one.id, words: 'x', now })
  },
  decide: async (scene: Scene): Promise<Then> => {
    const { tx, order, step, world, now } = scene
    const { shopId, orderId, twin } = order
    const all = await signalsOfOrders(tx, { shopId, orderIds: [orderId] })
    const one = all.find(signal => signal.state === 'open')
    if (!one) throw new Refusal('not_found')
    const decision = step.b % 2 ? ('dismiss' as const) : ('uphold' as const)
    const taken = await commissionsBy(scene, ['pending', 'on_hold', 'approved'])
    const gone = await commissionsBy(scene, ['rejected', ...(twin.isOwn ? ['void'] : [])])
    await decideSignal(tx, { shopId, id: one.id, decision, words: 'x', now })
    did(`decide_${decision}`)
    if (decision === 'uphold')
      return () => {
        twin.isUpheld = true
        forfeit(taken)
      }
    const isClear = all.every(signal => signal.id === one.id || signal.state === 'dismissed')
    return isClear ? () => world.model.clear(twin, gone) : undefined
  },
  pay_out: async ({ tx, world, step, now }: Scene) => {
    const made = await draftPayout(tx, { payee: world.payees[step.a % world.payees.length]!, now })
    did('payoutId' in made ? 'payout_drafted' : 'payout_none')
  },
  pay_out_end: async ({ tx, step, now }: Scene) => {
    const [one] = await payoutsIn(tx, { states: ['draft', 'processing', 'unresolved'], rowsMax: 1 })
    if (!one) throw new Refusal('not_found')
    const key = { home: one.home, payoutId: one.id, now }
    const ends = ['paid', 'failed', 'paid', 'cancelled', 'processing', 'paid'] as const
    const state = ends[step.b % ends.length]!
    if (state === 'processing') await noteProcessing(tx, key)
    else await settlePayout(tx, { ...key, state, reason: 'x' })
    did(`payout_${state}`)
  },
  pay_out_returned: async ({ tx, world, step, now }: Scene) => {
    const paid = await payoutsIn(tx, { states: ['paid'], rowsMax: 50 })
    const one = paid[step.a % Math.max(1, paid.length)]
    if (!one) throw new Refusal('not_found')
    const key = { home: one.home, payoutId: one.id, now }
    await settlePayout(tx, { ...key, state: 'returned', reason: 'x' })
    // Nothing goes there again before they have written where to.
    const payee = world.payees.find(other => other.home === one.home)!
    const { secretKey } = world.house.instance.config
    await confirmPayee(tx, { payee, secretKey, now })
  },
  days_pass: (scene: Scene) => clockMoves(scene, 1 + (scene.step.b % 31)),
  days_back: (scene: Scene) => clockMoves(scene, -(scene.step.b % 31)),
}

/** Time goes on, or jumps back; whoever has not paid in time is out. */
async function clockMoves({ tx, world }: Scene, howMany: number): Promise<Then> {
  const { clock } = world.house
  clock.move(Math.max(days(howMany), world.openedAt - clock.now()))
  const now = clock.now()
  for (const one of await expiredOrders(tx, { now, rowsMax: 1000 }))
    await closeUnpaid(tx, { ...one, status: 'expired', now })
  return () => {
    for (const _ of world.model.expire(now)) did('expired')
  }
}

/** Whose part is asked first when a bank takes some of it back. */
async function sellersInOrder({ tx, order, world }: Scene): Promise<SellerName[]> {
  return (await shippingOf(tx, order)).map(one => nameOf(world, one.sellerId))
}

/** What is likely to happen next to an order as it stands, so that lives come to something. */
export async function nextOf(scene: Scene): Promise<What> {
  const { tx, order, step, parts } = scene
  if (!parts.length) return 'pay'
  const [signal] = await signalsOfOrders(tx, { shopId: order.shopId, orderIds: [order.orderId] })
  if (signal?.state === 'open') return 'decide'
  if (signal?.state === 'upheld' && signal.appealedAt === null && step.c % 2) return 'appeal'
  if (order.twin.dispute?.state === 'open' && step.c % 2) return 'chargeback_end'
  const [sent] = await returnsOfOrder(tx, order)
  if (sent && step.c % 3) return 'return_move'
  const { status } = partOf(scene)
  if (status === 'forwarded') return step.c % 2 ? 'accept' : 'ship'
  if (status === 'accepted') return 'ship'
  if (status === 'shipped') return step.c % 4 ? 'deliver' : 'return_ask'
  const later: What[] = [
    'days_pass',
    'days_pass',
    'return_ask',
    'pay_out',
    'pay_out_end',
    'goodwill',
  ]
  return later[step.c % later.length]!
}
