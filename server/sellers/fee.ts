import { eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { requireSeller } from './queries.ts'
import { sellers } from './schema.ts'

/**
 * What the platform takes of a seller's goods, in basis points up to 1000. Higher or lower, it only
 * counts for orders placed from then on: a placed order's lines have frozen theirs.
 */
export async function setPlatformFee(
  tx: Tx,
  { sellerId, bps, now }: { sellerId: string; bps: number; now: Instant },
): Promise<void> {
  const seller = await requireSeller(tx, sellerId)
  if (seller.platformFeeBps === bps) return
  await tx.update(sellers).set({ platformFeeBps: bps }).where(eq(sellers.id, sellerId))
  await promise(
    tx,
    [
      {
        home: sellerId,
        topic: 'seller.changed',
        cause: `${sellerId}:fee:${bps}:${now}`,
        payload: { sellerId },
      },
    ],
    now,
  )
}
