import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ShopInput } from '../shops/contract.ts'
import { raiseVersion } from '../shops/copies.ts'
import { holdShop } from '../shops/curate.ts'
import { shops } from '../shops/schema.ts'
import { orders } from './schema.ts'

type Change = { shopId: string; currency: ShopInput['currency'] }

/**
 * Another currency for a shop in which nothing is priced yet: every pick, order and commission of a
 * shop is in one. Refuses `currency_fixed`.
 */
export async function changeCurrency(tx: Tx, { shopId, currency }: Change): Promise<void> {
  const shop = await holdShop(tx, shopId)
  if (shop.currency === currency) return
  const [order] = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.shopId, shopId))
    .limit(1)
  if (shop.pickCount > 0 || order) throw new Refusal('currency_fixed', { currency: shop.currency })
  await raiseVersion(tx, eq(shops.id, shopId), { currency })
}
