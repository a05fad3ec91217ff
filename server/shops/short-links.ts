import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { randomPart } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPick, requireShop, type Shop } from './queries.ts'
import { picks, shops, shortLinks } from './schema.ts'

export type ShortLink = typeof shortLinks.$inferSelect

const codeLength = 7
const linksMax = 5000

/** What a link shall lead to; the slug may be the product's id as well. */
export type LinkWish = { shopId: string; slug: string | null; placement: string | null }

/** The same wish has the same code for ever. Refuses `not_found` for what is not on the shelf. */
export async function ensureShortLink(
  tx: Tx,
  { shopId, slug: product, placement, now }: LinkWish & { now: Instant },
): Promise<ShortLink> {
  // Two equal wishes at once: the second waits here and then finds the first's.
  await forUpdate(tx.select({ id: shops.id }).from(shops).where(eq(shops.id, shopId)))
  const pick = product === null ? null : await findPick(tx, { shopId, product })
  if (product !== null && !pick) throw new Refusal('not_found')
  const wish = { shopId, slug: pick?.slug ?? null, placement }
  const known = await linkOf(tx, wish)
  if (known) return known
  await requireRoom(tx, shopId)
  while (true) {
    const link = { code: randomPart(codeLength), ...wish, createdAt: now }
    if (await insertNew(tx, shortLinks, link)) return link
  }
}

async function linkOf(db: Reader, wish: LinkWish): Promise<ShortLink | null> {
  const { shopId, slug, placement } = wish
  const [found] = await db
    .select()
    .from(shortLinks)
    .where(
      and(
        eq(shortLinks.shopId, shopId),
        slug === null ? isNull(shortLinks.slug) : eq(shortLinks.slug, slug),
        placement === null ? isNull(shortLinks.placement) : eq(shortLinks.placement, placement),
      ),
    )
  return found ?? null
}

async function requireRoom(db: Reader, shopId: string): Promise<void> {
  const [row] = await db
    .select({ links: count() })
    .from(shortLinks)
    .where(eq(shortLinks.shopId, shopId))
  if ((row?.links ?? 0) < linksMax) return
  const fields = [{ field: 'placement', message: `at most ${linksMax} links` }]
  throw new Refusal('invalid_input', { fields })
}

/** As printed or typed: the alphabet has no letters that look like digits. */
export function codeFrom(typed: string): string {
  return typed.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1')
}

/** Where a code leads: the product while it is on the shelf, else the shop. */
export async function followShortLink(
  db: Reader,
  typed: string,
): Promise<{ link: ShortLink; shop: Shop; slug: string | null } | null> {
  const [link] = await db
    .select()
    .from(shortLinks)
    .where(eq(shortLinks.code, codeFrom(typed)))
  if (!link) return null
  const shop = await requireShop(db, link.shopId)
  const pick = link.slug ? await findPick(db, { shopId: shop.id, product: link.slug }) : null
  return { link, shop, slug: pick?.slug ?? null }
}

/** A shop's links, newest first. */
export async function shortLinksOf(
  db: Reader,
  { shopId, rowsMax }: { shopId: string; rowsMax: number },
): Promise<(ShortLink & { productId: string | null; note: string | null })[]> {
  const found = await db
    .select({ link: shortLinks, productId: picks.productId, note: picks.note })
    .from(shortLinks)
    .leftJoin(picks, and(eq(picks.shopId, shortLinks.shopId), eq(picks.slug, shortLinks.slug)))
    .where(eq(shortLinks.shopId, shopId))
    .orderBy(desc(shortLinks.createdAt), desc(shortLinks.code))
    .limit(rowsMax)
  return found.map(({ link, ...pick }) => ({ ...link, ...pick }))
}
