import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/index.ts'
import { raiseVersion } from './copies.ts'
import { holdShop } from './curate.ts'
import { shops } from './schema.ts'

/**
 * Its curator takes a shop out of sight, or back: its pages, embeds and feeds say that it is closed,
 * and nothing can be ordered. What was ordered goes on, and so do commissions and payouts.
 */
export async function setShopState(
  tx: Tx,
  { shopId, state }: { shopId: string; state: 'open' | 'closed' },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  if (shop.state !== state) await raiseVersion(tx, eq(shops.id, shopId), { state })
}
