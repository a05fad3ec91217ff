import { and, desc, eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { allocateMinor, shareMinor } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'
import type { DiscountInput } from './contract.ts'
import { discounts } from './schema.ts'
import type { Funder } from './split.ts'

export type Discount = typeof discounts.$inferSelect
export type LineDiscount = { minor: number; funder: Funder | null }

export const noDiscount: LineDiscount = { minor: 0, funder: null }

type Discountable = { sellerId: string; goodsMinor: number }

/**
 * What a code takes off each line, in the lines' order. A seller's code is for that seller's lines,
 * a curator's for its own shop, the platform's for all. One amount is divided by largest remainder.
 * Refuses `discount_unknown`.
 */
export async function discountOn(
  db: Reader,
  wish: { code: string; shop: { id: string; currency: string }; now: Instant },
  lines: Discountable[],
): Promise<LineDiscount[]> {
  const { code, shop, now } = wish
  const [found] = await db.select().from(discounts).where(eq(discounts.code, code))
  const weights = lines.map(line => (found && appliesTo(found, shop, line) ? line.goodsMinor : 0))
  const goodsMinor = weights.reduce((sum, weight) => sum + weight, 0)
  if (!found || !isOn(found, now) || goodsMinor === 0)
    throw new Refusal('discount_unknown', { code })
  const shares = sharesOf(found, weights, goodsMinor)
  return shares.map(minor => ({ minor, funder: minor ? found.funder : null }))
}

function sharesOf(found: Discount, weights: number[], goodsMinor: number): number[] {
  if (found.bps !== null) return weights.map(weight => shareMinor(weight, found.bps as number))
  return allocateMinor(Math.min(found.amountMinor ?? 0, goodsMinor), weights)
}

function isOn(found: Discount, now: Instant): boolean {
  return found.startsAt <= now && (found.endsAt === null || found.endsAt > now)
}

function appliesTo(
  found: Discount,
  shop: { id: string; currency: string },
  line: Discountable,
): boolean {
  if (found.currency !== null && found.currency !== shop.currency) return false
  if (found.funder === 'seller') return found.home === line.sellerId
  return found.funder === 'platform' || found.home === shop.id
}

/** A new code of a seller, a curator's shop or the platform. Refuses one that is taken. */
export async function createDiscount(
  tx: Tx,
  {
    funder,
    home,
    currency,
    input,
    now,
  }: { funder: Funder; home: string; currency: string; input: DiscountInput; now: Instant },
): Promise<void> {
  const made = await insertNew(tx, discounts, {
    code: input.code,
    funder,
    home,
    bps: input.bps,
    amountMinor: input.amount_minor,
    currency: input.amount_minor === null ? null : currency,
    startsAt: input.starts_at ?? now,
    endsAt: input.ends_at,
    createdAt: now,
  })
  if (!made)
    throw new Refusal('invalid_input', { fields: [{ field: 'code', message: 'taken already' }] })
}

export async function discountsOf(db: Reader, home: string): Promise<Discount[]> {
  return db
    .select()
    .from(discounts)
    .where(eq(discounts.home, home))
    .orderBy(desc(discounts.createdAt))
}

/** Ends a code now; orders that used it keep what they paid. */
export async function endDiscount(
  tx: Tx,
  { home, code, now }: { home: string; code: string; now: Instant },
): Promise<void> {
  const ended = await tx
    .update(discounts)
    .set({ endsAt: now })
    .where(and(eq(discounts.home, home), eq(discounts.code, code)))
    .returning({ code: discounts.code })
  if (!ended.length) throw new Refusal('not_found')
}

/** Whose codes they were has left. */
export async function forgetDiscounts(tx: Tx, home: string): Promise<void> {
  await tx.delete(discounts).where(eq(discounts.home, home))
}
