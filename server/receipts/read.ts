import { and, asc, eq, ne } from 'drizzle-orm'
import { requireCommission } from '../commissions/queries.ts'
import { storyOf } from '../dues/write.ts'
import type { OrderLineRow } from '../orders/place.ts'
import { linesOf } from '../orders/queries.ts'
import { sellersGivenBack } from '../payments/refund-facts.ts'
import { refundLines, refunds } from '../payments/schema.ts'
import type { Reader } from '../platform/db/index.ts'
import { readRowToken, rowToken } from '../platform/signed.ts'
import type { ReceiptFacts } from './explain.ts'

/** A signed link to one commission's receipt: whoever holds it may recompute every step. */
export function receiptToken(secretKey: string, row: { shopId: string; id: string }): string {
  return rowToken(secretKey, 'receipt', [row.shopId, row.id])
}

/** The commission a token names, or null for anything but a token of ours. */
export function readReceiptToken(
  secretKey: string,
  token: string,
): { shopId: string; id: string } | null {
  const [shopId, id] = readRowToken(secretKey, 'receipt', ['shp', 'com'], token) ?? []
  return shopId && id ? { shopId, id } : null
}

type Receipt = ReceiptFacts & {
  line: OrderLineRow
  orderId: string
  sellerId: string
  createdAt: number
}

/** Everything a receipt is computed from. Refuses `not_found`. */
export async function receiptFacts(
  db: Reader,
  { shopId, id }: { shopId: string; id: string },
): Promise<Receipt> {
  const commission = await requireCommission(db, { shopId, id })
  const { orderId, lineId, kind, currency } = commission
  const line = (await linesOf(db, { shopId, orderId })).find(one => one.id === lineId)
  if (!line) throw new Error(`commission ${id} without its line`)
  const given = await db
    .select({ part: refundLines, at: refunds.createdAt })
    .from(refundLines)
    .innerJoin(
      refunds,
      and(eq(refunds.shopId, refundLines.shopId), eq(refunds.id, refundLines.refundId)),
    )
    .where(
      and(
        eq(refundLines.shopId, shopId),
        eq(refundLines.lineId, lineId),
        ne(refunds.state, 'undone'),
      ),
    )
    .orderBy(asc(refunds.id))
  const isOver = (await sellersGivenBack(db, { shopId, orderId })).has(line.sellerId)
  return {
    kind,
    currency,
    line,
    accruedMinor: commission.amountMinor,
    refunds: given.map(({ part, at }, index) => ({
      at,
      refundId: part.refundId,
      amountMinor: part.amountMinor,
      isLast: isOver && index === given.length - 1,
    })),
    story: await storyOf(db, { home: shopId, dueId: id }),
    orderId,
    sellerId: line.sellerId,
    createdAt: commission.createdAt,
  }
}
