import { type Entry, post } from '../ledger/post.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'

/** A payout's movements, one ledger transaction in each shop where the money stands. */
export async function postPerShop(
  tx: Tx,
  {
    kind,
    cause,
    currency,
    moves,
    now,
  }: {
    kind: string
    cause: string
    currency: string
    moves: { shopId: string; entries: Entry[] }[]
    now: Instant
  },
): Promise<void> {
  const shopIds = [...new Set(moves.map(move => move.shopId))].sort()
  for (const shopId of shopIds)
    await post(tx, {
      shopId,
      kind,
      reference: `${kind}:${cause}`,
      orderId: null,
      currency,
      entries: moves.filter(move => move.shopId === shopId).flatMap(move => move.entries),
      now,
    })
}
