import { and, eq, sql } from 'drizzle-orm'
import { accounts } from '../ledger/chart.ts'
import type { Entry } from '../ledger/post.ts'
import type { Tx } from '../platform/db/index.ts'
import { commissions } from './schema.ts'

/**
 * Takes back part of a line's commission, wherever it stands. Answers the ledger entry that turns
 * it round: from what is pending, or, once approved, from what is payable (below zero if it must).
 */
export async function reverseCommission(
  tx: Tx,
  { shopId, lineId, amountMinor }: { shopId: string; lineId: string; amountMinor: number },
): Promise<Entry> {
  const [reversed] = await tx
    .update(commissions)
    .set({
      reversedMinor: sql`${commissions.reversedMinor} + ${amountMinor}`,
      state: sql`case when ${commissions.state} = 'pending' and ${commissions.reversedMinor} + ${amountMinor} = ${commissions.amountMinor} then 'reversed' else ${commissions.state} end`,
    })
    .where(and(eq(commissions.shopId, shopId), eq(commissions.lineId, lineId)))
    .returning({ state: commissions.state })
  if (!reversed) throw new Error(`no commission for line ${lineId}`)
  const account = reversed.state === 'approved' ? accounts.curatorPayable : accounts.curatorPending
  return { account, amountMinor: -amountMinor }
}
