import { and, asc, count, desc, eq, gt, gte, inArray, lt } from 'drizzle-orm'
import { numberBegins, numberIn } from '../orders/number.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { readRowToken, rowToken } from '../platform/signed.ts'
import { type SellerOrderStatus, sellerOrders } from './schema.ts'

export type SellerOrder = typeof sellerOrders.$inferSelect

/** In one statement. */
const idsMax = 1000

export async function requireSellerOrder(
  db: Reader,
  { sellerId, id }: { sellerId: string; id: string },
): Promise<SellerOrder> {
  const [found] = await db
    .select()
    .from(sellerOrders)
    .where(and(eq(sellerOrders.sellerId, sellerId), eq(sellerOrders.id, id)))
  if (!found) throw new Refusal('not_found')
  return found
}

export async function sellerOrdersOf(
  db: Reader,
  query: {
    sellerId: string
    statuses?: SellerOrderStatus[] | undefined
    updatedSince?: Instant | undefined
    before?: string | undefined
    rowsMax: number
  },
): Promise<SellerOrder[]> {
  return db
    .select()
    .from(sellerOrders)
    .where(
      and(
        eq(sellerOrders.sellerId, query.sellerId),
        query.statuses?.length ? inArray(sellerOrders.status, query.statuses) : undefined,
        query.updatedSince === undefined
          ? undefined
          : gte(sellerOrders.updatedAt, query.updatedSince),
        query.before ? lt(sellerOrders.id, query.before) : undefined,
      ),
    )
    .orderBy(desc(sellerOrders.id))
    .limit(query.rowsMax)
}

/** A seller's parts by their order's number or its beginning, in any state; first the lowest. */
export async function sellerOrdersNumbered(
  db: Reader,
  { sellerId, start, rowsMax }: { sellerId: string; start: string; rowsMax: number },
): Promise<SellerOrder[]> {
  return db
    .select()
    .from(sellerOrders)
    .where(and(eq(sellerOrders.sellerId, sellerId), numberBegins(sellerOrders.orderId, start)))
    .orderBy(numberIn(sellerOrders.orderId))
    .limit(rowsMax)
}

/** A seller's parts by their ids. */
export async function sellerOrdersByIds(
  db: Reader,
  { sellerId, ids }: { sellerId: string; ids: string[] },
): Promise<Map<string, SellerOrder>> {
  const found = new Map<string, SellerOrder>()
  for (let from = 0; from < ids.length; from += idsMax) {
    const rows = await db
      .select()
      .from(sellerOrders)
      .where(
        and(
          eq(sellerOrders.sellerId, sellerId),
          inArray(sellerOrders.id, ids.slice(from, from + idsMax)),
        ),
      )
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** The parts of one order, for the buyer's page and the operator. */
export async function partsOfOrder(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<SellerOrder[]> {
  return db
    .select()
    .from(sellerOrders)
    .where(and(eq(sellerOrders.shopId, shopId), eq(sellerOrders.orderId, orderId)))
    .orderBy(asc(sellerOrders.id))
}

export async function partsOfOrders(
  db: Reader,
  { shopId, orderIds }: { shopId: string; orderIds: string[] },
) {
  if (!orderIds.length) return []
  return db
    .select({
      orderId: sellerOrders.orderId,
      sellerId: sellerOrders.sellerId,
      status: sellerOrders.status,
      shippedAt: sellerOrders.shippedAt,
      deliveredAt: sellerOrders.deliveredAt,
      endedAt: sellerOrders.endedAt,
    })
    .from(sellerOrders)
    .where(and(eq(sellerOrders.shopId, shopId), inArray(sellerOrders.orderId, orderIds)))
}

export async function countByStatus(
  db: Reader,
  sellerId: string,
): Promise<Partial<Record<SellerOrderStatus, number>>> {
  const found = await db
    .select({ status: sellerOrders.status, n: count() })
    .from(sellerOrders)
    .where(and(eq(sellerOrders.sellerId, sellerId), gt(sellerOrders.version, 0)))
    .groupBy(sellerOrders.status)
  return Object.fromEntries(found.map(row => [row.status, row.n]))
}

/** How many orders a seller was forwarded since an instant, whatever became of them. */
export async function countSince(
  db: Reader,
  { sellerId, since }: { sellerId: string; since: Instant },
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(sellerOrders)
    .where(and(eq(sellerOrders.sellerId, sellerId), gte(sellerOrders.forwardedAt, since)))
  return row?.n ?? 0
}

/** The link by which a seller without software answers: signed, and carrying its home. */
export function sellerLinkToken(secretKey: string, part: { sellerId: string; id: string }): string {
  return rowToken(secretKey, 'seller-order', [part.sellerId, part.id])
}

export function readSellerLinkToken(
  secretKey: string,
  token: string,
): { sellerId: string; id: string } | null {
  const [sellerId, id] = readRowToken(secretKey, 'seller-order', ['sel', 'slo'], token) ?? []
  return sellerId && id ? { sellerId, id } : null
}
