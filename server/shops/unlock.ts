import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import {
  allTiers,
  forgetQualifyingSale,
  recordQualifyingSale,
  recordUnlock,
} from '../tiers/progress.ts'
import { tierFor } from '../tiers/tier.ts'
import { shops } from './schema.ts'

/**
 * Counts a paid order for its shop, once, and raises the shop in the same transaction when the
 * sale earns it a larger tier. Announces `shop.unlocked` exactly once per tier.
 */
export async function countSale(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<void> {
  if (!(await recordQualifyingSale(tx, { shopId, orderId, now }))) return
  const [shop] = await addSale(tx, { shopId })
  if (!shop) throw new Error(`no shop ${shopId}`)
  const tiers = await allTiers(tx)
  const present = tiers.find(tier => tier.id === shop.tierId)
  const earned = tierFor(tiers, shop.saleCount)
  if (present && earned.picksMax <= present.picksMax) return
  await tx
    .update(shops)
    .set({ tierId: earned.id })
    .where(and(eq(shops.id, shopId), eq(shops.tierId, shop.tierId)))
  if (!(await recordUnlock(tx, { shopId, tierId: earned.id, now }))) return
  await promise(
    tx,
    [
      {
        home: shopId,
        topic: 'shop.unlocked',
        cause: `${shopId}:${earned.id}`,
        payload: { shopId, tierId: earned.id },
      },
    ],
    now,
  )
}

const addSale = hot('shop.sale', (tx: Tx) =>
  tx
    .update(shops)
    .set({ saleCount: sql`${shops.saleCount} + 1` })
    .where(eq(shops.id, sql.placeholder('shopId')))
    .returning({ saleCount: shops.saleCount, tierId: shops.tierId }),
)

/** A sale given back whole counts no longer; a tier once reached stays. */
export async function uncountSale(
  tx: Tx,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<void> {
  if (!(await forgetQualifyingSale(tx, { shopId, orderId }))) return
  await tx
    .update(shops)
    .set({ saleCount: sql`${shops.saleCount} - 1` })
    .where(eq(shops.id, shopId))
}
