import { and, eq, ne } from 'drizzle-orm'
import { type Commission, commissionsOfOrders } from '../commissions/queries.ts'
import type { OrderLineRow, OrderRow, ShippingRow } from '../orders/place.ts'
import { linesOf, requireOrder, shippingOf } from '../orders/queries.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Payment, paymentOf } from './queries.ts'
import { type RefundFacts, type RefundParts, wholePart } from './refund-plan.ts'
import { refunds } from './schema.ts'

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
  const earned = await commissionsOfOrders(db, { shopId, orderIds: [orderId] })
  const facts = factsFor(sellerId, {
    lines: await linesOf(db, key),
    shipping: await shippingOf(db, key),
    given: await givenBack(db, key),
    earned,
  })
  return { facts, order, payment: await paymentOf(db, key) }
}

/** What is left to give back of every part of an order. */
export async function leftOf(
  db: Reader,
  key: Key,
): Promise<
  { sellerId: string; leftMinor: number; parts: RefundParts; lines: RefundParts['lines'] }[]
> {
  const found = {
    lines: await linesOf(db, key),
    shipping: await shippingOf(db, key),
    given: await givenBack(db, key),
    earned: [],
  }
  return found.shipping.map(({ sellerId }) => {
    const facts = factsFor(sellerId, found)
    const parts = wholePart(facts)
    return { sellerId, leftMinor: facts.leftMinor, parts, lines: parts.lines }
  })
}

function factsFor(
  sellerId: string,
  {
    lines,
    shipping,
    given,
    earned,
  }: {
    lines: OrderLineRow[]
    shipping: ShippingRow[]
    given: { sellerId: string; amountMinor: number }[]
    earned: Commission[]
  },
): RefundFacts {
  const own = lines.filter(line => line.sellerId === sellerId)
  const parcel = shipping.find(one => one.sellerId === sellerId)
  const paidMinor = own.reduce((sum, line) => sum + line.lineTotalMinor, parcel?.shippingMinor ?? 0)
  const backMinor = given
    .filter(one => one.sellerId === sellerId)
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const gone = earned.filter(one => one.due.state === 'rejected' || one.due.state === 'void')
  const linesOfKind = (kind: string) =>
    new Set(gone.filter(one => one.kind === kind).map(one => one.lineId))
  return {
    sellerId,
    lines: own,
    shipping: parcel,
    leftMinor: paidMinor - backMinor,
    without: { commission: linesOfKind('commission'), bonus: linesOfKind('bonus') },
  }
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
