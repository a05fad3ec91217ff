import { eq } from 'drizzle-orm'
import { isNobodys } from '../identity/profile.ts'
import { requireUser } from '../identity/queries.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { raiseVersion } from './copies.ts'
import { holdShop } from './curate.ts'
import { shops } from './schema.ts'

/*
 * A shop out of sight: its pages, embeds and feeds say that it is closed, and nothing can be ordered.
 * What was ordered goes on, and so do commissions and payouts.
 */

/** Its curator closes the shop or opens it again. Refuses `shop_suspended`. */
export async function setShopState(
  tx: Tx,
  { shopId, state }: { shopId: string; state: 'open' | 'closed' },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  if (shop.state === 'suspended') throw new Refusal('shop_suspended')
  if (shop.state !== state) await raiseVersion(tx, eq(shops.id, shopId), { state })
}

/**
 * The operator takes a shop out of sight, with words for its curator, who cannot open it; null: it is
 * open again. Its curator is mailed.
 */
export async function suspendShop(
  tx: Tx,
  { shopId, reason, now }: { shopId: string; reason: string | null; now: Instant },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  if ((shop.state === 'suspended') === (reason !== null)) return
  const { email } = await requireUser(tx, shop.userId)
  // Whose curator has left is nobody's to open.
  const open = isNobodys(email) ? 'closed' : 'open'
  const state = reason === null ? open : 'suspended'
  await raiseVersion(tx, eq(shops.id, shopId), { state, stateReason: reason })
  const payload = { mail: 'shop_decided', shopId, state }
  const cause = `shop_decided:${state}:${now}`
  await promise(tx, [{ home: shopId, topic: 'mail', cause, payload }], now)
}
