import { and, eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { shipmentsMax } from './contract.ts'
import type { SellerOrder } from './queries.ts'
import { type SellerOrderStatus, sellerOrders } from './schema.ts'
import { canBuyerCancel, canMove, isPast } from './seller-order.ts'
import { shipmentsOf } from './view.ts'

type Named = { sellerId: string; id: string; now: Instant }

/** The seller will ship it. Said again, or after shipping, it changes nothing. */
export async function acceptSellerOrder(
  tx: Tx,
  { reference, ...named }: Named & { reference?: string | undefined },
) {
  return move(tx, named, 'accepted', {
    acceptedAt: named.now,
    ...(reference ? { sellerReference: reference } : {}),
  })
}

/** Why nothing will be shipped. `restock`: its units can be sold again, as a rule. */
type Ending = { reason: string; restock?: boolean | undefined }
/** What whoever hears of a change cannot read from the row: which further shipment, and its number before. */
type Told = Pick<Ending, 'restock'> & { at?: number; was?: string }

/** The seller cannot: the buyer gets this part's money back, for the reason given. */
export async function rejectSellerOrder(tx: Tx, { reason, restock, ...named }: Named & Ending) {
  return move(tx, named, 'rejected', { endedAt: named.now, endReason: reason }, { restock })
}

/**
 * After accepting, before shipping, by the seller; by the buyer before anyone accepted, or once it
 * is late. Refuses `order_not_cancellable`.
 */
export async function cancelSellerOrder(
  tx: Tx,
  { reason, restock, by, ...named }: Named & Ending & { by: 'seller' | 'buyer' },
) {
  const part = await hold(tx, named)
  const isOver = part.status === 'cancelled'
  if (by === 'buyer' && !isOver && !canBuyerCancel(part, named.now)) {
    throw new Refusal('order_not_cancellable', { status: part.status })
  }
  return move(tx, named, 'cancelled', { endedAt: named.now, endReason: reason }, { restock })
}

/** Its money has gone back whole before it was shipped: nobody is to ship it any more. */
export async function endUnshipped(
  tx: Tx,
  named: { shopId: string; orderId: string; sellerId: string; reason: string; now: Instant },
): Promise<void> {
  const { sellerId, reason, now } = named
  const id = await partIdOf(tx, named)
  if (!id) return
  const part = await hold(tx, { sellerId, id })
  if (!canMove(part.status, 'cancelled')) return
  await move(tx, { sellerId, id, now }, 'cancelled', { endedAt: now, endReason: reason })
}

/** Until the transaction ends nobody else takes a step of it. */
export async function holdPart(
  tx: Tx,
  named: { shopId: string; orderId: string; sellerId: string },
): Promise<void> {
  const id = await partIdOf(tx, named)
  if (id) await hold(tx, { sellerId: named.sellerId, id })
}

/** A seller's part of an order; null: it is not paid, and so nobody's yet. */
async function partIdOf(
  tx: Tx,
  { shopId, orderId, sellerId }: { shopId: string; orderId: string; sellerId: string },
): Promise<string | null> {
  const ofOrder = and(eq(sellerOrders.shopId, shopId), eq(sellerOrders.orderId, orderId))
  const [part] = await tx
    .select({ id: sellerOrders.id })
    .from(sellerOrders)
    .where(and(ofOrder, eq(sellerOrders.sellerId, sellerId)))
  return part?.id ?? null
}

/** It is on its way; whoever ships has accepted. */
export async function shipSellerOrder(
  tx: Tx,
  {
    carrier,
    trackingNumber,
    reference,
    ...named
  }: Named & { carrier: string; trackingNumber: string; reference?: string | undefined },
) {
  const part = await hold(tx, named)
  return move(tx, named, 'shipped', {
    acceptedAt: part.acceptedAt ?? named.now,
    shippedAt: named.now,
    carrier,
    trackingNumber,
    ...(reference ? { sellerReference: reference } : {}),
  })
}

type Tracking = { carrier: string; trackingNumber: string }

/**
 * It goes in another parcel, too; the buyer is mailed. Said again it changes nothing. Refuses
 * `wrong_state`, `tracking_number_used`, `too_many_shipments`.
 */
export async function addShipment(
  tx: Tx,
  { carrier, trackingNumber, ...named }: Named & Tracking,
): Promise<SellerOrder> {
  const part = await holdShipped(tx, named)
  const further = part.furtherShipments
  const known = shipmentsOf(part).find(one => one.trackingNumber === trackingNumber)
  if (known?.carrier === carrier) return part
  if (known) throw new Refusal('tracking_number_used')
  if (further.length + 1 >= shipmentsMax)
    throw new Refusal('too_many_shipments', { most: shipmentsMax })
  const added = { carrier, trackingNumber, shippedAt: named.now }
  const columns = { furtherShipments: [...further, added] }
  const told = { at: further.length }
  return write(tx, part, { ...named, columns, fact: 'shipment_added', told })
}

/**
 * Carrier or number were mistyped: while it is on its way they are put right, and the buyer is
 * mailed once more. `replaces`: which number, where there are several; unsaid, the first. Said
 * again it changes nothing. Refuses `wrong_state`, `not_found`, `tracking_number_used`.
 */
export async function correctTracking(
  tx: Tx,
  {
    carrier,
    trackingNumber,
    replaces,
    ...named
  }: Named & Tracking & { replaces?: string | undefined },
): Promise<SellerOrder> {
  const part = await holdShipped(tx, named)
  const right = { carrier, trackingNumber }
  const all = shipmentsOf(part)
  const used = all.find(one => one.trackingNumber === trackingNumber)
  if (used?.carrier === carrier) return part
  const found = all.findIndex(one => one.trackingNumber === (replaces ?? part.trackingNumber))
  const wrong = all[found]
  if (!wrong) throw new Refusal('not_found')
  if (used && used !== wrong) throw new Refusal('tracking_number_used')
  // The first stands in the row's own columns.
  const at = found - 1
  const columns =
    at < 0
      ? right
      : {
          furtherShipments: part.furtherShipments.map((one, index) =>
            index === at ? { ...one, ...right } : one,
          ),
        }
  const told = { was: wrong.trackingNumber, ...(at < 0 ? {} : { at }) }
  return write(tx, part, { ...named, columns, fact: 'corrected', told })
}

async function holdShipped(tx: Tx, named: { sellerId: string; id: string }): Promise<SellerOrder> {
  const part = await hold(tx, named)
  if (part.status === 'shipped') return part
  throw new Refusal('wrong_state', { status: part.status, wanted: 'shipped' })
}

/**
 * Money has gone back to the buyer, or, below zero, has come back from their bank: its seller's
 * own books follow, by `updated_since` or a webhook.
 */
export async function noteRefunded(
  tx: Tx,
  named: { shopId: string; orderId: string; sellerId: string; amountMinor: number; now: Instant },
): Promise<void> {
  const { sellerId, amountMinor, now } = named
  const id = await partIdOf(tx, named)
  if (!id) return
  const part = await hold(tx, { sellerId, id })
  const columns = { refundedMinor: part.refundedMinor + amountMinor }
  await write(tx, part, { now, columns, fact: 'refunded' })
}

export async function deliverSellerOrder(tx: Tx, named: Named) {
  return move(tx, named, 'delivered', { deliveredAt: named.now })
}

/**
 * One step of a seller order. A step it has taken already changes nothing and answers the order
 * as it stands; one it cannot take is refused as `wrong_state`. Each real step is announced once.
 */
async function move(
  tx: Tx,
  { sellerId, id, now }: Named,
  to: SellerOrderStatus,
  columns: Partial<typeof sellerOrders.$inferInsert>,
  told: Told = {},
): Promise<SellerOrder> {
  const part = await hold(tx, { sellerId, id })
  if (part.status === to || isPast(part.status, to)) return part
  if (!canMove(part.status, to))
    throw new Refusal('wrong_state', { status: part.status, wanted: to })
  return write(tx, part, { now, columns: { ...columns, status: to }, fact: to, told })
}

/** A step is taken once; these may happen again. */
type Again = 'corrected' | 'shipment_added' | 'refunded'
const again: string[] = ['corrected', 'shipment_added', 'refunded'] satisfies Again[]

async function write(
  tx: Tx,
  { sellerId, id, shopId, orderId, version }: SellerOrder,
  {
    now,
    columns,
    fact,
    told = {},
  }: {
    now: Instant
    columns: Partial<typeof sellerOrders.$inferInsert>
    fact: SellerOrderStatus | Again
    told?: Told
  },
): Promise<SellerOrder> {
  const [written] = await tx
    .update(sellerOrders)
    .set({ ...columns, updatedAt: now, version: version + 1 })
    .where(and(eq(sellerOrders.sellerId, sellerId), eq(sellerOrders.id, id)))
    .returning()
  if (!written) throw new Error(`seller order ${id} vanished`)
  const payload = { sellerId, id, shopId, orderId, ...told }
  const cause = again.includes(fact) ? `${id}:${version}` : id
  await promise(tx, [{ home: sellerId, topic: `seller_order.${fact}`, cause, payload }], now)
  return written
}

/** Held until the transaction ends, so that two answers at once are heard one after the other. */
async function hold(
  tx: Tx,
  { sellerId, id }: { sellerId: string; id: string },
): Promise<SellerOrder> {
  const [part] = await forUpdate(
    tx
      .select()
      .from(sellerOrders)
      .where(and(eq(sellerOrders.sellerId, sellerId), eq(sellerOrders.id, id))),
  )
  if (!part) throw new Refusal('not_found')
  return part
}
