import { and, eq, gt, sql } from 'drizzle-orm'
import { holdParcel, suspendDues } from '../dues/mature.ts'
import { requireUser } from '../identity/queries.ts'
import { normalEmail } from '../orders/order.ts'
import type { OrderRow } from '../orders/place.ts'
import { requireOrder, shippingOf } from '../orders/queries.ts'
import { orders } from '../orders/schema.ts'
import { days, hours, type Instant } from '../platform/clock.ts'
import { insertNew, insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { requireShop } from '../shops/queries.ts'
import { uncountSale } from '../shops/unlock.ts'
import { type Trace, tracesOf, usedByOwner } from './own.ts'
import { voidCommissions } from './reject.ts'
import { buyerTraces, type SignalKind, signals } from './schema.ts'

/** More orders than this of one buyer in one shop within a day are looked at. */
export const ordersPerDayMax = 5
/** So many refunded orders of one buyer in one shop within a month are looked at. */
export const refundsPerMonthMax = 3

type Found = { kind: SignalKind; evidence: Record<string, number | string> }

/**
 * Looks at a paid order once: keeps its traces, then says what speaks against it. What is certain
 * voids its commission with the reason; what is only odd puts it on hold for the operator.
 */
export async function examineOrder(
  tx: Tx,
  {
    shopId,
    orderId,
    secretKey,
    fingerprint,
    now,
  }: {
    shopId: string
    orderId: string
    secretKey: string
    fingerprint: string | null
    now: Instant
  },
): Promise<void> {
  const order = await requireOrder(tx, { shopId, orderId })
  const buyer = { name: order.buyerName, email: order.buyerEmail, phone: order.buyerPhone ?? '' }
  const traces = tracesOf(secretKey, { buyer, ship_to: order.shipTo }, fingerprint)
  await insertRows(
    tx,
    buyerTraces,
    traces.map(trace => ({ shopId, orderId, ...trace, at: now })),
  )
  if (order.ownPurchase) {
    await note(tx, { shopId, orderId, kind: order.ownPurchase, state: 'upheld', now })
    return
  }
  const owners = await usedByOwner(tx, { shopId, traces })
  const own = (await isCurators(tx, order))
    ? 'same_email'
    : owners.has('payment')
      ? 'same_payment'
      : null
  if (own) {
    await note(tx, { shopId, orderId, kind: own, state: 'upheld', now })
    await uncountSale(tx, { shopId, orderId })
    return voidCommissions(tx, { shopId, orderId, reason: own, now })
  }
  const odd = await oddities(tx, { shopId, traces, isOwnersDoor: owners.has('address'), now })
  for (const { kind, evidence } of odd)
    await note(tx, { shopId, orderId, kind, evidence, state: 'open', now })
  if (odd.length) await holdForReview(tx, { shopId, orderId, now })
}

/** An express checkout tells who bought only with its payment: placing it could not see this. */
async function isCurators(tx: Tx, { shopId, buyerEmail }: OrderRow): Promise<boolean> {
  const shop = await requireShop(tx, shopId)
  const curator = await requireUser(tx, shop.userId)
  return normalEmail(buyerEmail) === normalEmail(curator.email)
}

async function oddities(
  tx: Tx,
  {
    shopId,
    traces,
    isOwnersDoor,
    now,
  }: { shopId: string; traces: Trace[]; isOwnersDoor: boolean; now: Instant },
): Promise<Found[]> {
  const found: Found[] = isOwnersDoor ? [{ kind: 'same_address', evidence: {} }] : []
  const email = traces.find(trace => trace.kind === 'email')
  if (!email) return found
  const lately = await ordersOf(tx, { shopId, hash: email.hash, since: now - hours(24) })
  if (lately.length > ordersPerDayMax)
    found.push({ kind: 'velocity', evidence: { orders: lately.length, hours: 24 } })
  const month = await ordersOf(tx, { shopId, hash: email.hash, since: now - days(30) })
  const refunded = month.filter(one => one.status === 'refunded').length
  if (refunded >= refundsPerMonthMax)
    found.push({ kind: 'refund_ring', evidence: { refunded, days: 30 } })
  return found
}

async function ordersOf(
  tx: Tx,
  { shopId, hash, since }: { shopId: string; hash: string; since: Instant },
) {
  return tx
    .select({ id: orders.id, status: orders.status })
    .from(buyerTraces)
    .innerJoin(
      orders,
      and(eq(orders.shopId, buyerTraces.shopId), eq(orders.id, buyerTraces.orderId)),
    )
    .where(
      and(
        eq(buyerTraces.shopId, shopId),
        eq(buyerTraces.kind, 'email'),
        eq(buyerTraces.hash, hash),
        gt(buyerTraces.at, since),
        sql`${orders.paidAt} is not null`,
      ),
    )
    .limit(100)
}

async function note(
  tx: Tx,
  {
    shopId,
    orderId,
    kind,
    evidence = {},
    state,
    now,
  }: {
    shopId: string
    orderId: string
    kind: SignalKind
    evidence?: Found['evidence']
    state: 'open' | 'upheld'
    now: Instant
  },
): Promise<void> {
  const isStrong = state === 'upheld'
  await insertNew(tx, signals, {
    shopId,
    id: newId('sig', now),
    orderId,
    kind,
    strength: isStrong ? 'strong' : 'weak',
    evidence,
    state,
    createdAt: now,
    decidedAt: isStrong ? now : null,
  })
}

/** The curator's commissions of the order wait; the seller is paid as ever. */
async function holdForReview(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<void> {
  for (const { sellerId } of await shippingOf(tx, { shopId, orderId })) {
    const dues = await holdParcel(tx, { shopId, orderId, sellerId })
    const earned = dues.filter(due => due.home === shopId)
    await suspendDues(tx, earned, { name: 'review', cause: `review:${orderId}`, now })
  }
}
