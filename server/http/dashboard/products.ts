import { z } from 'zod'
import { ProductInput, ProductState } from '../../catalog/contract.ts'
import { removeProduct, saveProduct, setProductState } from '../../catalog/edit.ts'
import { availableOf } from '../../catalog/product.ts'
import {
  type Product,
  picturesOf,
  productsOfSeller,
  requireProduct,
} from '../../catalog/queries.ts'
import { turnDue } from '../../markdowns/turn.ts'
import { Refusal } from '../../platform/refusal.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { thumbnailOf } from '../picture.ts'
import { requireOwnSeller } from './seller.ts'

const List = z.strictObject({
  q: z.string().max(100).optional(),
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** A seller's catalogue by hand: feeds and the API do the same in bulk. */
export const products = factory
  .createApp()
  .get('/seller/:seller/products', query(List), async c => {
    const own = await requireOwnSeller(c)
    const { q, before, limit } = c.req.valid('query')
    const { db, images } = c.get('instance')
    const found = await db.read(reader =>
      productsOfSeller(reader, { sellerId: own.id, words: q, before, rowsMax: limit + 1 }),
    )
    const page = found.slice(0, limit)
    return c.json(
      {
        data: page.map(product => ({
          ...summary(product),
          picture: thumbnailOf(images, product.images[0]?.hash ?? null),
        })),
        next_before: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      },
      200,
    )
  })
  /** In the form's own words, to be sent back changed. */
  .get('/seller/:seller/products/:id', async c => {
    const own = await requireOwnSeller(c)
    const { db, images } = c.get('instance')
    const { product, pictures } = await db.read(async reader => {
      const one = await requireProduct(reader, { sellerId: own.id, productId: c.req.param('id') })
      return { product: one, pictures: await picturesOf(reader, one.id) }
    })
    return c.json(
      {
        id: product.id,
        state: product.state,
        state_reason: product.stateReason,
        is_from_feed: product.feedId !== null,
        variants: product.variants.map(({ id, title, priceMinor }) => ({
          id,
          title,
          price: { amount: priceMinor, currency: product.currency },
        })),
        input: inputOf(
          product,
          pictures.map(picture => picture.sourceUrl),
        ),
        pictures: pictures.map(({ sourceUrl, state, hash }) => ({
          url: sourceUrl,
          state,
          thumbnail: thumbnailOf(images, hash),
        })),
      },
      200,
    )
  })
  .put('/seller/:seller/products', json(ProductInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    const { id } = await db.transact(async tx => {
      await turnDue(tx, { sellerId: own.id, now })
      const input = c.req.valid('json')
      return saveProduct(tx, { sellerId: own.id, currency: own.currency, input, now })
    })
    return c.json({ id }, 200)
  })
  .put('/seller/:seller/products/:id/state', json(ProductState), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const { state } = c.req.valid('json')
    await db.transact(tx =>
      setProductState(tx, {
        sellerId: own.id,
        productId: c.req.param('id'),
        state,
        now: clock.now(),
      }),
    )
    return c.json({ ok: true as const }, 200)
  })
  .delete('/seller/:seller/products/:id', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const productId = c.req.param('id')
    await db.transact(tx => removeProduct(tx, { sellerId: own.id, productId, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  /** The picture itself as the body; answers the address to put into `image_urls`. */
  .post('/seller/:seller/pictures', async c => {
    await requireOwnSeller(c)
    const { images } = c.get('instance')
    const stored = await images.store(Buffer.from(await c.req.arrayBuffer()))
    if (stored.kind === 'refused') throw new Refusal('image_refused', { reason: stored.reason })
    const { hash, width, height, color } = stored
    return c.json(
      { url: `stored:${hash}/${width}x${height}/${color}`, thumbnail: thumbnailOf(images, hash) },
      201,
    )
  })

function summary(product: Product) {
  const units = product.variants.map(availableOf)
  return {
    id: product.id,
    external_id: product.externalId,
    title: product.title,
    title_zh: product.titleZh,
    state: product.state,
    state_reason: product.stateReason,
    category: product.categoryId,
    price: { amount: product.priceFromMinor, currency: product.currency },
    is_from: product.priceFromMinor !== product.priceToMinor,
    rate_bps: product.rateBps,
    stock: units.includes(null) ? null : units.reduce<number>((sum, n) => sum + (n ?? 0), 0),
    variants: product.variants.length,
    updated_at: product.updatedAt,
  }
}

function inputOf(product: Product, imageUrls: string[]): ProductInput {
  return {
    external_id: product.externalId,
    title: product.title,
    title_zh: product.titleZh,
    description: product.description,
    description_zh: product.descriptionZh,
    brand: product.brand,
    category: product.categoryId,
    image_urls: imageUrls,
    rate_bps: product.rateBps,
    variants: product.variants.map(variant => ({
      external_id: variant.externalId,
      sku: variant.sku,
      gtin: variant.gtin,
      options: variant.options.map(({ name, value, nameZh, valueZh }) => ({
        ...{ name, value },
        ...{ name_zh: nameZh ?? null, value_zh: valueZh ?? null },
      })),
      price_minor: variant.priceMinor,
      compare_at_minor: variant.compareAtMinor,
      stock: variant.isTracked ? variant.onHand : null,
      image_url: null,
    })),
  }
}
