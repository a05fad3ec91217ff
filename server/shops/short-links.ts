import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { randomPart } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Bundle, bundlesOf } from './bundles.ts'
import { findPick, type Pick, requireShop, type Shop } from './queries.ts'
import { bundles, picks, sections, shops, shortLinks } from './schema.ts'
import { type Section, sectionsOf } from './sections.ts'

export type ShortLink = typeof shortLinks.$inferSelect

const codeLength = 7
const linksMax = 5000

/** What in a shop a link leads to. */
export type LinkPart =
  | { kind: 'product'; pick: Pick }
  | { kind: 'section'; section: Section }
  | { kind: 'bundle'; bundle: Bundle }

/** What a link shall lead to: a product by its slug or id, a section or a bundle by its id. */
export type LinkWish = { shopId: string; slug: string | null; placement: string | null }

/** The same wish has the same code for ever. Refuses `not_found` for what is not in the shop. */
export async function ensureShortLink(
  tx: Tx,
  { shopId, slug, placement, now }: LinkWish & { now: Instant },
): Promise<ShortLink> {
  // Two equal wishes at once: the second waits here and then finds the first's.
  await forUpdate(tx.select({ id: shops.id }).from(shops).where(eq(shops.id, shopId)))
  const part = await partOf(tx, { shopId, slug })
  if (slug !== null && !part) throw new Refusal('not_found')
  const wish = { shopId, slug: part?.kind === 'product' ? part.pick.slug : slug, placement }
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

/** What a slug names, as long as it is in the shop; ids of sections and bundles are no slugs of products. */
export async function partOf(
  db: Reader,
  { shopId, slug }: { shopId: string; slug: string | null },
): Promise<LinkPart | null> {
  if (slug === null) return null
  if (slug.startsWith('sec_')) {
    const section = (await sectionsOf(db, shopId)).find(one => one.id === slug)
    return section ? { kind: 'section', section } : null
  }
  if (slug.startsWith('bun_')) {
    const bundle = (await bundlesOf(db, shopId)).find(one => one.id === slug)
    return bundle ? { kind: 'bundle', bundle } : null
  }
  const pick = await findPick(db, { shopId, product: slug })
  return pick ? { kind: 'product', pick } : null
}

/** Where a code leads: the part of the shop while it is there, else the shop. */
export async function followShortLink(
  db: Reader,
  typed: string,
): Promise<{ link: ShortLink; shop: Shop; part: LinkPart | null } | null> {
  const [link] = await db
    .select()
    .from(shortLinks)
    .where(eq(shortLinks.code, codeFrom(typed)))
  if (!link) return null
  const shop = await requireShop(db, link.shopId)
  return { link, shop, part: await partOf(db, link) }
}

/** A shop's links, newest first, with the product or the title of what they lead to. */
export async function shortLinksOf(
  db: Reader,
  { shopId, rowsMax }: { shopId: string; rowsMax: number },
): Promise<(ShortLink & Named)[]> {
  const found = await db
    .select({
      link: shortLinks,
      productId: picks.productId,
      note: picks.note,
      title: sql<string | null>`coalesce(${sections.title}, ${bundles.title})`,
    })
    .from(shortLinks)
    .leftJoin(picks, and(eq(picks.shopId, shortLinks.shopId), eq(picks.slug, shortLinks.slug)))
    .leftJoin(
      sections,
      and(eq(sections.shopId, shortLinks.shopId), eq(sections.id, shortLinks.slug)),
    )
    .leftJoin(bundles, and(eq(bundles.shopId, shortLinks.shopId), eq(bundles.id, shortLinks.slug)))
    .where(eq(shortLinks.shopId, shopId))
    .orderBy(desc(shortLinks.createdAt), desc(shortLinks.code))
    .limit(rowsMax)
  return found.map(({ link, ...named }) => ({ ...link, ...named }))
}

type Named = { productId: string | null; note: string | null; title: string | null }
