import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { accounts } from '../ledger/chart.ts'
import { post } from '../ledger/post.ts'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { commissions } from './schema.ts'

/** After delivery the buyer has this long to send things back. */
export const holdAfterDelivery = days(14)
/** When nobody reports delivery, counted from shipping. */
export const holdAfterShipping = days(30)

/** The parcel is on its way or there: the rows now say when they will be approved. */
export async function scheduleApproval(
  tx: Tx,
  parcel: { shopId: string; orderId: string; sellerId: string; approvesAt: Instant },
): Promise<void> {
  await tx
    .update(commissions)
    .set({ approvesAt: parcel.approvesAt })
    .where(
      and(
        eq(commissions.shopId, parcel.shopId),
        eq(commissions.orderId, parcel.orderId),
        eq(commissions.sellerId, parcel.sellerId),
        eq(commissions.state, 'pending'),
        // Delivery draws the date nearer; nothing that comes late or twice pushes it away.
        or(isNull(commissions.approvesAt), sql`${commissions.approvesAt} > ${parcel.approvesAt}`),
      ),
    )
}

/** Commissions whose hold has ended. */
export async function dueForApproval(
  db: Reader,
  { now, rowsMax }: { now: Instant; rowsMax: number },
) {
  return db
    .select({ shopId: commissions.shopId, id: commissions.id })
    .from(commissions)
    .where(
      and(
        eq(commissions.state, 'pending'),
        isNotNull(commissions.approvesAt),
        sql`${commissions.approvesAt} <= ${now}`,
      ),
    )
    .orderBy(commissions.approvesAt)
    .limit(rowsMax)
}

/** Makes one pending commission the curator's own; a second call changes nothing. */
export async function approveCommission(
  tx: Tx,
  { shopId, id, now }: { shopId: string; id: string; now: Instant },
): Promise<void> {
  const [approved] = await tx
    .update(commissions)
    .set({ state: 'approved', approvedAt: now })
    .where(
      and(
        eq(commissions.shopId, shopId),
        eq(commissions.id, id),
        eq(commissions.state, 'pending'),
        sql`${commissions.approvesAt} <= ${now}`,
      ),
    )
    .returning()
  if (!approved) return
  const amountMinor = approved.amountMinor - approved.reversedMinor
  await post(tx, {
    shopId,
    kind: 'commission.approve',
    reference: `approve:${id}`,
    orderId: approved.orderId,
    currency: approved.currency,
    entries: [
      { account: accounts.curatorPending, amountMinor: -amountMinor },
      { account: accounts.curatorPayable, amountMinor },
    ],
    now,
  })
}
