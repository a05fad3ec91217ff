import type { Context } from 'hono'
import { struckOutFrom, struckOutOf } from '../../catalog/former-price.ts'
import { optionsIn } from '../../catalog/options.ts'
import {
  askedMinor,
  availableOf,
  descriptionIn,
  fewLeft,
  hasStock,
  isMarkedDown,
  titleIn,
  written,
} from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import { lastReadAt } from '../../feeds/run.ts'
import { type Running, runningOf } from '../../markdowns/queries.ts'
import { countryName } from '../../orders/countries.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { companyLines, sells } from '../../sellers/seller.ts'
import {
  type Card,
  findPick,
  type Pick,
  type Shop,
  shelf,
  shopsByIds,
} from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import { pictureOf } from '../picture.ts'
import { cardView } from './shelf-view.ts'
import type { Picture, ProductView, SellerView, VariantView } from './views.ts'

/** More of the shelf, shown under one product. */
const moreMax = 4

/** One product of a shop, by its readable address. Refuses `not_found`. */
export async function productView(
  c: Context<Env>,
  shop: Shop,
  language: Language,
): Promise<ProductView> {
  const { db, images, clock } = c.get('instance')
  const name = c.req.param('product') ?? ''
  const found = await db.read(async reader => {
    const pick = await findPick(reader, { shopId: shop.id, product: name })
    const [product] = pick ? await productsByIds(reader, [pick.productId]) : []
    if (!pick || !product) throw new Refusal('not_found')
    const more = await onward(reader, pick)
    const source = await sourceOf(reader, pick)
    const { sellerId } = product
    const now = clock.now()
    const struck = await struckOutOf(reader, { ...product, now })
    const marked = product.variants.filter(isMarkedDown).map(one => one.id)
    const running = await runningOf(reader, { sellerId, variantIds: marked, now })
    return {
      pick,
      product,
      more,
      moreStruck: await struckOutFrom(reader, { products: more, now }),
      source,
      struck,
      running,
      readAt: await lastReadAt(reader, product),
    }
  })
  const { pick, product, readAt } = found
  const { seller } = product
  const isWithdrawn = product.state !== 'active' || !sells(seller.state)
  return {
    pickId: pick.id,
    productId: product.id,
    slug: pick.slug,
    title: titleIn(product, language),
    description: descriptionIn(product, language),
    brand: product.brand,
    note: pick.note,
    isBuyable: !isWithdrawn && product.isInStock,
    isWithdrawn,
    ownPhoto: ownPhoto(c, pick),
    pictures: product.images.map(image => pictureOf(images, image)),
    variants: product.variants.map(variant =>
      variantView(product, variant, {
        isWithdrawn,
        was: found.struck.get(variant.id) ?? null,
        until: untilOf(found.running.get(variant.id), language),
        language,
      }),
    ),
    askedVariantId: c.req.query('variant') ?? null,
    checkedAt: checkedAt(product, readAt),
    seller: sellerView(product, language),
    source: found.source,
    more: found.more.map(card => cardView(images, card, language, found.moreStruck)),
  }
}

/** The shop it was found in, where that one wants to be named. */
async function sourceOf(reader: Reader, { sourceShopId }: Pick): Promise<ProductView['source']> {
  const source = sourceShopId
    ? (await shopsByIds(reader, [sourceShopId])).get(sourceShopId)
    : undefined
  if (source?.state !== 'open' || !source.isNamedAsSource) return null
  return { name: source.name, handle: source.handle }
}

/** What stands behind it on the shelf or in its section; behind the last comes the first again. */
async function onward(reader: Reader, pick: Pick): Promise<Card[]> {
  const { shopId, sectionId } = pick
  const part = { shopId, ...(sectionId ? { sectionId } : {}) }
  const behind = await shelf(reader, { ...part, after: pick.position, rowsMax: moreMax })
  if (behind.length === moreMax) return behind
  const first = await shelf(reader, { ...part, rowsMax: moreMax - behind.length })
  const isAhead = (card: Card) => card.position < pick.position
  return [...behind, ...first.filter(isAhead)]
}

/** The curator's own photo, which stands before the seller's. */
function ownPhoto(c: Context<Env>, pick: Pick): Picture | null {
  const { photoHash: hash, photoWidth: width, photoHeight: height, photoColor: color } = pick
  if (!hash || !width || !height || !color) return null
  return pictureOf(c.get('instance').images, { hash, width, height, color })
}

/** When its seller last said what it costs: by hand, or by a feed that was read to its end. */
function checkedAt(product: Product, readAt: number | null): number {
  const said = product.variants.map(variant => variant.updatedAt)
  return Math.max(product.updatedAt, readAt ?? 0, ...said)
}

function sellerView({ seller, currency }: Product, language: Language): SellerView {
  const money = (amount: number) => ({ amount, currency })
  const { freeShippingFromMinor } = seller
  return {
    name: seller.name,
    line: seller.line,
    country: seller.country,
    returnDays: seller.returnDays,
    returnPaidBy: seller.returnPaidBy,
    shipping: money(seller.shippingMinor),
    freeShippingFrom: freeShippingFromMinor === null ? null : money(freeShippingFromMinor),
    supportEmail: seller.supportEmail,
    company: companyLines(seller),
    delivery: seller.delivery.map(({ to, daysMin, daysMax }) => ({
      to,
      place: to === '*' ? null : countryName(to, language),
      daysMin,
      daysMax,
    })),
  }
}

type Variant = Product['variants'][number]

/** Until when it is marked down, and in which sale event. */
function untilOf(running: Running | undefined, language: Language): VariantView['until'] {
  if (!running) return null
  const { endsAt: at, timeZone, event } = running
  return {
    at,
    timeZone,
    event: event && titleIn({ title: event.name, titleZh: event.nameZh }, language),
  }
}

function variantView(
  product: Product,
  variant: Variant,
  {
    isWithdrawn,
    was,
    until,
    language,
  }: {
    isWithdrawn: boolean
    was: number | null
    until: VariantView['until']
    language: Language
  },
): VariantView {
  const units = availableOf(variant)
  const picture = product.images.findIndex(image => image.id === variant.imageId)
  return {
    id: variant.id,
    title: written(variant.title, variant.titleZh, language),
    gtin: variant.gtin,
    options: optionsIn(variant.options, language),
    price: { amount: askedMinor(variant), currency: product.currency },
    was: was === null ? null : { amount: was, currency: product.currency },
    until,
    left: units !== null && units > 0 && units <= fewLeft ? units : null,
    isBuyable: !isWithdrawn && hasStock(variant),
    pictureIndex: picture < 0 ? null : picture,
  }
}
