import type { Context } from 'hono'
import { pageAddress, withVisit } from '../../../storefront/paths.ts'
import { struckOutFrom } from '../../catalog/former-price.ts'
import { titleIn } from '../../catalog/product.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { Language } from '../../platform/language.ts'
import { sells } from '../../sellers/seller.ts'
import { bundlesOf, type TaggedCard, taggedCards } from '../../shops/bundles.ts'
import { bundleTagsMin, ShelfSearch } from '../../shops/contract.ts'
import {
  type Card,
  isBuyable,
  isOffered,
  type Shop,
  sellersOnShelf,
  shelf,
} from '../../shops/queries.ts'
import {
  filledSections,
  hiddenPicks,
  picksInSection,
  type Section,
  sectionsOf,
} from '../../shops/sections.ts'
import { pageBefore, picksUpTo } from '../../shops/shelf-pages.ts'
import { searchShelf } from '../../shops/shelf-search.ts'
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
  const { found, struck, sections, sellers, section, bundles, paged, pickCount } = await db.read(
    async reader => {
      const known = await sectionsOf(reader, shop.id)
      const page = await pageOf(reader, { c, shop, sections: known })
      // Who sells here can be read off the cards when they are the whole shelf.
      const inSight = shop.pickCount - (await hiddenPicks(reader, { shopId: shop.id }))
      const isWhole = page.cards.length === inSight && !page.search
      return {
        found: page,
        struck: await struckOutFrom(reader, { products: page.cards, now: clock.now() }),
        sections: known.length ? await offered(reader, { shop, sections: known, page }) : [],
        sellers: isWhole ? sellersOf(page.cards) : await sellersOnShelf(reader, shop.id),
        section: await sectionShown(reader, page.section),
        bundles: page.isFront ? await shownBundles(reader, { shop, images }) : [],
        paged: await pagedOf(reader, shop, page),
        pickCount: inSight,
      }
    },
  )
  const { cards, search } = found
  const sectionId = section?.id ?? null
  const page = cards.slice(0, cardsMax)
  const visit = { language: frame.chosenLanguage, placement: frame.placement }
  const base = addressOf(shop, { sectionId, search })
  const { skipped, ...pages } = paged
  const linkTo = (after: number | null) => withVisit(pageAddress(base, after), visit)
  const view = (card: Card) => cardView(images, card, frame.language, struck)
  return {
    sections: sections.map(({ id, title }) => ({ id, title, isCurrent: id === sectionId })),
    section,
    bundles,
    search:
      search || pickCount >= searchFrom
        ? {
            ...(search ?? ShelfSearch.parse({})),
            isActive: search !== null,
            found: search && { count: found.count ?? countedMost, isMore: found.count === null },
          }
        : null,
    groups: search
      ? [{ id: null, title: null, cards: page.map(view) }].filter(() => page.length > 0)
      : grouped(page, sections).map(group => ({ ...group, cards: group.cards.map(view) })),
    pickCount,
    range: rangeOf(skipped, page.length, search ? found.count : (section?.pickCount ?? pickCount)),
    sellers,
    pages,
    nextUrl: pages.next === null ? null : linkTo(pages.next),
    previousUrl: pages.after === null ? null : linkTo(pages.before),
    firstUrl: pages.before === null ? null : withVisit(base, visit),
  }
}

type Found = Awaited<ReturnType<typeof pageOf>>

/** Where this page begins, the one before and the next, and how much stands before it. */
async function pagedOf(reader: Reader, shop: Shop, { cards, search, section, after }: Found) {
  const last = cards.length > cardsMax ? cards[cardsMax - 1] : undefined
  if (search) {
    const skipped = after ?? 0
    const before = skipped > cardsMax ? skipped - cardsMax : null
    return { after, before, next: last ? skipped + cardsMax : null, skipped }
  }
  const next = last?.position ?? null
  if (after === null) return { after, before: null, next, skipped: 0 }
  const part = { shopId: shop.id, sectionId: section?.id ?? null, after }
  const before = await pageBefore(reader, { ...part, rowsOfPage: cardsMax })
  return { after, before, next, skipped: await picksUpTo(reader, part) }
}

/** `31–60 of 360`; null when everything is on one page, or more was found than is counted. */
function rangeOf(skipped: number, shown: number, of: number | null) {
  if (of === null || !shown || shown >= of) return null
  return { from: skipped + 1, to: skipped + shown, of }
}

type Asked = { c: Context<Env>; shop: Shop; sections: Section[] }

/** One card more than a page holds tells that there is another page. */
async function pageOf(reader: Reader, { c, shop, sections }: Asked) {
  const rowsMax = cardsMax + 1
  const asked = c.req.query('after') ?? ''
  const after = /^\d{1,9}$/.test(asked) ? Number(asked) : null
  const search = searchOf(c)
  if (search) {
    const { cards, count } = await searchShelf(reader, {
      ...{ shopId: shop.id, search, skip: after ?? 0, rowsMax },
      most: countedMost + 1,
    })
    return {
      ...{ cards, search, section: null, after, isFront: false },
      count: count > countedMost ? null : count,
    }
  }
  const section = sections.find(one => one.id === c.req.query('section')) ?? null
  const part = section ? { sectionId: section.id } : {}
  const from = after === null ? {} : { after }
  const cards = await shelf(reader, { shopId: shop.id, ...part, ...from, rowsMax })
  return { cards, search: null, section, after, isFront: !section && after === null, count: 0 }
}

/** A section nothing stands in yet is offered to nobody, but said to be empty to who comes to it. */
async function offered(
  reader: Reader,
  { shop, sections, page }: { shop: Shop; sections: Section[]; page: Found },
): Promise<Section[]> {
  const filled = await filledSections(reader, shop.id)
  return sections.filter(one => filled.has(one.id) || one.id === page.section?.id)
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
  const selling = cards.filter(card => sells(card.sellerState))
  const names = new Map(selling.map(card => [card.sellerId, card.sellerName]))
  return [...names].map(([id, name]) => ({ id, name }))
}

/** Bundles that have enough in them, newest first. */
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
      ...priced(tagged.get(bundle.id) ?? []),
      picture: pictureOf(images, {
        hash: bundle.imageHash,
        width: bundle.imageWidth,
        height: bundle.imageHeight,
        color: bundle.imageColor,
      }),
    }))
    .filter(bundle => bundle.count >= bundleTagsMin)
    .slice(0, bundlesShown)
}

/** What can be had of it together, and of how much. */
function priced(tagged: TaggedCard[]): Omit<BundleCardView, 'id' | 'title' | 'picture'> {
  const cards = tagged.map(({ card }) => card).filter(isBuyable)
  const amount = cards.reduce((sum, card) => sum + card.priceFromMinor, 0)
  const [first] = cards
  return {
    count: tagged.length,
    available: cards.length,
    total: first ? { amount, currency: first.currency } : null,
    isTotalFrom: cards.some(card => card.priceFromMinor !== card.priceToMinor),
  }
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
    isOffered: isOffered(card),
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
