import type { Context } from 'hono'
import { askedMinor, hasStock, written } from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import type { Images } from '../../platform/image.ts'
import type { Language } from '../../platform/language.ts'
import { requireBundle, taggedCards } from '../../shops/bundles.ts'
import { isBuyable, type Shop } from '../../shops/queries.ts'
import type { Video } from '../../shops/schema.ts'
import { videoSites } from '../../shops/video-sites.ts'
import type { Env } from '../context.ts'
import type { Playing } from '../headers.ts'
import { pictureOf } from '../picture.ts'
import { filmPath } from '../video.ts'
import { cardView } from './shelf-view.ts'
import type { BundleView, VideoView } from './views.ts'

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
  const tags = tagged.map(({ xBps, yBps, second, card }) => ({
    x: Math.round(xBps / 100),
    y: Math.round(yBps / 100),
    second: bundle.video ? second : null,
    card: cardView(images, card, language),
    variants: isBuyable(card)
      ? (byId.get(card.productId)?.variants ?? []).filter(hasStock).map(variant => ({
          id: variant.id,
          title: written(variant.title, variant.titleZh, language),
          price: { amount: askedMinor(variant), currency: card.currency },
          picture: ownPicture(images, byId.get(card.productId), variant.imageId),
        }))
      : [],
  }))
  const prices = tags
    .map(tag => tag.variants.map(one => one.price.amount))
    .filter(one => one.length)
  const lowest = prices.reduce((sum, some) => sum + Math.min(...some), 0)
  return {
    id: bundle.id,
    title: bundle.title,
    createdAt: bundle.createdAt,
    video: bundle.video && viewOf(bundle.video),
    picture: pictureOf(images, {
      hash: bundle.imageHash,
      width: bundle.imageWidth,
      height: bundle.imageHeight,
      color: bundle.imageColor,
    }),
    tags,
    total: { amount: lowest, currency: shop.currency },
    isTotalFrom: prices.some(some => new Set(some).size > 1),
  }
}

function ownPicture(images: Images, product: Product | undefined, imageId: string | null) {
  const image = product?.images.find(one => one.id === imageId)
  return image ? pictureOf(images, image) : null
}

function viewOf(video: Video): VideoView {
  if (video.kind === 'file')
    return { href: filmPath(video.name), seconds: video.seconds, player: null }
  const { name, playerHost, page, player, playing } = videoSites[video.kind]
  const { id } = video
  return {
    href: page(id),
    seconds: null,
    player: { name, host: playerHost, url: player(id), playing: playing(id) },
  }
}

/** What its page's policy has to allow. */
export function playingOf({ player }: VideoView): Playing {
  return player ? { player: player.host } : { films: true }
}
