import type { Context } from 'hono'
import { askedMinor, hasStock } from '../../catalog/product.ts'
import { productsByIds } from '../../catalog/queries.ts'
import type { Language } from '../../platform/language.ts'
import { requireBundle, taggedCards } from '../../shops/bundles.ts'
import { isBuyable, type Shop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import { pictureOf } from '../picture.ts'
import { cardView } from './shelf-view.ts'
import type { BundleView } from './views.ts'

/** A photo and everything in it. Refuses `not_found`. */
export async function bundleView(
  c: Context<Env>,
  shop: Shop,
  { bundleId, language }: { bundleId: string; language: Language },
): Promise<BundleView> {
  const { db, images } = c.get('instance')
  const { bundle, tagged, products } = await db.read(async reader => {
    const key = { shopId: shop.id, bundleId }
    const found = await requireBundle(reader, key)
    const cards = (await taggedCards(reader, { ...key, bundleIds: [bundleId] })).get(bundleId) ?? []
    const productIds = cards.map(({ card }) => card.productId)
    return { bundle: found, tagged: cards, products: await productsByIds(reader, productIds) }
  })
  const byId = new Map(products.map(product => [product.id, product]))
  const tags = tagged.map(({ xBps, yBps, card }) => ({
    x: Math.round(xBps / 100),
    y: Math.round(yBps / 100),
    card: cardView(images, card, language),
    variants: isBuyable(card)
      ? (byId.get(card.productId)?.variants ?? []).filter(hasStock).map(variant => ({
          id: variant.id,
          title: variant.title,
          price: { amount: askedMinor(variant), currency: card.currency },
        }))
      : [],
  }))
  const firsts = tags.map(tag => tag.variants[0]?.price.amount ?? 0)
  return {
    id: bundle.id,
    title: bundle.title,
    picture: pictureOf(images, {
      hash: bundle.imageHash,
      width: bundle.imageWidth,
      height: bundle.imageHeight,
      color: bundle.imageColor,
    }),
    tags,
    total: { amount: firsts.reduce((sum, one) => sum + one, 0), currency: shop.currency },
  }
}
