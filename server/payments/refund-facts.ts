import { and, eq, ne, notLike, sum } from 'drizzle-orm'
import { type Commission, commissionsOfOrders } from '../commissions/queries.ts'
import { partsOfOrder } from '../fulfilment/queries.ts'
import type { OrderLineRow, OrderRow, ShippingRow } from '../orders/place.ts'
import { linesOf, requireOrder, shippingOf } from '../orders/queries.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Payment, paymentOf } from './queries.ts'
import {
  type LineShares,
  type RefundFacts,
  type RefundParts,
  type Standing,
  unitsLeft,
  wholePart,
} from './refund-plan.ts'
import { refundLines, refunds } from './schema.ts'

type Key = { shopId: string; orderId: string }

/** Everything that decides what a refund of one seller's part does. Refuses `wrong_state`. */
export async function refundFacts(
  db: Reader,
  { shopId, orderId, sellerId }: Key & { sellerId: string },
): Promise<{ facts: RefundFacts; order: OrderRow; payment: Payment }> {
  const key = { shopId, orderId }
  const order = await requireOrder(db, key)
  if (order.status !== 'paid' && order.status !== 'refunded')
    throw new Refusal('wrong_state', { status: order.status })
  const lines = await linesOf(db, key)
  const facts = factsFor(sellerId, {
    lines,
    shipping: await shippingOf(db, key),
    given: await givenBack(db, key),
    shares: await sharesOf(db, key, lines),
    returned: await returnedOf(db, key),
    sent: await sentOf(db, key),
  })
  return { facts, order, payment: await paymentOf(db, key) }
}

/** How every line's shares stand. */
export async function sharesOf(
  db: Reader,
  { shopId, orderId }: Key,
  lines: OrderLineRow[],
): Promise<Map<string, LineShares>> {
  const earned = await commissionsOfOrders(db, { shopId, orderIds: [orderId] })
  const taken = await db
    .select({
      lineId: refundLines.lineId,
      feeMinor: refundLines.platformFeeMinor,
      discountMinor: refundLines.platformDiscountMinor,
    })
    .from(refundLines)
    .innerJoin(
      refunds,
      and(eq(refunds.shopId, refundLines.shopId), eq(refunds.id, refundLines.refundId)),
    )
    .where(and(eq(refunds.shopId, shopId), eq(refunds.orderId, orderId)))
  return new Map(
    lines.map(({ id }) => {
      const own = taken.filter(one => one.lineId === id)
      return [
        id,
        {
          commission: standingOf(earned, id, 'commission'),
          bonus: standingOf(earned, id, 'bonus'),
          feeTakenMinor: own.reduce((sum, one) => sum + one.feeMinor, 0),
          discountTakenMinor: own.reduce((sum, one) => sum + one.discountMinor, 0),
        },
      ]
    }),
  )
}

function standingOf(earned: Commission[], lineId: string, kind: Commission['kind']): Standing {
  const found = earned.find(one => one.lineId === lineId && one.kind === kind)
  if (!found) return { creditMinor: 0, balanceMinor: 0, isGone: true }
  const { due, creditMinor } = found
  const isGone = due.state === 'rejected' || due.state === 'void'
  return { creditMinor, balanceMinor: due.balanceMinor, isGone }
}

/** What is left to give back of every part of an order. */
export async function leftOf(
  db: Reader,
  key: Key,
): Promise<
  {
    sellerId: string
    leftMinor: number
    parts: RefundParts
    lines: RefundParts['lines']
    /** Of each line, units that no refund has put back on the shelf. */
    units: ReadonlyMap<string, number>
  }[]
> {
  const found = {
    lines: await linesOf(db, key),
    shipping: await shippingOf(db, key),
    given: await givenBack(db, key),
    shares: new Map(),
    returned: await returnedOf(db, key),
    sent: await sentOf(db, key),
  }
  return found.shipping.map(({ sellerId }) => {
    const facts = factsFor(sellerId, found)
    const parts = wholePart(facts)
    const units = new Map(facts.lines.map(line => [line.id, unitsLeft(facts, line)]))
    return { sellerId, leftMinor: facts.leftMinor, parts, lines: parts.lines, units }
  })
}

/** The sellers whose part of an order has gone back whole, goodwill counted: nothing is owed for it. */
export async function sellersGivenBack(db: Reader, key: Key): Promise<Set<string>> {
  const left = await leftOf(db, key)
  return new Set(left.filter(one => one.leftMinor === 0).map(one => one.sellerId))
}

function factsFor(
  sellerId: string,
  {
    lines,
    shipping,
    given,
    shares,
    returned,
    sent,
  }: {
    lines: OrderLineRow[]
    shipping: ShippingRow[]
    given: { sellerId: string; amountMinor: number }[]
    shares: RefundFacts['shares']
    returned: RefundFacts['returned']
    /** Sellers whose part has left them. */
    sent: ReadonlySet<string>
  },
): RefundFacts {
  const own = lines.filter(line => line.sellerId === sellerId)
  const parcel = shipping.find(one => one.sellerId === sellerId)
  const paidMinor = own.reduce((sum, line) => sum + line.lineTotalMinor, parcel?.shippingMinor ?? 0)
  const backMinor = given
    .filter(one => one.sellerId === sellerId)
    .reduce((sum, one) => sum + one.amountMinor, 0)
  return {
    sellerId,
    lines: own,
    shipping: parcel,
    leftMinor: paidMinor - backMinor,
    shares,
    isSent: sent.has(sellerId),
    returned,
  }
}

async function sentOf(db: Reader, key: Key): Promise<Set<string>> {
  const parts = await partsOfOrder(db, key)
  return new Set(parts.filter(one => one.shippedAt).map(one => one.sellerId))
}

/** Units of each line that refunds have put back on the shelf so far. */
async function returnedOf(db: Reader, { shopId, orderId }: Key): Promise<Map<string, number>> {
  const found = await db
    .select({ lineId: refundLines.lineId, units: sum(refundLines.quantity) })
    .from(refundLines)
    .innerJoin(
      refunds,
      and(eq(refunds.shopId, refundLines.shopId), eq(refunds.id, refundLines.refundId)),
    )
    // What a bank took back put nothing on the shelf.
    .where(
      and(
        eq(refunds.shopId, shopId),
        eq(refunds.orderId, orderId),
        notLike(refunds.cause, 'chargeback:%'),
      ),
    )
    .groupBy(refundLines.lineId)
  return new Map(found.map(one => [one.lineId, Number(one.units)]))
}

function givenBack(db: Reader, { shopId, orderId }: Key) {
  return db
    .select({ sellerId: refunds.sellerId, amountMinor: refunds.amountMinor })
    .from(refunds)
    .where(
      and(
        eq(refunds.shopId, shopId),
        eq(refunds.orderId, orderId),
        // A chargeback that was won took nothing in the end.
        ne(refunds.state, 'undone'),
      ),
    )
}
