import { and, eq } from 'drizzle-orm'
import type { NewDue } from '../dues/write.ts'
import type { PlacedOrder } from '../orders/place.ts'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newIds } from '../platform/id.ts'
import type { Promised } from '../platform/outbox.ts'
import { sellerOrders } from './schema.ts'
import { splitBySeller } from './split.ts'

/**
 * Splits a paid order into one seller order per seller and answers the work that reaches each of
 * them, and what each is owed. From this transaction on the portal and the API show it, whatever the network does.
 */
export async function forwardOrder(
  tx: Tx,
  { placed, now }: { placed: PlacedOrder; now: Instant },
): Promise<{ forwards: Promised[]; owed: NewDue[] }> {
  const { order } = placed
  const split = splitBySeller(placed)
  const ids = newIds('slo', split.length, now)
  const parts = split.map((part, index) => ({
    ...part,
    id: ids[index] as string,
    shopId: order.shopId,
    orderId: order.id,
    status: 'forwarded' as const,
    refundedMinor: 0,
    furtherShipments: [],
    currency: order.currency,
    shipTo: { ...order.shipTo, name: order.buyerName, phone: order.buyerPhone },
    language: order.language,
    forwardedAt: now,
    updatedAt: now,
    version: 1,
  }))
  await insertRows(tx, sellerOrders, parts)
  return {
    forwards: parts.map(({ sellerId, id }) => ({
      home: sellerId,
      topic: 'seller_order.forward',
      cause: id,
      payload: { sellerId, id },
    })),
    owed: parts.map(part => ({
      home: part.sellerId,
      dueId: part.id,
      amountMinor: part.sellerNetMinor,
      currency: part.currency,
      shopId: part.shopId,
      orderId: part.orderId,
      sellerId: part.sellerId,
    })),
  }
}

/** How and when the seller first learned of it. */
export async function noteReached(
  tx: Tx,
  {
    sellerId,
    id,
    reachedBy,
    now,
  }: { sellerId: string; id: string; reachedBy: 'webhook' | 'email'; now: Instant },
): Promise<void> {
  await tx
    .update(sellerOrders)
    .set({ reachedBy, reachedAt: now })
    .where(and(eq(sellerOrders.sellerId, sellerId), eq(sellerOrders.id, id)))
}
