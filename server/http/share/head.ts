import { messagesIn } from '../../../storefront/messages/index.ts'
import { pageAddress, type Visit } from '../../../storefront/paths.ts'
import type { Instance } from '../../instance.ts'
import type { Language } from '../../platform/language.ts'
import { toDecimal } from '../../platform/money.ts'
import type { Shop } from '../../shops/queries.ts'
import { alternatesOf } from '../storefront/alternates.ts'
import type {
  BundleView,
  CardView,
  Frame,
  ProductView,
  ShareHead,
  ShopView,
  VideoView,
} from '../storefront/views.ts'
import { type Addresses, addressesOf } from './addresses.ts'
import { cardSize } from './card.ts'
import { largestOf, productData } from './product-data.ts'

const descriptionMax = 200

/** The addresses of a shop's pages in the language one is read in; the shop's own needs no name. */
const spoken = (instance: Instance, shop: Shop, language: Language) =>
  addressesOf(instance, shop, language === shop.language ? null : language)

/** Where one of a shop's pages is in every language. */
const alternatesIn = (instance: Instance, shop: Shop, pageOf: (at: Addresses) => string) =>
  alternatesOf(language => pageOf(spoken(instance, shop, language ?? shop.language)))

/** What a shop's page says to those who pass it on: a list by a person, and not a product. */
export function shopHead(
  instance: Instance,
  shop: Shop,
  { frame, view }: { frame: Frame; view: ShopView },
): ShareHead {
  const at = spoken(instance, shop, frame.language)
  const words = messagesIn(frame.language)
  const about = described(shop.line, words.disclosures[shop.disclosure])
  const face = frame.shop?.avatar
  const cards = view.groups.flatMap(group => group.cards)
  return {
    type: 'website',
    title: shop.name,
    description: about,
    ...pagesAt(at.shop, view),
    alternates: alternatesIn(instance, shop, own => pageAddress(own.shop, view.pages.after)),
    siteName: shop.name,
    image: { url: at.shopCard, ...cardSize, alt: shop.name },
    price: null,
    links: linksOf(at, shop, at.oembed(placed(frame))),
    data: [
      {
        '@context': 'https://schema.org',
        '@type': 'ProfilePage',
        name: shop.name,
        url: at.shop,
        dateCreated: new Date(shop.createdAt).toISOString(),
        mainEntity: {
          '@type': 'Organization',
          name: shop.name,
          alternateName: `@${shop.handle}`,
          identifier: shop.handle,
          url: at.shop,
          description: shop.line || undefined,
          image: face ? `${at.baseUrl}${face.src}` : at.shopCard,
        },
      },
      {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        name: shop.name,
        url: pageAddress(at.shop, view.pages.after),
        numberOfItems: view.pickCount,
        itemListElement: itemsOf(at, cards),
      },
    ],
  }
}

/** A later page of a list is a page of its own: it shows other things than the first. */
function pagesAt(list: string, { pages, groups }: ShopView) {
  const isPast = groups.length === 0
  return {
    url: pageAddress(list, pages.after),
    previous: pages.after === null || isPast ? null : pageAddress(list, pages.before),
    next: pages.next === null ? null : pageAddress(list, pages.next),
  }
}

const alone = { previous: null, next: null }

/** One part of the shelf: a list of its own, with its own name, address and picture. */
export function sectionHead(
  instance: Instance,
  shop: Shop,
  { frame, view, section }: { frame: Frame; view: ShopView; section: ShownSection },
): ShareHead {
  const at = spoken(instance, shop, frame.language)
  const words = messagesIn(frame.language)
  const { id, title, pickCount } = section
  const url = at.section(id)
  const cards = view.groups.flatMap(group => group.cards)
  const titles = cards.map(card => card.title).join(', ')
  return {
    type: 'website',
    title,
    description: described(titles || shop.line, words.disclosures[shop.disclosure]),
    ...pagesAt(url, view),
    alternates: alternatesIn(instance, shop, own => pageAddress(own.section(id), view.pages.after)),
    siteName: shop.name,
    image: { url: at.sectionCard(id), ...cardSize, alt: title },
    price: null,
    links: linksOf(at, shop, at.sectionOembed(id, placed(frame))),
    data: [
      {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        name: title,
        url: pageAddress(url, view.pages.after),
        numberOfItems: pickCount,
        itemListElement: itemsOf(at, cards),
      },
      breadcrumb(at, shop, { title, url }),
    ],
  }
}

type ShownSection = NonNullable<ShopView['section']>

const itemsOf = (at: Addresses, cards: CardView[]) =>
  cards.map((card, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: card.title,
    url: at.product(card.slug),
    image: card.picture ? `${at.baseUrl}${card.picture.src}` : undefined,
  }))

/** The shop, and what in it this page is. */
const breadcrumb = (at: Addresses, shop: Shop, page: { title: string; url: string }) => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: [
    { '@type': 'ListItem', position: 1, name: shop.name, item: at.shop },
    { '@type': 'ListItem', position: 2, name: page.title, item: page.url },
  ],
})

/** A photo with several things in it: a list of its own. */
export function bundleHead(
  instance: Instance,
  shop: Shop,
  { frame, view }: { frame: Frame; view: BundleView },
): ShareHead {
  const at = spoken(instance, shop, frame.language)
  const words = messagesIn(frame.language)
  const url = at.bundle(view.id)
  const titles = view.tags.map(tag => tag.card.title).join(', ')
  return {
    type: 'website',
    title: view.title,
    description: described(titles, words.disclosures[shop.disclosure]),
    url,
    ...alone,
    alternates: alternatesIn(instance, shop, own => own.bundle(view.id)),
    siteName: shop.name,
    image: { url: at.bundleCard(view.id), ...cardSize, alt: view.title },
    price: null,
    links: linksOf(at, shop, at.oembed(placed(frame))),
    data: [
      {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        name: view.title,
        url,
        numberOfItems: view.tags.length,
        itemListElement: itemsOf(
          at,
          view.tags.map(tag => tag.card),
        ),
      },
      ...(view.video ? [videoData(at, view, view.video)] : []),
      breadcrumb(at, shop, { title: view.title, url }),
    ],
  }
}

const videoData = (at: Addresses, { title, createdAt, picture }: BundleView, video: VideoView) => ({
  '@context': 'https://schema.org',
  '@type': 'VideoObject',
  name: title,
  thumbnailUrl: [`${at.baseUrl}${largestOf(picture.srcset)}`],
  uploadDate: new Date(createdAt).toISOString(),
  ...(video.player
    ? { embedUrl: video.player.url }
    : { contentUrl: `${at.baseUrl}${video.href}`, duration: `PT${video.seconds}S` }),
})

/** One product that can be bought here, as shops of any kind say it. */
export function productHead(
  instance: Instance,
  shop: Shop,
  { frame, view }: { frame: Frame; view: ProductView },
): ShareHead {
  const at = spoken(instance, shop, frame.language)
  const words = messagesIn(frame.language)
  const url = at.product(view.slug)
  const shown = view.variants.find(variant => variant.isBuyable) ?? view.variants[0]
  const pictures = [view.ownPhoto ?? [], view.pictures]
    .flat()
    .map(picture => `${at.baseUrl}${largestOf(picture.srcset)}`)
  const card = at.productCard(view.slug)
  const about = described(view.note || view.description, words.disclosures[shop.disclosure])
  return {
    type: 'product',
    title: view.title,
    description: about,
    url,
    ...alone,
    alternates: alternatesIn(instance, shop, own => own.product(view.slug)),
    siteName: shop.name,
    image: { url: card, ...cardSize, alt: view.title },
    price: shown
      ? {
          amount: toDecimal(shown.price.amount, shown.price.currency),
          currency: shown.price.currency,
          availability: view.isBuyable ? 'in stock' : 'out of stock',
        }
      : null,
    links: linksOf(at, shop, at.productOembed(view.slug, placed(frame))),
    data: [
      productData(at, view, pictures.length ? pictures : [card]),
      breadcrumb(at, shop, { title: view.title, url }),
    ],
  }
}

/** What is embedded from here keeps the place and the language this address names. */
const placed = ({ placement, chosenLanguage }: Frame): Visit => ({
  placement,
  language: chosenLanguage,
})

/** `page` is what oEmbed shows of it: the shop, or this very product. */
function linksOf(at: Addresses, shop: Shop, page: string): ShareHead['links'] {
  return [
    { type: 'application/rss+xml', href: at.rss, title: shop.name },
    { type: 'application/feed+json', href: at.json, title: shop.name },
    { type: 'application/json+oembed', href: page, title: shop.name },
  ]
}

/** What it says, cut where it is long; the words that tell of the commission always stand whole. */
function described(text: string, disclosure: string): string {
  const letters = [...text]
  const room = descriptionMax - [...disclosure].length - 3
  const cut = letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : text
  return [cut, disclosure].filter(Boolean).join(' · ')
}
