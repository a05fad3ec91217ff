import { messagesIn } from '../../../storefront/messages/index.ts'
import { paths } from '../../../storefront/paths.ts'
import { initialOf } from '../../../storefront/ui/mark.tsx'
import { descriptionIn, titleIn } from '../../catalog/product.ts'
import type { Instance } from '../../instance.ts'
import { factsOf } from '../../platform/language.ts'
import { formatMoney, toDecimal } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Shop } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { isHeld } from '../held.ts'
import { visitedShop } from '../storefront/shop.tsx'
import { type Addresses, addressesOf } from './addresses.ts'
import { newestOffered, type Offered } from './picks.ts'
import { forCopies, headersFor, tagOf } from './sending.ts'
import { element, xmlHead, xmlText } from './xml.ts'

const itemsMax = 50
const keptSeconds = 300
const pickId = /^pik_[0-9a-z]{26}$/

/** What is new on a shelf, for readers of feeds: only what can be bought. */
export const feeds = factory
  .createApp()
  .get('/:handle{@[^/]+}/feed.xml', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const headers = {
      ...headersFor('application/rss+xml; charset=utf-8', keptSeconds),
      ...forCopies(c, shop, keptSeconds),
      etag: tagOf(c, shop),
    }
    if (isHeld(c.req.raw, tagOf(c, shop))) return c.body(null, 304, headers)
    const offered = await c
      .get('instance')
      .db.read(reader =>
        newestOffered(reader, { shopId: shop.id, before: undefined, rowsMax: itemsMax }),
      )
    return c.body(rss(c.get('instance'), shop, offered), 200, headers)
  })
  .get('/:handle{@[^/]+}/feed.json', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const before = c.req.query('before')
    if (before !== undefined && !pickId.test(before)) throw new Refusal('not_found')
    const headers = {
      ...headersFor('application/feed+json; charset=utf-8', keptSeconds),
      ...forCopies(c, shop, keptSeconds),
      etag: tagOf(c, shop),
    }
    if (isHeld(c.req.raw, tagOf(c, shop))) return c.body(null, 304, headers)
    const found = await c
      .get('instance')
      .db.read(reader => newestOffered(reader, { shopId: shop.id, before, rowsMax: itemsMax + 1 }))
    return c.body(JSON.stringify(jsonFeed(c.get('instance'), shop, found, before)), 200, headers)
  })

function rss(instance: Instance, shop: Shop, offered: Offered[]): string {
  const at = addressesOf(instance, shop)
  const language = factsOf(shop.language).tag
  const newest = offered[0]?.pick.createdAt
  return [
    xmlHead,
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>',
    element('title', shop.name),
    element('link', at.shop),
    `<atom:link href="${xmlText(at.rss)}" rel="self" type="application/rss+xml"/>`,
    element('description', [shop.line, disclosureOf(shop)].filter(Boolean).join(' · ')),
    element('language', language),
    newest ? element('lastBuildDate', new Date(newest).toUTCString()) : '',
    '<ttl>60</ttl>',
    `<image>${element('url', at.shopCard)}${element('title', shop.name)}${element('link', at.shop)}</image>`,
    ...offered.map(one => rssItem(at, shop, one)),
    '</channel></rss>\n',
  ].join('')
}

function rssItem(at: Addresses, shop: Shop, one: Offered): string {
  const link = at.product(one.pick.slug)
  const image = imageOf(at, one)
  return [
    '<item>',
    element('title', titleIn(one.product, shop.language)),
    element('link', link),
    // Not its address, which changes with the shop's handle: readers would take it for a new one.
    `<guid isPermaLink="false">${one.pick.id}</guid>`,
    element('pubDate', new Date(one.pick.createdAt).toUTCString()),
    element('description', htmlOf(shop, one, image)),
    image ? `<media:content url="${xmlText(image)}" medium="image" type="image/webp"/>` : '',
    '</item>',
  ].join('')
}

function jsonFeed(instance: Instance, shop: Shop, found: Offered[], before: string | undefined) {
  const at = addressesOf(instance, shop)
  const offered = found.slice(0, itemsMax)
  const last = found.length > itemsMax ? offered.at(-1) : undefined
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: shop.name,
    home_page_url: at.shop,
    feed_url: before ? `${at.json}?before=${before}` : at.json,
    ...(last ? { next_url: `${at.json}?before=${last.pick.id}` } : {}),
    description: [shop.line, disclosureOf(shop)].filter(Boolean).join(' · '),
    icon: iconOf(at, shop),
    language: factsOf(shop.language).tag,
    authors: [{ name: shop.name, url: at.shop }],
    items: offered.map(one => {
      const image = imageOf(at, one)
      const { product, pick } = one
      return {
        id: pick.id,
        url: at.product(pick.slug),
        title: titleIn(product, shop.language),
        content_html: htmlOf(shop, one, image),
        ...(image ? { image } : {}),
        date_published: new Date(pick.createdAt).toISOString(),
        _xiaopu: {
          price: toDecimal(product.priceFromMinor, product.currency),
          currency: product.currency,
          availability: 'in_stock',
          seller: product.seller.name,
          disclosure: disclosureOf(shop),
        },
      }
    }),
  }
}

/** Square, as readers cut it. */
const iconOf = (at: Addresses, { avatarHash, accent, name }: Shop) =>
  avatarHash
    ? at.picture({ hash: avatarHash, width: 640 })
    : `${at.baseUrl}${paths.icon({ accent, letter: initialOf(name) })}`

const disclosureOf = (shop: Shop) => messagesIn(shop.language).disclosures[shop.disclosure]

function imageOf(at: Addresses, { product }: Offered): string | null {
  const [first] = product.images
  return first ? at.picture(first) : null
}

/** What a reader of feeds shows: picture, price, the curator's words, and who is paid. */
function htmlOf(shop: Shop, { pick, product }: Offered, image: string | null): string {
  const words = messagesIn(shop.language)
  const { currency, priceFromMinor: amount } = product
  const text = pick.note || descriptionIn(product, shop.language).slice(0, 300)
  return [
    image
      ? `<p><img src="${xmlText(image)}" alt="${xmlText(titleIn(product, shop.language))}"></p>`
      : '',
    `<p><b>${xmlText(formatMoney({ amount, currency }, shop.language))}</b> · ${xmlText(words.soldBy.split('{seller}').join(product.seller.name))}</p>`,
    text ? (pick.note ? `<blockquote>${xmlText(text)}</blockquote>` : element('p', text)) : '',
    `<p><small>${xmlText(disclosureOf(shop))}</small></p>`,
  ].join('')
}
