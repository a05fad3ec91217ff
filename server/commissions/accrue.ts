import type { NewDue } from '../dues/write.ts'
import type { OrderLineRow, OrderRow } from '../orders/place.ts'
import { creditOf } from '../orders/split.ts'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { type CommissionKind, commissions } from './schema.ts'

/**
 * One commission per paid line, as the line froze it, and one bonus where the tier gives one.
 * Answers what becomes due. Nothing is owed on own purchases or dust.
 */
export async function accrueCommissions(
  tx: Tx,
  { order, lines, now }: { order: OrderRow; lines: OrderLineRow[]; now: Instant },
): Promise<NewDue[]> {
  const rows = lines.flatMap(line => [
    rowOf(order, line, { kind: 'commission', bps: line.rateBps, amountMinor: creditOf(line), now }),
    ...(line.bonusMinor
      ? [
          rowOf(order, line, {
            kind: 'bonus',
            bps: line.bonusBps,
            amountMinor: line.bonusMinor,
            now,
          }),
        ]
      : []),
  ])
  await insertRows(tx, commissions, rows)
  return rows.map(row => ({
    home: row.shopId,
    dueId: row.id,
    amountMinor: row.amountMinor,
    currency: row.currency,
    shopId: row.shopId,
    orderId: row.orderId,
    sellerId: row.sellerId,
    void: order.ownPurchase ? 'own_purchase' : row.amountMinor === 0 ? 'too_small' : null,
  }))
}

function rowOf(
  order: OrderRow,
  line: OrderLineRow,
  {
    kind,
    bps,
    amountMinor,
    now,
  }: { kind: CommissionKind; bps: number; amountMinor: number; now: Instant },
) {
  return {
    shopId: order.shopId,
    id: newId('com', now),
    orderId: order.id,
    lineId: line.id,
    sellerId: line.sellerId,
    kind,
    currency: order.currency,
    baseMinor: line.commissionBaseMinor,
    rateBps: bps,
    rateRule: kind === 'bonus' ? 'tier' : line.rateRule,
    amountMinor,
    createdAt: now,
  }
}
