import { z } from 'zod'
import { allCategories, categoryTitles } from '../../catalog/categories.ts'
import { askedMinor, availableOf } from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import { searchCatalog } from '../../catalog/search.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import { english } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sells } from '../../sellers/seller.ts'
import { addSection, orderSections, removeSection, renameSection } from '../../shops/arrange.ts'
import { NoteInput, PickInput, PickMove, SectionInput, SectionOrder } from '../../shops/contract.ts'
import { addPicks, editNote, movePick, removePick, setPhoto } from '../../shops/curate.ts'
import {
  findPick,
  findShopByHandle,
  isBuyable,
  pickedAmong,
  type Shop,
  sectionsOf,
  shelf as shelfOf,
} from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { pictureOf, storedPhoto, thumbnailOf } from '../picture.ts'
import { sentence } from '../problems.ts'
import { type Earns, earningsOf } from './earning.ts'
import { money, requireOwnShop } from './shop.ts'

const ShelfPage = z.strictObject({
  section: z.string().max(64).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})

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

/** A curator's shelf: picks, notes, sections, and the catalogue to pick from. */
export const shelf = factory
  .createApp()
  /** Cards in the shelf's order, each with what it earns; `next_after` for the next page. */
  .get('/picks', query(ShelfPage), async c => {
    const own = await requireOwnShop(c)
    const { section, after, limit } = c.req.valid('query')
    const { db, images, clock, config } = c.get('instance')
    const sectionId =
      section === undefined ? {} : { sectionId: section === 'none' ? null : section }
    const { cards, earns, sections } = await db.read(async reader => {
      const found = await shelfOf(reader, {
        shopId: own.id,
        ...sectionId,
        ...(after === undefined ? {} : { after }),
        rowsMax: limit + 1,
      })
      const whole = await productsByIds(
        reader,
        found.map(card => card.productId),
      )
      return {
        cards: found,
        earns: await earningsOf(reader, {
          shop: own,
          products: whole,
          base: config.commissionBase,
          now: clock.now(),
        }),
        sections: await sectionsOf(reader, own.id),
      }
    })
    const page = cards.slice(0, limit)
    return c.json(
      {
        sections: sections.map(({ id, title }) => ({ id, title })),
        data: page.map(card => ({
          id: card.id,
          section_id: card.sectionId,
          product_id: card.productId,
          slug: card.slug,
          title: card.title,
          title_zh: card.titleZh,
          note: card.note,
          price: money(card.priceFromMinor, own),
          is_from: card.priceFromMinor !== card.priceToMinor,
          ...earning(earns.get(card.productId), own),
          seller: card.sellerName,
          is_buyable: isBuyable(card),
          is_withdrawn: card.state !== 'active' || card.sellerState !== 'active',
          picture: thumbnailOf(images, card.imageHash),
          has_own_photo: card.hasOwnPhoto,
        })),
        next_after: cards.length > limit ? (page.at(-1)?.position ?? null) : null,
      },
      200,
    )
  })
  /** Adds as many as there is room for; each refused one is answered with its reason. */
  .post('/picks', json(PickInput), async c => {
    const own = await requireOwnShop(c)
    const { products, section_id } = c.req.valid('json')
    const { db, clock } = c.get('instance')
    const wishes = products.map(({ product_id: productId, note, source }) => ({
      productId,
      note,
      source,
    }))
    const { added, refused } = await db.transact(tx =>
      addPicks(tx, { shopId: own.id, sectionId: section_id, wishes, now: clock.now() }),
    )
    const language = c.get('person')?.user.language ?? english
    return c.json(
      {
        added: added.map(one => ({ product_id: one.productId, pick_id: one.pickId })),
        refused: refused.map(one => ({
          product_id: one.productId,
          code: one.code,
          message: sentence(one.code, one.details, language),
          details: one.details,
        })),
      },
      200,
    )
  })
  .delete('/picks/:id', async c => {
    const own = await requireOwnShop(c)
    await c
      .get('instance')
      .db.transact(tx => removePick(tx, { shopId: own.id, pickId: c.req.param('id') }))
    return c.json({ ok: true as const }, 200)
  })
  .put('/picks/:id/note', json(NoteInput), async c => {
    const own = await requireOwnShop(c)
    const { note } = c.req.valid('json')
    await c
      .get('instance')
      .db.transact(tx => editNote(tx, { shopId: own.id, pickId: c.req.param('id'), note }))
    return c.json({ ok: true as const }, 200)
  })
  /** The curator's own photo as the body (JPEG, PNG, WebP); it stands before the seller's. */
  .put('/picks/:id/photo', async c => {
    const own = await requireOwnShop(c)
    const photo = await storedPhoto(c)
    const { db, images } = c.get('instance')
    const pickId = c.req.param('id')
    await db.transact(tx => setPhoto(tx, { shopId: own.id, pickId, photo }))
    return c.json({ picture: images.url({ hash: photo.hash, width: 160 }) }, 200)
  })
  .delete('/picks/:id/photo', async c => {
    const own = await requireOwnShop(c)
    const pickId = c.req.param('id')
    await c.get('instance').db.transact(tx => setPhoto(tx, { shopId: own.id, pickId, photo: null }))
    return c.json({ ok: true as const }, 200)
  })
  .put('/picks/:id/place', json(PickMove), async c => {
    const own = await requireOwnShop(c)
    const { section_id, before_pick_id } = c.req.valid('json')
    const move = {
      shopId: own.id,
      pickId: c.req.param('id'),
      sectionId: section_id,
      beforePickId: before_pick_id,
    }
    await c.get('instance').db.transact(tx => movePick(tx, move))
    return c.json({ ok: true as const }, 200)
  })
  .post('/sections', json(SectionInput), async c => {
    const own = await requireOwnShop(c)
    const { db, clock } = c.get('instance')
    const { id } = await db.transact(tx =>
      addSection(tx, { shopId: own.id, ...c.req.valid('json'), now: clock.now() }),
    )
    return c.json({ id }, 201)
  })
  .put('/sections/order', json(SectionOrder), async c => {
    const own = await requireOwnShop(c)
    const { section_ids } = c.req.valid('json')
    await c
      .get('instance')
      .db.transact(tx => orderSections(tx, { shopId: own.id, sectionIds: section_ids }))
    return c.json({ ok: true as const }, 200)
  })
  .put('/sections/:id', json(SectionInput), async c => {
    const own = await requireOwnShop(c)
    const edit = { shopId: own.id, sectionId: c.req.param('id'), ...c.req.valid('json') }
    await c.get('instance').db.transact(tx => renameSection(tx, edit))
    return c.json({ ok: true as const }, 200)
  })
  .delete('/sections/:id', async c => {
    const own = await requireOwnShop(c)
    await c
      .get('instance')
      .db.transact(tx => removeSection(tx, { shopId: own.id, sectionId: c.req.param('id') }))
    return c.json({ ok: true as const }, 200)
  })
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
    ...earning(earns.get(product.id), own),
  }))
}

/** Units of all variants together; null when any is not tracked. */
function stockOf(product: Product): number | null {
  const units = product.variants.map(availableOf)
  return units.includes(null) ? null : units.reduce<number>((sum, n) => sum + (n ?? 0), 0)
}

/** What one sale of the cheapest variant earns, and by which rate. */
function earning(earns: Earns | undefined, shop: { currency: string }) {
  return {
    earns: money(earns?.earnsMinor ?? 0, shop),
    rate_bps: earns?.rateBps ?? 0,
    rate_rule: earns?.rateRule ?? '',
  }
}
