import { and, eq, gt, inArray, lt } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { groupBy } from '../platform/group-by.ts'
import { askedMinor } from './product.ts'
import { formerPrices, variants } from './schema.ts'

/**
 * A price is struck out only if it was really asked: the lowest of the thirty days before the price
 * was last lowered (Directive 98/6/EC, article 6a), for thirty days after that. What a seller or a feed
 * calls a former price is kept and not shown.
 */
const lookedBackDays = 30
const shownDays = 30

type FormerPrice = { priceMinor: number; currency: string; until: Instant }

/** Notes what was asked until now. */
export async function noteFormerPrices(
  tx: Tx,
  rows: (typeof formerPrices.$inferInsert)[],
): Promise<void> {
  // The same moment twice is one change: the price asked before it counts.
  if (rows.length) await tx.insert(formerPrices).values(rows).onConflictDoNothing()
}

type Asked = { id: string; priceMinor: number; markdownMinor: number | null }

/** What is struck out beside the prices of a seller's variants, by variant; nothing beside the others. */
export async function struckOutOf(
  db: Reader,
  {
    sellerId,
    currency,
    variants,
    now,
  }: { sellerId: string; currency: string; variants: Asked[]; now: Instant },
): Promise<Map<string, number>> {
  const variantIds = variants.map(one => one.id)
  const former = await formerPricesOf(db, { sellerIds: [sellerId], variantIds, now })
  const struck = new Map<string, number>()
  for (const variant of variants) {
    const asked = { priceMinor: askedMinor(variant), currency, at: now }
    const was = struckOut(asked, former.get(variant.id) ?? [])
    if (was !== null) struck.set(variant.id, was)
  }
  return struck
}

type Repriced = {
  sellerId: string
  productId: string
  currency: string
  priceFromMinor: number
  repricedAt: Instant | null
}

/**
 * What is struck out beside the lowest prices of products, by product: where each variant that costs
 * so little cost more, the least of it. Reads nothing when no price changed lately.
 */
export async function struckOutFrom(
  db: Reader,
  { products, now }: { products: Repriced[]; now: Instant },
): Promise<Map<string, number>> {
  const since = now - days(shownDays)
  const lately = products.filter(one => one.repricedAt !== null && one.repricedAt >= since)
  const struck = new Map<string, number>()
  if (!lately.length) return struck
  const sellerIds = [...new Set(lately.map(one => one.sellerId))]
  const productIds = lately.map(one => one.productId)
  const all = await db
    .select()
    .from(variants)
    .where(and(inArray(variants.productId, productIds), eq(variants.state, 'active')))
  const variantIds = all.map(one => one.id)
  const former = await formerPricesOf(db, { sellerIds, variantIds, now })
  for (const { productId, currency, priceFromMinor: priceMinor } of lately) {
    const lowest = all.filter(one => one.productId === productId && askedMinor(one) === priceMinor)
    const before = lowest.map(({ id }) =>
      struckOut({ priceMinor, currency, at: now }, former.get(id) ?? []),
    )
    const known = before.filter(one => one !== null)
    if (known.length && known.length === before.length) struck.set(productId, Math.min(...known))
  }
  return struck
}

/** What is struck out beside a price; null: nothing. `history` are the prices asked before it. */
function struckOut(
  now: { priceMinor: number; currency: string; at: Instant },
  history: FormerPrice[],
): number | null {
  const own = history.filter(one => one.currency === now.currency)
  const since = Math.max(0, ...own.map(one => one.until))
  if (!since || now.at - since > days(shownDays)) return null
  const asked = own.filter(one => one.until > since - days(lookedBackDays))
  const lowest = Math.min(...asked.map(one => one.priceMinor))
  return lowest > now.priceMinor ? lowest : null
}

/** The former prices of variants that can still matter, by variant. */
async function formerPricesOf(
  db: Reader,
  { sellerIds, variantIds, now }: { sellerIds: string[]; variantIds: string[]; now: Instant },
): Promise<Map<string, FormerPrice[]>> {
  if (!variantIds.length) return new Map()
  const rows = await db
    .select()
    .from(formerPrices)
    .where(
      and(
        inArray(formerPrices.sellerId, sellerIds),
        inArray(formerPrices.variantId, variantIds),
        gt(formerPrices.until, now - days(lookedBackDays + shownDays)),
      ),
    )
  return groupBy(rows, row => row.variantId)
}

/** Older ones are never shown again. */
export async function forgetFormerPrices(tx: Tx, now: Instant): Promise<void> {
  await tx
    .delete(formerPrices)
    .where(lt(formerPrices.until, now - days(lookedBackDays + shownDays)))
}
