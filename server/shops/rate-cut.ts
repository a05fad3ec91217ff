import { and, eq, sql } from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { picks, shops } from './schema.ts'

const shopsMax = 10_000

/** A pick of a product in this category or beneath it. */
function isIn(categoryId: string) {
  return sql`exists (select 1 from ${products} p where p.seller_id = ${picks.sellerId} and p.id = ${picks.productId} and (p.category_id = ${categoryId} or p.category_id like ${`${categoryId}/%`}))`
}

/** One mail to each curator who shows what a rate cut is for. */
export async function announceRateCut(
  tx: Tx,
  cut: Record<string, string | number | null>,
  now: number,
): Promise<void> {
  const { home, rung, subject, version } = cut
  const found = await tx
    .selectDistinct({ userId: shops.userId, shopId: shops.id })
    .from(picks)
    .innerJoin(shops, eq(shops.id, picks.shopId))
    .where(
      and(
        home === 'platform' ? undefined : eq(picks.sellerId, String(home)),
        rung === 'product' ? eq(picks.productId, String(subject)) : undefined,
        cut.productId ? eq(picks.productId, String(cut.productId)) : undefined,
        rung === 'category' ? isIn(String(subject)) : undefined,
        rung === 'deal' ? eq(picks.shopId, String(subject)) : undefined,
      ),
    )
    .limit(shopsMax)
  await promise(
    tx,
    found.map(({ userId, shopId }) => ({
      home: shopId,
      topic: 'mail',
      cause: `rate_cut:${home}:${rung}:${subject}:${version}:${shopId}`,
      payload: { mail: 'rate_cut', ...cut, userId },
    })),
    now,
  )
}
