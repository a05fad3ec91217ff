import type { OrderLineRow, OrderRow } from '../orders/place.ts'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { commissions } from './schema.ts'

/** One commission per paid line, as the line froze it. Nothing is owed on own purchases or dust. */
export async function accrueCommissions(
  tx: Tx,
  { order, lines, now }: { order: OrderRow; lines: OrderLineRow[]; now: Instant },
): Promise<void> {
  await insertRows(
    tx,
    commissions,
    lines.map(line => ({
      shopId: order.shopId,
      id: newId('com', now),
      orderId: order.id,
      lineId: line.id,
      sellerId: line.sellerId,
      currency: order.currency,
      baseMinor: line.commissionBaseMinor,
      rateBps: line.rateBps,
      rateRule: line.rateRule,
      amountMinor: line.commissionMinor,
      reversedMinor: 0,
      ...firstState(order, line),
      createdAt: now,
    })),
  )
}

function firstState(order: OrderRow, line: OrderLineRow) {
  if (order.ownPurchase) return { state: 'void' as const, stateReason: 'own_purchase' }
  if (line.commissionMinor === 0) return { state: 'void' as const, stateReason: 'too_small' }
  return { state: 'pending' as const, stateReason: null }
}
