import { z } from 'zod'
import { allCategories, categoryTitles } from '../../catalog/categories.ts'
import { askedMinor, availableOf } from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import { searchCatalog } from '../../catalog/search.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sells } from '../../sellers/seller.ts'
import { findPick, findShopByHandle, pickedAmong, type Shop } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { query } from '../input.ts'
import { pictureOf, thumbnailOf } from '../picture.ts'
import { earningsOf, earningView } from './earning.ts'
import { money, requireOwnShop } from './shop.ts'

const CatalogQuery = z.strictObject({
  q: z.string().max(200).optional(),
  category: z.string().max(100).optional(),
  seller: z.string().max(64).optional(),
  in_stock: z.enum(['1']).optional(),
  sort: z.enum(['newest', 'price_up', 'price_down']).default('newest'),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

const FoundQuery = z.strictObject({
  shop: z.string().max(60),
  product: z.string().max(100),
})

/** The catalogue, as a curator picks from it. */
export const catalog = factory
  .createApp()
  .get('/categories', async c => {
    const found = await c.get('instance').db.read(allCategories)
    return c.json(
      {
        data: found.map(one => ({
          id: one.id,
          parent_id: one.parentId,
          titles: categoryTitles(one),
        })),
      },
      200,
    )
  })
  /** What can be picked, with price, stock and what one sale earns, in money, before picking. */
  .get('/catalog', query(CatalogQuery), async c => {
    const own = await requireOwnShop(c)
    const wish = c.req.valid('query')
    const instance = c.get('instance')
    const { db } = instance
    const { found, rows } = await db.read(async reader => {
      const page = await searchCatalog(reader, {
        currency: own.currency,
        query: wish.q,
        categoryId: wish.category,
        sellerId: wish.seller,
        isInStock: wish.in_stock === '1',
        sort: wish.sort,
        cursor: wish.cursor,
        rowsMax: wish.limit,
      })
      return { found: page, rows: await offersTo(reader, instance, own, page.products) }
    })
    return c.json({ data: rows, next_cursor: found.nextCursor }, 200)
  })
  /** One thing found in somebody's shop, by that shop's handle and its address there. */
  .get('/catalog/found', query(FoundQuery), async c => {
    const own = await requireOwnShop(c)
    const wish = c.req.valid('query')
    const instance = c.get('instance')
    const found = await instance.db.read(async reader => {
      const source = await findShopByHandle(reader, wish.shop)
      if (source?.state !== 'open') throw new Refusal('not_found')
      const pick = await findPick(reader, { shopId: source.id, product: wish.product })
      const products = pick ? await productsByIds(reader, [pick.productId]) : []
      if (products.some(one => one.currency !== own.currency))
        throw new Refusal('currency_differs', { currency: own.currency })
      const [product] = await offersTo(reader, instance, own, products)
      if (!product) throw new Refusal('not_found')
      return { product, source }
    })
    const { handle, name } = found.source
    return c.json({ product: found.product, source: { handle, name } }, 200)
  })
  /** One product with all of it, to look at before picking. Refuses `not_found`. */
  .get('/catalog/:id', async c => {
    const own = await requireOwnShop(c)
    const instance = c.get('instance')
    const seen = await instance.db.read(async reader => {
      const products = await productsByIds(reader, [c.req.param('id')])
      const [product] = products.filter(
        ({ state, seller, currency }) =>
          state === 'active' && sells(seller.state) && currency === own.currency,
      )
      const [offer] = await offersTo(reader, instance, own, product ? [product] : [])
      if (!product || !offer) throw new Refusal('not_found')
      return { ...offer, ...closely(instance, product) }
    })
    return c.json(seen, 200)
  })

/** What a curator reads before recommending it; the rest of it as in the list. */
function closely({ images }: Instance, product: Product) {
  const { seller } = product
  return {
    description: product.description,
    description_zh: product.descriptionZh,
    brand: product.brand,
    pictures: product.images.map(image => {
      const { src, width, height } = pictureOf(images, image)
      return { src, width, height }
    }),
    variants: product.variants.map(variant => ({
      id: variant.id,
      title: variant.title,
      title_zh: variant.titleZh,
      price: money(askedMinor(variant), product),
      stock: availableOf(variant),
    })),
    shipping: {
      price: money(seller.shippingMinor, product),
      free_from:
        seller.freeShippingFromMinor === null ? null : money(seller.freeShippingFromMinor, product),
      from_country: seller.country,
      delivery: seller.delivery.map(one => ({
        to: one.to,
        days_min: one.daysMin,
        days_max: one.daysMax,
      })),
      return_paid_by: seller.returnPaidBy,
    },
  }
}

/** Products as their pickers see them: what one sale earns, in money, first of all. */
async function offersTo(
  reader: Reader,
  { images, config, clock }: Instance,
  own: Shop,
  products: Product[],
) {
  const productIds = products.map(product => product.id)
  const picked = await pickedAmong(reader, { shopId: own.id, productIds })
  const { commissionBase: base } = config
  const earns = await earningsOf(reader, { shop: own, products, base, now: clock.now() })
  return products.map(product => ({
    id: product.id,
    title: product.title,
    title_zh: product.titleZh,
    seller: {
      id: product.seller.id,
      name: product.seller.name,
      return_days: product.seller.returnDays,
    },
    category: product.categoryId,
    price: money(product.priceFromMinor, product),
    is_from: product.priceFromMinor !== product.priceToMinor,
    in_stock: product.isInStock,
    stock: stockOf(product),
    is_picked: picked.has(product.id),
    picture: thumbnailOf(images, product.images[0]?.hash ?? null),
    ...earningView(earns.get(product.id), own),
  }))
}

/** Units of all variants together; null when any is not tracked. */
function stockOf(product: Product): number | null {
  const units = product.variants.map(availableOf)
  return units.includes(null) ? null : units.reduce<number>((sum, n) => sum + (n ?? 0), 0)
}
