import { and, eq, gt, inArray, lt } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { askedMinor } from './product.ts'
import { formerPrices } from './schema.ts'

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
  const former = await formerPricesOf(db, { sellerId, variantIds, now })
  const struck = new Map<string, number>()
  for (const variant of variants) {
    const asked = { priceMinor: askedMinor(variant), currency, at: now }
    const was = struckOut(asked, former.get(variant.id) ?? [])
    if (was !== null) struck.set(variant.id, was)
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

/** The former prices of a product's variants that can still matter, by variant. */
async function formerPricesOf(
  db: Reader,
  { sellerId, variantIds, now }: { sellerId: string; variantIds: string[]; now: Instant },
): Promise<Map<string, FormerPrice[]>> {
  const found = new Map<string, FormerPrice[]>()
  if (!variantIds.length) return found
  const rows = await db
    .select()
    .from(formerPrices)
    .where(
      and(
        eq(formerPrices.sellerId, sellerId),
        inArray(formerPrices.variantId, variantIds),
        gt(formerPrices.until, now - days(lookedBackDays + shownDays)),
      ),
    )
  for (const { variantId, ...price } of rows)
    found.set(variantId, [...(found.get(variantId) ?? []), price])
  return found
}

/** Older ones are never shown again. */
export async function forgetFormerPrices(tx: Tx, now: Instant): Promise<void> {
  await tx
    .delete(formerPrices)
    .where(lt(formerPrices.until, now - days(lookedBackDays + shownDays)))
}
