import { and, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { hot } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { readRowToken, rowToken } from '../platform/signed.ts'
import { shops } from '../shops/schema.ts'
import { numberBegins, numberIn } from './number.ts'
import type { OrderLineRow, OrderRow } from './place.ts'
import { type OrderStatus, orderLines, orderShipping, orders } from './schema.ts'

/** A buyer's link to one order. */
export function orderToken(secretKey: string, order: { shopId: string; id: string }): string {
  return rowToken(secretKey, 'order', [order.shopId, order.id])
}

/** The order a token names, or null for anything but a token of ours. */
export function readOrderToken(
  secretKey: string,
  token: string,
): { shopId: string; orderId: string } | null {
  const [shopId, orderId] = readRowToken(secretKey, 'order', ['shp', 'ord'], token) ?? []
  return shopId && orderId ? { shopId, orderId } : null
}

const readOrder = hot('order', (db: Reader) =>
  db
    .select()
    .from(orders)
    .where(
      and(eq(orders.shopId, sql.placeholder('shopId')), eq(orders.id, sql.placeholder('orderId'))),
    ),
)

export async function requireOrder(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<OrderRow> {
  const [order] = await readOrder(db, { shopId, orderId })
  if (!order) throw new Refusal('not_found')
  return order
}

/** What was paid under the number of a page, whatever became of it later. */
export async function ordersOfClick(
  db: Reader,
  { shopId, clickId }: { shopId: string; clickId: string },
): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.clickId, clickId), isNotNull(orders.paidAt)))
    .orderBy(orders.id)
    .limit(20)
}

export async function linesOf(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<OrderLineRow[]> {
  return db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, orderId)))
    .orderBy(orderLines.id)
}

export async function shippingOf(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
) {
  return (
    db
      .select()
      .from(orderShipping)
      .where(and(eq(orderShipping.shopId, shopId), eq(orderShipping.orderId, orderId)))
      // What is divided among sellers is divided the same way each time.
      .orderBy(orderShipping.sellerId)
  )
}

/** A shop's orders, newest first, without anything of the buyer: what a curator may see. */
export async function ordersOfShop(
  db: Reader,
  { shopId, before, rowsMax }: { shopId: string; before?: string | undefined; rowsMax: number },
) {
  return db
    .select({
      id: orders.id,
      status: orders.status,
      currency: orders.currency,
      goodsMinor: orders.goodsMinor,
      totalMinor: orders.totalMinor,
      refundedMinor: orders.refundedMinor,
      placement: orders.placement,
      ownPurchase: orders.ownPurchase,
      placedAt: orders.placedAt,
      paidAt: orders.paidAt,
    })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), before ? lt(orders.id, before) : undefined))
    .orderBy(desc(orders.id))
    .limit(rowsMax)
}

export async function linesOfOrders(
  db: Reader,
  { shopId, orderIds }: { shopId: string; orderIds: string[] },
) {
  if (!orderIds.length) return []
  return db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.shopId, shopId), inArray(orderLines.orderId, orderIds)))
    .orderBy(orderLines.id)
}

/** What a list of the operator shows of each order. */
const listed = {
  id: orders.id,
  shopId: orders.shopId,
  handle: shops.handle,
  status: orders.status,
  totalMinor: orders.totalMinor,
  currency: orders.currency,
  provider: orders.provider,
  placedAt: orders.placedAt,
}

/** All orders of the instance, newest first, for the operator. */
export async function ordersOfInstance(
  db: Reader,
  {
    status,
    before,
    rowsMax,
  }: { status?: OrderStatus | undefined; before?: string | undefined; rowsMax: number },
) {
  return db
    .select(listed)
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(
      and(
        status ? eq(orders.status, status) : undefined,
        before ? lt(orders.id, before) : undefined,
      ),
    )
    .orderBy(desc(orders.id))
    .limit(rowsMax)
}

/** Orders of the instance by their number or its beginning, in any state; first the lowest number. */
export async function ordersNumbered(
  db: Reader,
  { start, rowsMax }: { start: string; rowsMax: number },
) {
  return db
    .select(listed)
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(numberBegins(orders.id, start))
    .orderBy(numberIn(orders.id))
    .limit(rowsMax)
}

/** Orders of the instance that were placed with one e-mail, in any state, newest first. */
export async function ordersOfBuyer(
  db: Reader,
  { email, rowsMax }: { email: string; rowsMax: number },
) {
  return db
    .select(listed)
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(eq(orders.buyerEmail, email.toLowerCase()))
    .orderBy(desc(orders.id))
    .limit(rowsMax)
}

/** Whether anybody has ever paid for an order here. */
export async function hasBeenPaid(db: Reader): Promise<boolean> {
  const found = await db
    .select({ id: orders.id })
    .from(orders)
    .where(isNotNull(orders.paidAt))
    .limit(1)
  return found.length > 0
}
