import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/index.ts'
import type { TaxInput } from './contract.ts'
import { sellers, sellerTaxes } from './schema.ts'

/** What a seller charges in tax from now on; placed orders keep what they froze. */
export async function setTaxes(
  tx: Tx,
  { sellerId, input }: { sellerId: string; input: TaxInput },
): Promise<void> {
  await tx
    .update(sellers)
    .set({ taxBps: input.bps, pricesIncludeTax: input.prices_include_tax })
    .where(eq(sellers.id, sellerId))
  await tx.delete(sellerTaxes).where(eq(sellerTaxes.sellerId, sellerId))
  if (!input.categories.length) return
  await tx
    .insert(sellerTaxes)
    .values(input.categories.map(({ category, bps }) => ({ sellerId, categoryId: category, bps })))
}

export async function taxesOf(db: Reader, sellerId: string) {
  return db
    .select()
    .from(sellerTaxes)
    .where(eq(sellerTaxes.sellerId, sellerId))
    .orderBy(sellerTaxes.categoryId)
}
