import fc from 'fast-check'
import { decideSignal, signalsOfOrders } from '../../server/appeals/decide.ts'
import { voidCommissions } from '../../server/fraud/reject.ts'
import {
  acceptSellerOrder,
  cancelSellerOrder,
  deliverSellerOrder,
  rejectSellerOrder,
  shipSellerOrder,
} from '../../server/fulfilment/acknowledge.ts'
import { partsOfOrder, type SellerOrder } from '../../server/fulfilment/queries.ts'
import { linesOf } from '../../server/orders/queries.ts'
import { capturePayment } from '../../server/payments/capture.ts'
import { closeChargeback, openChargeback } from '../../server/payments/chargeback.ts'
import { nameRef } from '../../server/payments/queries.ts'
import { refund, refundPart } from '../../server/payments/refund.ts'
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
  requestReturn,
  withdrawReturn,
} from '../../server/returns/handle.ts'
import { returnsOfOrder } from '../../server/returns/queries.ts'
import { buy, type LivesWorld } from './world.ts'

/** One thing that happens in an order's life; numbers choose what it happens to. */
export type Step = { what: keyof typeof happenings; a: number; b: number; c: number }
export type Life = {
  shop: number
  lines: { thing: number; quantity: number }[]
  code: string | null
  own: boolean
  steps: Step[]
}

type Order = { shopId: string; orderId: string; paymentId: string }
type Scene = {
  world: LivesWorld
  order: Order
  tx: Tx
  step: Step
  now: number
  parts: SellerOrder[]
}

const partOf = ({ parts, step }: Scene) => parts[step.a % parts.length]!
const named = (scene: Scene) => ({
  sellerId: partOf(scene).sellerId,
  id: partOf(scene).id,
  now: scene.now,
})

/** Everything that can happen, by its real code. */
const happenings = {
  pay_again: ({ tx, order, now }: Scene) =>
    capturePayment(tx, { ...order, confirmedBy: null, now }),
  accept: (scene: Scene) => acceptSellerOrder(scene.tx, named(scene)),
  reject: (scene: Scene) => rejectSellerOrder(scene.tx, { ...named(scene), reason: 'x' }),
  cancel: (scene: Scene) =>
    cancelSellerOrder(scene.tx, { ...named(scene), reason: 'x', by: 'seller' }),
  ship: (scene: Scene) =>
    shipSellerOrder(scene.tx, { ...named(scene), carrier: 'SF', trackingNumber: '1' }),
  deliver: (scene: Scene) => deliverSellerOrder(scene.tx, named(scene)),
  /** The next step of a parcel that goes well. */
  go_on: async (scene: Scene) => {
    const { status } = partOf(scene)
    if (status === 'forwarded') await acceptSellerOrder(scene.tx, named(scene))
    else if (status === 'accepted')
      await shipSellerOrder(scene.tx, { ...named(scene), carrier: 'SF', trackingNumber: '1' })
    else await deliverSellerOrder(scene.tx, named(scene))
  },
  refund_line: async (scene: Scene) => {
    const { tx, order, step, now } = scene
    const lines = await linesOf(tx, order)
    const line = lines[step.a % lines.length]!
    const amountMinor = 1 + (step.b % Math.max(1, line.lineTotalMinor))
    const quantity = step.c % (line.quantity + 1)
    const parts = {
      lines: [{ lineId: line.id, amountMinor, quantity }],
      shippingMinor: 0,
      goodwillMinor: 0,
    }
    await refund(tx, { ...order, sellerId: line.sellerId, parts, cause: 'x', now })
  },
  refund_shipping: (scene: Scene) =>
    refund(scene.tx, {
      ...scene.order,
      sellerId: partOf(scene).sellerId,
      parts: { lines: [], shippingMinor: 1 + (scene.step.b % 900), goodwillMinor: 0 },
      cause: 'x',
      now: scene.now,
    }),
  goodwill: (scene: Scene) =>
    refund(scene.tx, {
      ...scene.order,
      sellerId: partOf(scene).sellerId,
      parts: { lines: [], shippingMinor: 0, goodwillMinor: 1 + (scene.step.b % 4000) },
      cause: 'x',
      now: scene.now,
    }),
  refund_whole: (scene: Scene) =>
    refundPart(scene.tx, {
      ...scene.order,
      sellerId: partOf(scene).sellerId,
      cause: 'x',
      now: scene.now,
    }),
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
  return_move: async (scene: Scene) => {
    const { tx, order, now, step } = scene
    const [one] = await returnsOfOrder(tx, order)
    if (!one) return
    const who = { sellerId: one.sellerId, id: one.id, now }
    const moves = [
      () => answerReturn(tx, { ...who, input: { answer: 'accept', words: 'x' } }),
      () => answerReturn(tx, { ...who, input: { answer: 'refund', words: '' } }),
      () => answerReturn(tx, { ...who, input: { answer: 'refuse', words: 'x' } }),
      () => disputeReturn(tx, who),
      () => withdrawReturn(tx, who),
      () => decideReturn(tx, { ...who, input: { decision: 'refund', words: 'x' } }),
      () => decideReturn(tx, { ...who, input: { decision: 'close', words: 'x' } }),
    ]
    await moves[step.b % moves.length]!()
  },
  chargeback: async ({ tx, order, step, now }: Scene) => {
    await nameRef(tx, { provider: 'test', ref: order.paymentId, ...order })
    const amountMinor = 1 + (step.b % 30_000)
    const news = {
      kind: 'disputed' as const,
      providerRef: order.paymentId,
      disputeId: `dp_${order.orderId}`,
      amountMinor,
    }
    await openChargeback(tx, news, { provider: 'test', now })
  },
  chargeback_end: ({ tx, order, step, now }: Scene) =>
    closeChargeback(
      tx,
      {
        kind: 'dispute_closed',
        disputeId: `dp_${order.orderId}`,
        outcome: step.b % 2 ? 'won' : 'lost',
        // Half of them end before they are heard to begin.
        providerRef: step.b % 3 ? null : order.paymentId,
        amountMinor: 1 + (step.b % 30_000),
      },
      { provider: 'test', now },
    ),
  suspect: ({ tx, order, now }: Scene) =>
    voidCommissions(tx, { ...order, reason: 'velocity', now }),
  decide: async ({ tx, order, step, now }: Scene) => {
    const [one] = await signalsOfOrders(tx, { shopId: order.shopId, orderIds: [order.orderId] })
    const decision = step.b % 2 ? ('dismiss' as const) : ('uphold' as const)
    if (one?.state === 'open')
      await decideSignal(tx, { shopId: order.shopId, id: one.id, decision, words: 'x', now })
  },
  pay_out: async ({ tx, world, step, now }: Scene) => {
    await draftPayout(tx, { payee: world.payees[step.a % world.payees.length]!, now })
  },
  pay_out_end: async ({ tx, step, now }: Scene) => {
    const [one] = await payoutsIn(tx, { states: ['draft', 'processing', 'unresolved'], rowsMax: 1 })
    if (!one) return
    const key = { home: one.home, payoutId: one.id, now }
    const ends = ['paid', 'failed', 'paid', 'cancelled', 'processing'] as const
    const state = ends[step.b % ends.length]!
    if (state === 'processing') await noteProcessing(tx, key)
    else await settlePayout(tx, { ...key, state, reason: 'x' })
  },
  pay_out_returned: async ({ tx, step, now }: Scene) => {
    const paid = await payoutsIn(tx, { states: ['paid'], rowsMax: 50 })
    const one = paid[step.a % Math.max(1, paid.length)]
    if (one)
      await settlePayout(tx, {
        home: one.home,
        payoutId: one.id,
        state: 'returned',
        reason: 'x',
        now,
      })
  },
  days_pass: async ({ world, step }: Scene) => world.house.clock.move(days(1 + (step.b % 31))),
  days_back: async ({ world, step }: Scene) => world.house.clock.move(-days(step.b % 31)),
}

type What = keyof typeof happenings
/** What goes well happens more often, so that many lives come to an end worth reversing. */
const well: What[] = ['go_on', 'go_on', 'go_on', 'days_pass', 'days_pass', 'pay_out', 'pay_out_end']
const what = fc.constantFrom(...(Object.keys(happenings) as What[]), ...well)
const some = fc.nat({ max: 1_000_000 })

export const lives: fc.Arbitrary<Life> = fc.record({
  shop: fc.nat({ max: 1 }),
  lines: fc.array(
    fc.record({ thing: fc.nat({ max: 3 }), quantity: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  code: fc.constantFrom(null, null, 'SELLER10', 'HOUSE777', 'CURATOR5'),
  own: fc.constantFrom(false, false, false, false, true),
  steps: fc.array(fc.record({ what, a: some, b: some, c: some }), { minLength: 3, maxLength: 14 }),
})

/** Lives one life; after each step, `check` looks. A refusal is an answer, anything else a fault. */
export async function live(
  world: LivesWorld,
  life: Life,
  check: () => Promise<void>,
): Promise<void> {
  const order = await answered('buy', () => buy(world, life))
  await world.house.settle()
  await check()
  if (!order) return
  for (const step of life.steps) {
    const { db, clock } = world.house.instance
    await answered(step.what, () =>
      db.transact(async tx => {
        const parts = await partsOfOrder(tx, order)
        await happenings[step.what]({ world, order, tx, step, now: clock.now(), parts })
      }),
    )
    await world.house.settle()
    await check()
  }
}

/** How often each thing happened, and how often it was refused: a life of refusals proves nothing. */
export const tally = new Map<string, { done: number; refused: number }>()

async function answered<T>(what: string, work: () => Promise<T>): Promise<T | null> {
  const count = tally.get(what) ?? { done: 0, refused: 0 }
  tally.set(what, count)
  try {
    const answer = await work()
    count.done++
    return answer
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    count.refused++
    return null
  }
}
