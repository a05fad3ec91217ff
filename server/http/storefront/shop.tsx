import type { Context } from 'hono'
import { ProductPage } from '../../../storefront/pages/product-page.tsx'
import { ShopPage } from '../../../storefront/pages/shop-page.tsx'
import { withVisit } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { availableOf, descriptionIn, hasStock, titleIn } from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sells } from '../../sellers/seller.ts'
import {
  type Card,
  findPick,
  findShopByHandle,
  isBuyable,
  type Shop,
  sectionsOf,
  sellersOnShelf,
  shelf,
} from '../../shops/queries.ts'
import { type Env, factory } from '../context.ts'
import { homeAddress } from '../own-address.ts'
import { pictureOf } from '../picture.ts'
import { productHead, shopHead } from '../share/head.ts'
import { frameOf } from './frame.ts'
import { keptPage, recentPage } from './page-cache.ts'
import type { CardView, Frame, ProductView, ShopView, VariantView } from './views.ts'

/** Cards on one page of the shelf. */
const cardsMax = 30
/** More of the shelf, shown under one product. */
const moreMax = 6

/** The shop an address names. An old handle leads on to the new one; refuses `not_found`, `shop_closed`. */
export async function visitedShop(c: Context<Env>): Promise<Shop | Response> {
  const handle = (c.req.param('handle') ?? '').slice(1)
  const shop = await c.get('instance').db.read(reader => findShopByHandle(reader, handle))
  if (!shop) throw new Refusal('not_found')
  if (shop.state !== 'open') throw new Refusal('shop_closed')
  if (shop.handle === handle) return shop
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(pathname.replace(`/@${handle}`, `/@${shop.handle}`) + search, 301)
}

/** The same, for pages that live at the shop's own address where it has one. */
async function visitedAtHome(c: Context<Env>): Promise<Shop | Response> {
  const shop = await visitedShop(c)
  if (shop instanceof Response) return shop
  const path = c.req.path.slice(`/@${shop.handle}`.length) || '/'
  const home = homeAddress(c, shop, path)
  if (!home) return shop
  c.header('cache-control', 'public, max-age=600')
  return c.redirect(home, 301)
}

/** A shop's shelf and its products: the same for everybody, kept per version, no cookie set. */
export const shopPages = factory
  .createApp()
  .get('/:handle{@[^/]+}', async c => {
    const recent = recentPage(c)
    if (recent) return recent
    const shop = await visitedAtHome(c)
    if (shop instanceof Response) return shop
    return keptPage(c, shop, async () => {
      const frame = frameOf(c, shop)
      const view = await shopView(c, shop, frame)
      const share = shopHead(c.get('instance'), shop, { frame, view })
      return renderPage(<ShopPage frame={{ ...frame, share }} view={view} />)
    })
  })
  .get('/:handle{@[^/]+}/p/:product', async c => {
    const recent = recentPage(c)
    if (recent) return recent
    const shop = await visitedAtHome(c)
    if (shop instanceof Response) return shop
    return keptPage(c, shop, async () => {
      const frame = frameOf(c, shop)
      const view = await productView(c, shop, frame.language)
      const share = productHead(c.get('instance'), shop, { frame, view })
      return renderPage(<ProductPage frame={{ ...frame, share }} view={view} />)
    })
  })

async function shopView(c: Context<Env>, shop: Shop, frame: Frame): Promise<ShopView> {
  const { db, images } = c.get('instance')
  const section = c.req.query('section')
  const after = Number(c.req.query('after') ?? Number.NaN)
  const { cards, sections, sellers } = await db.read(async reader => {
    const known = await sectionsOf(reader, shop.id)
    const wanted = known.some(one => one.id === section) ? { sectionId: section as string } : {}
    const from = Number.isSafeInteger(after) && after >= 0 ? { after } : {}
    const found = await shelf(reader, {
      shopId: shop.id,
      ...wanted,
      ...from,
      rowsMax: cardsMax + 1,
    })
    // Who sells here can be read off the cards when they are the whole shelf.
    const isWhole = found.length === shop.pickCount
    return {
      cards: found,
      sections: known,
      sellers: isWhole ? sellersOf(found) : await sellersOnShelf(reader, shop.id),
    }
  })
  const page = cards.slice(0, cardsMax)
  const last = cards.length > cardsMax ? page.at(-1) : undefined
  const visit = { language: c.req.query('lang') ?? null, placement: frame.placement }
  const base = `/@${shop.handle}${section ? `?section=${encodeURIComponent(section)}` : ''}`
  const joint = section ? '&' : '?'
  return {
    sections: sections.map(one => ({
      id: one.id,
      title: one.title,
      isCurrent: one.id === section,
    })),
    groups: grouped(page, sections).map(group => ({
      ...group,
      cards: group.cards.map(card => cardView(images, card, frame.language)),
    })),
    pickCount: shop.pickCount,
    sellers,
    nextUrl: last ? withVisit(`${base}${joint}after=${last.position}`, visit) : null,
    previousUrl: Number.isSafeInteger(after) ? withVisit(base, visit) : null,
  }
}

function sellersOf(cards: Card[]): { name: string }[] {
  return [...new Set(cards.map(card => card.sellerName))].map(name => ({ name }))
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

export function cardView(images: Instance['images'], card: Card, language: Language): CardView {
  return {
    pickId: card.id,
    slug: card.slug,
    title: titleIn(card, language),
    price: { amount: card.priceFromMinor, currency: card.currency },
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

async function productView(c: Context<Env>, shop: Shop, language: Language): Promise<ProductView> {
  const { db, images } = c.get('instance')
  const name = c.req.param('product') ?? ''
  const found = await db.read(async reader => {
    const pick = await findPick(reader, { shopId: shop.id, product: name })
    const [product] = pick ? await productsByIds(reader, [pick.productId]) : []
    if (!pick || !product) throw new Refusal('not_found')
    const around = await shelf(reader, {
      shopId: shop.id,
      rowsMax: moreMax + 1,
      ...(pick.sectionId ? { sectionId: pick.sectionId } : {}),
    })
    return { pick, product, around }
  })
  const { pick, product } = found
  const { seller } = product
  const isWithdrawn = product.state !== 'active' || !sells(seller.state)
  const money = (amount: number) => ({ amount, currency: product.currency })
  return {
    slug: pick.slug,
    title: titleIn(product, language),
    description: descriptionIn(product, language),
    brand: product.brand,
    note: pick.note,
    isBuyable: !isWithdrawn && product.isInStock,
    isWithdrawn,
    pictures: product.images.map(image => pictureOf(images, image)),
    variants: product.variants.map(variant => variantView(product, variant, isWithdrawn)),
    askedVariantId: c.req.query('variant') ?? null,
    seller: {
      name: seller.name,
      line: seller.line,
      country: seller.country,
      returnDays: seller.returnDays,
      shipping: money(seller.shippingMinor),
      freeShippingFrom:
        seller.freeShippingFromMinor === null ? null : money(seller.freeShippingFromMinor),
      supportEmail: seller.supportEmail,
    },
    more: found.around
      .filter(card => card.id !== pick.id)
      .slice(0, moreMax)
      .map(card => cardView(images, card, language)),
  }
}

const fewMax = 5

function variantView(
  product: Product,
  variant: Product['variants'][number],
  isWithdrawn: boolean,
): VariantView {
  const units = availableOf(variant)
  const picture = product.images.findIndex(image => image.id === variant.imageId)
  return {
    id: variant.id,
    title: variant.title,
    options: variant.options,
    price: { amount: variant.priceMinor, currency: product.currency },
    compareAt:
      variant.compareAtMinor === null
        ? null
        : { amount: variant.compareAtMinor, currency: product.currency },
    left: units !== null && units > 0 && units <= fewMax ? units : null,
    isBuyable: !isWithdrawn && hasStock(variant),
    pictureIndex: picture < 0 ? null : picture,
  }
}
