import type { Context } from 'hono'
import { pageAddress, withVisit } from '../../../storefront/paths.ts'
import { struckOutFrom } from '../../catalog/former-price.ts'
import { titleIn } from '../../catalog/product.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { Language } from '../../platform/language.ts'
import { bundlesOf, taggedCards } from '../../shops/bundles.ts'
import { ShelfSearch } from '../../shops/contract.ts'
import {
  type Card,
  isBuyable,
  picksInSection,
  type Section,
  type Shop,
  sectionsOf,
  sellersOnShelf,
  shelf,
} from '../../shops/queries.ts'
import { pageBefore, picksUpTo } from '../../shops/shelf-pages.ts'
import { countShelf, cursorOf, searchShelf } from '../../shops/shelf-search.ts'
import type { Env } from '../context.ts'
import { pictureOf } from '../picture.ts'
import type { BundleCardView, CardView, Frame, ShopView } from './views.ts'

/** Cards on one page of the shelf. */
const cardsMax = 30
/** From so many picks on a shelf is searched rather than looked through. */
const searchFrom = cardsMax + 1
/** What a search finds is counted so far. */
const countedMost = 1000
/** Bundles above the shelf. */
const bundlesShown = 6

/** A shop's page: its shelf as the curator arranged it, a section of it, or what was searched for. */
export async function shopView(c: Context<Env>, shop: Shop, frame: Frame): Promise<ShopView> {
  const { db, images, clock } = c.get('instance')
  const { found, struck, sections, sellers, section, bundles, before, skipped } = await db.read(
    async reader => {
      const known = await sectionsOf(reader, shop.id)
      const page = await pageOf(reader, { c, shop, sections: known })
      // Who sells here can be read off the cards when they are the whole shelf.
      const isWhole = page.cards.length === shop.pickCount && !page.search
      return {
        found: page,
        struck: await struckOutFrom(reader, { products: page.cards, now: clock.now() }),
        sections: known,
        sellers: isWhole ? sellersOf(page.cards) : await sellersOnShelf(reader, shop.id),
        section: await sectionShown(reader, page.section),
        bundles: page.isFront ? await shownBundles(reader, { shop, images }) : [],
        before: await beforeOf(reader, shop, page),
        skipped: await skippedBefore(reader, shop, page),
      }
    },
  )
  const { cards, search } = found
  const sectionId = section?.id ?? null
  const page = cards.slice(0, cardsMax)
  const last = cards.length > cardsMax ? page.at(-1) : undefined
  const visit = { language: frame.chosenLanguage, placement: frame.placement }
  const base = addressOf(shop, { sectionId, search })
  const cursor = last && (search ? cursorOf(last) : last.position)
  const pages = { after: found.after, before, next: cursor ?? null }
  const linkTo = (after: number | string | null) => withVisit(pageAddress(base, after), visit)
  const view = (card: Card) => cardView(images, card, frame.language, struck)
  return {
    sections: sections.map(({ id, title }) => ({ id, title, isCurrent: id === sectionId })),
    section,
    bundles,
    search:
      search || shop.pickCount >= searchFrom
        ? { ...(search ?? ShelfSearch.parse({})), isActive: search !== null, found: found.count }
        : null,
    groups: search
      ? [{ id: null, title: null, cards: page.map(view) }].filter(() => page.length > 0)
      : grouped(page, sections).map(group => ({ ...group, cards: group.cards.map(view) })),
    pickCount: shop.pickCount,
    range: skipped === null ? null : rangeOf(skipped, page.length, section ?? shop),
    sellers,
    pages,
    nextUrl: pages.next === null ? null : linkTo(pages.next),
    previousUrl: pages.after === null || search ? null : linkTo(pages.before),
    firstUrl:
      pages.after !== null && (search || pages.before !== null) ? withVisit(base, visit) : null,
  }
}

type Found = Awaited<ReturnType<typeof pageOf>>

async function beforeOf(reader: Reader, shop: Shop, found: Found): Promise<number | null> {
  const { search, after, section } = found
  if (search || typeof after !== 'number') return null
  const sectionId = section?.id ?? null
  return pageBefore(reader, { shopId: shop.id, sectionId, after, rowsOfPage: cardsMax })
}

/** How many stand before this page; null: a search, whose pages are not counted. */
async function skippedBefore(reader: Reader, shop: Shop, found: Found): Promise<number | null> {
  const { search, after, section } = found
  if (search) return null
  if (typeof after !== 'number') return 0
  return picksUpTo(reader, { shopId: shop.id, sectionId: section?.id ?? null, after })
}

/** `31–60 of 360`; null when everything is on one page. */
function rangeOf(skipped: number, shown: number, { pickCount }: { pickCount: number }) {
  if (!shown || shown >= pickCount) return null
  return { from: skipped + 1, to: skipped + shown, of: pickCount }
}

type Asked = { c: Context<Env>; shop: Shop; sections: Section[] }

/** One card more than a page holds tells that there is another page. */
async function pageOf(reader: Reader, { c, shop, sections }: Asked) {
  const rowsMax = cardsMax + 1
  const after = c.req.query('after') ?? null
  const search = searchOf(c)
  if (search) {
    const wish = { shopId: shop.id, search, cursor: after, rowsMax }
    const cards = await searchShelf(reader, wish)
    const count = await countShelf(reader, { shopId: shop.id, search, most: countedMost + 1 })
    const known = { count: Math.min(count, countedMost), isMore: count > countedMost }
    return { cards, search, section: null, after, isFront: false, count: known }
  }
  const section = sections.find(one => one.id === c.req.query('section')) ?? null
  const from = /^\d{1,9}$/.test(after ?? '') ? { after: Number(after) } : {}
  const part = section ? { sectionId: section.id } : {}
  const cards = await shelf(reader, { shopId: shop.id, ...part, ...from, rowsMax })
  const isFront = !section && !('after' in from)
  return { cards, search: null, section, after: from.after ?? null, isFront, count: null }
}

async function sectionShown(reader: Reader, section: Section | null): Promise<ShopView['section']> {
  if (!section) return null
  const { shopId, id, title } = section
  return { id, title, pickCount: await picksInSection(reader, { shopId, sectionId: id }) }
}

/** What a buyer searched for; null when nothing was asked. */
function searchOf(c: Context<Env>): ShelfSearch | null {
  const query = c.req.query()
  if (!Object.keys(ShelfSearch.shape).some(name => query[name])) return null
  const asked = ShelfSearch.parse(query)
  const isAsked = asked.q || asked.seller || asked.stock || asked.sort !== 'shelf'
  return isAsked ? asked : null
}

function addressOf(
  shop: Shop,
  { sectionId, search }: { sectionId: string | null; search: ShelfSearch | null },
): string {
  const query = new URLSearchParams(sectionId ? { section: sectionId } : {})
  for (const [name, value] of Object.entries(search ?? {}))
    if (value && value !== 'shelf') query.set(name, value)
  return `/@${shop.handle}${query.size ? `?${query}` : ''}`
}

function sellersOf(cards: Card[]): { id: string; name: string }[] {
  const names = new Map(cards.map(card => [card.sellerId, card.sellerName]))
  return [...names].map(([id, name]) => ({ id, name }))
}

/** Bundles that have something in them, newest first. */
async function shownBundles(
  reader: Reader,
  { shop, images }: { shop: Shop; images: Instance['images'] },
): Promise<BundleCardView[]> {
  const all = await bundlesOf(reader, shop.id)
  const bundleIds = all.map(one => one.id)
  const tagged = await taggedCards(reader, { shopId: shop.id, bundleIds })
  return all
    .map(bundle => ({
      id: bundle.id,
      title: bundle.title,
      count: tagged.get(bundle.id)?.length ?? 0,
      picture: pictureOf(images, {
        hash: bundle.imageHash,
        width: bundle.imageWidth,
        height: bundle.imageHeight,
        color: bundle.imageColor,
      }),
    }))
    .filter(bundle => bundle.count > 0)
    .slice(0, bundlesShown)
}

/** Cards arrive in the shelf's order, so that each section's stand together. */
function grouped(cards: Card[], sections: { id: string; title: string }[]) {
  const titles = new Map(sections.map(section => [section.id, section.title]))
  const groups: { id: string | null; title: string | null; cards: Card[] }[] = []
  for (const card of cards) {
    const group = groups.at(-1)
    if (group && group.id === card.sectionId) group.cards.push(card)
    else
      groups.push({
        id: card.sectionId,
        title: card.sectionId ? (titles.get(card.sectionId) ?? null) : null,
        cards: [card],
      })
  }
  return groups
}

/** `struck`: what is struck out beside its price, by product. */
export function cardView(
  images: Instance['images'],
  card: Card,
  language: Language,
  struck?: Map<string, number>,
): CardView {
  const was = struck?.get(card.productId)
  return {
    pickId: card.id,
    slug: card.slug,
    title: titleIn(card, language),
    price: { amount: card.priceFromMinor, currency: card.currency },
    was: was === undefined || !isBuyable(card) ? null : { amount: was, currency: card.currency },
    isFrom: card.priceFromMinor !== card.priceToMinor,
    note: card.note,
    sellerName: card.sellerName,
    isBuyable: isBuyable(card),
    picture: card.imageHash
      ? pictureOf(images, {
          hash: card.imageHash,
          width: card.imageWidth ?? 640,
          height: card.imageHeight ?? 640,
          color: card.imageColor ?? '#efe7da',
        })
      : null,
  }
}
