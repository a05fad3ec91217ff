import { messagesIn } from '../../../storefront/messages/index.ts'
import { struckOutOf } from '../../catalog/former-price.ts'
import { optionsIn } from '../../catalog/options.ts'
import {
  askedMinor,
  descriptionIn,
  hasStock,
  isMarkedDown,
  titleIn,
  written,
} from '../../catalog/product.ts'
import type { Variant } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import { type Running, runningOf } from '../../markdowns/queries.ts'
import type { Instant } from '../../platform/clock.ts'
import { groupBy } from '../../platform/group-by.ts'
import { toDecimal } from '../../platform/money.ts'
import { shippingFor } from '../../sellers/seller.ts'
import type { Shop } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { isHeld } from '../held.ts'
import { visitedShop } from '../storefront/shop.tsx'
import { type Addresses, addressesOf } from './addresses.ts'
import { everyOffered, type Offered } from './picks.ts'
import { fieldsOf } from './product-data.ts'
import { forCopies, headersFor, sendParts, tagOf } from './sending.ts'
import { element, xmlHead } from './xml.ts'

const keptSeconds = 900
const titleMax = 150
const descriptionMax = 5000
const moreImagesMax = 9

/** The whole shelf as a Google Merchant feed, which Pinterest and Meta read as well. */
export const productsFeed = factory.createApp().get('/:handle{@[^/]+}/products.xml', async c => {
  const shop = await visitedShop(c)
  if (shop instanceof Response) return shop
  const headers = {
    ...headersFor('application/xml; charset=utf-8', keptSeconds),
    ...forCopies(c, shop, keptSeconds),
    etag: tagOf(c, shop),
  }
  if (isHeld(c.req.raw, tagOf(c, shop))) return c.body(null, 304, headers)
  return sendParts(c, feedOf(c.get('instance'), shop), headers)
})

async function* feedOf(instance: Instance, shop: Shop): AsyncGenerator<string> {
  const at = addressesOf(instance, shop)
  yield [
    xmlHead,
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>',
    element('title', shop.name),
    element('link', at.shop),
    element('description', messagesIn(shop.language).disclosures[shop.disclosure]),
  ].join('')
  for await (const page of everyOffered(instance.db, shop.id)) {
    const prices = await pricesOn(instance, page)
    yield page.map(one => itemsOf(at, shop, one, prices)).join('')
  }
  yield '</channel></rss>\n'
}

/** By variant: what is struck out beside its price, as on its page, and the markdown that runs. */
type Prices = { struck: Map<string, number>; running: Map<string, Running> }

async function pricesOn({ db, clock }: Instance, page: Offered[]): Promise<Prices> {
  const bySeller = groupBy(page, ({ product }) => product.sellerId)
  const now = clock.now()
  const found = await db.read(reader =>
    Promise.all(
      [...bySeller].map(async ([sellerId, offered]) => {
        const variants = offered.flatMap(({ product }) => product.variants)
        // A seller has one currency.
        const currency = offered[0]?.product.currency ?? ''
        const variantIds = variants.filter(isMarkedDown).map(one => one.id)
        return {
          struck: await struckOutOf(reader, { sellerId, currency, variants, now }),
          running: await runningOf(reader, { sellerId, variantIds, now }),
        }
      }),
    ),
  )
  return {
    struck: new Map(found.flatMap(one => [...one.struck])),
    running: new Map(found.flatMap(one => [...one.running])),
  }
}

function itemsOf(at: Addresses, shop: Shop, one: Offered, { struck, running }: Prices): string {
  return one.product.variants
    .map(variant => {
      const was = struck.get(variant.id) ?? null
      return itemOf(at, shop, one, { variant, was, running: running.get(variant.id) })
    })
    .join('')
}

function itemOf(
  at: Addresses,
  shop: Shop,
  { pick, product }: Offered,
  {
    variant,
    was,
    running,
  }: { variant: Variant; was: number | null; running?: Running | undefined },
): string {
  const { seller, currency } = product
  const title = titleIn(product, shop.language)
  const options = optionsIn(variant.options, shop.language)
  const kind = written(variant.title, variant.titleZh, shop.language)
  const whole = kind ? `${title} - ${kind}` : title
  const money = (minor: number) => `${toDecimal(minor, currency)} ${currency}`
  const own = product.images.find(image => image.id === variant.imageId)
  const image = own ?? product.images[0]
  const others = product.images.filter(other => other !== image).slice(0, moreImagesMax)
  const isOneOfMany = product.variants.length > 1
  const isKnown = Boolean(product.brand || variant.gtin)
  return [
    '<item>',
    element('g:id', variant.id),
    element('g:title', cut(whole, titleMax)),
    element('g:description', cut(descriptionIn(product, shop.language) || whole, descriptionMax)),
    element('g:link', isOneOfMany ? at.variant(pick.slug, variant.id) : at.product(pick.slug)),
    element('g:canonical_link', at.product(pick.slug)),
    element('g:image_link', image ? at.picture(image) : at.productCard(pick.slug)),
    ...others.map(other => element('g:additional_image_link', at.picture(other))),
    element('g:availability', hasStock(variant) ? 'in_stock' : 'out_of_stock'),
    ...(was === null
      ? [element('g:price', money(askedMinor(variant)))]
      : salePrice(money(was), money(askedMinor(variant)), running)),
    element('g:brand', product.brand ?? seller.name),
    element('g:gtin', variant.gtin),
    isKnown ? '' : element('g:identifier_exists', 'no'),
    element('g:condition', 'new'),
    element('g:product_type', product.categoryId),
    isOneOfMany ? element('g:item_group_id', product.id) : '',
    ...Object.entries(fieldsOf({ options })).map(([name, value]) => element(`g:${name}`, value)),
    element('g:external_seller_id', seller.id),
    `<g:shipping>${element('g:country', seller.country)}${element('g:price', money(shippingFor(seller, askedMinor(variant))))}</g:shipping>`,
    element('g:custom_label_0', seller.name.slice(0, 100)),
    '</item>',
  ].join('')
}

/** Google's pair where a price is struck out, and until when where that is known. */
function salePrice(was: string, asked: string, running: Running | undefined): string[] {
  const minute = (at: Instant) => `${new Date(at).toISOString().slice(0, 16)}Z`
  return [
    element('g:price', was),
    element('g:sale_price', asked),
    running
      ? element(
          'g:sale_price_effective_date',
          `${minute(running.startsAt)}/${minute(running.endsAt)}`,
        )
      : '',
  ]
}

/** Whole characters only. */
function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${[...text]
        .slice(0, most - 1)
        .join('')
        .slice(0, most - 1)}…`
}
