import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { type Promised, promise } from '../platform/outbox.ts'
import { rulesOf } from '../rules/rules.ts'
import { requireSeller } from '../sellers/queries.ts'
import { deliveryTo } from '../sellers/seller.ts'
import type { SellerOrder } from './queries.ts'
import { sellerOrders } from './schema.ts'
import { lateFrom } from './seller-order.ts'

/**
 * By when a part is to be on its way: within the days the instance gives; later where its seller
 * promises to bring it no sooner (who makes things to order says so there); never after the day it is
 * promised for at the latest, but that there is always one.
 */
export async function shipByOf(db: Reader, part: SellerOrder): Promise<Instant> {
  const { shipWithinDays } = await rulesOf(db)
  const { delivery } = await requireSeller(db, part.sellerId)
  const { promise } = deliveryTo(delivery, part.shipTo.country)
  const within = Math.max(shipWithinDays, promise?.daysMin ?? 0)
  return part.forwardedAt + days(Math.max(1, Math.min(within, promise?.daysMax ?? within)))
}

/**
 * Kept with the part, and its seller is asked at half of the time if it has not answered by then;
 * at the end of it the part is late, which is announced.
 */
export async function setShipBy(
  tx: Tx,
  { part, shipBy, now }: { part: SellerOrder; shipBy: Instant; now: Instant },
): Promise<void> {
  const { sellerId, id, shopId, orderId, forwardedAt } = part
  await tx
    .update(sellerOrders)
    .set({ shipBy, updatedAt: now, version: sql`${sellerOrders.version} + 1` })
    .where(and(eq(sellerOrders.sellerId, sellerId), eq(sellerOrders.id, id)))
  const ask: Promised = {
    home: sellerId,
    topic: 'mail',
    cause: `seller_order_waits:${id}`,
    payload: { mail: 'seller_order_waits', asks: 'answer', sellerId, id },
    dueAt: forwardedAt + (shipBy - forwardedAt) / 2,
  }
  const payload = { sellerId, id, shopId, orderId }
  const late = {
    home: sellerId,
    topic: 'seller_order.late',
    cause: id,
    payload,
    dueAt: lateFrom(shipBy),
  }
  await promise(tx, [ask, late], now)
}

/** Operators hear of it once a day, as long as anything is late. */
export async function tellOfLate(tx: Tx, now: Instant): Promise<void> {
  const [one] = await lateParts(tx, { now, rowsMax: 1 })
  if (!one) return
  const cause = `orders_late:${Math.floor(now / days(1))}`
  await promise(
    tx,
    [{ home: 'platform', topic: 'mail', cause, payload: { mail: 'orders_late' } }],
    now,
  )
}

/** What should be on its way and is not, of all sellers; the longest waiting first. */
export async function lateParts(
  db: Reader,
  { now, rowsMax }: { now: Instant; rowsMax: number },
): Promise<SellerOrder[]> {
  return (
    db
      .select()
      .from(sellerOrders)
      // Written out, as the index is: SQLite does not look into bound values for which one fits.
      .where(
        and(
          sql`${sellerOrders.status} in ('forwarded', 'accepted')`,
          lte(sellerOrders.shipBy, now - days(1)),
          sql`${sellerOrders.refundedMinor} < ${sellerOrders.goodsMinor} + ${sellerOrders.shippingMinor}`,
        ),
      )
      .orderBy(asc(sellerOrders.shipBy))
      .limit(rowsMax)
  )
}
