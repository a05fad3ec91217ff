import { paths, type Visit, withVisit } from '../../../storefront/paths.ts'
import type { Instance } from '../../instance.ts'
import { imageWidths } from '../../platform/image.ts'
import type { Language } from '../../platform/language.ts'
import type { Card, Shop } from '../../shops/queries.ts'

export type Addresses = ReturnType<typeof addressesOf>

/**
 * Where a shop, its things and their pictures are at home, whole: for those who read elsewhere.
 * `language`: of the pages; null is the shop's own, which no address names.
 */
export function addressesOf(
  { config, images }: Pick<Instance, 'config' | 'images'>,
  shop: Pick<Shop, 'handle' | 'ownHost' | 'version'>,
  language: Language | null = null,
) {
  const { baseUrl } = config
  const { handle, ownHost, version } = shop
  const home = ownHost ? `${new URL(baseUrl).protocol}//${ownHost}` : null
  const oembedOf = (path: string) =>
    `${baseUrl}/oembed?url=${encodeURIComponent(`${baseUrl}${path}`)}`
  const page = (own: string, here: string) =>
    withVisit(home ? `${home}${own}` : `${baseUrl}${here}`, { language })
  const product = (slug: string) => page(`/p/${slug}`, paths.product(handle, slug))
  return {
    baseUrl,
    shop: page('/', paths.shop(handle)),
    product,
    section: (id: string) => page(`/?section=${id}`, paths.section(handle, id)),
    bundle: (id: string) => page(`/b/${id}`, paths.bundle(handle, id)),
    /** The same page with one variant chosen, so that its price is the one first seen. */
    variant: (slug: string, id: string) => `${product(slug)}${language ? '&' : '?'}variant=${id}`,
    rss: `${baseUrl}/@${handle}/feed.xml`,
    json: `${baseUrl}/@${handle}/feed.json`,
    products: `${baseUrl}/@${handle}/products.xml`,
    oembed: (visit: Visit) => oembedOf(paths.shop(handle, visit)),
    sectionOembed: (id: string, visit: Visit) => oembedOf(paths.section(handle, id, visit)),
    productOembed: (slug: string, visit: Visit) => oembedOf(paths.product(handle, slug, visit)),
    /** The version makes those who keep pictures fetch a changed one. */
    shopCard: `${baseUrl}/share/@${handle}.png?v=${version}`,
    productCard: (slug: string) => `${baseUrl}/share/@${handle}/p/${slug}.png?v=${version}`,
    sectionCard: (id: string) => `${baseUrl}/share/@${handle}/s/${id}.png?v=${version}`,
    bundleCard: (id: string) => `${baseUrl}/share/@${handle}/b/${id}.png?v=${version}`,
    picture: (image: { hash: string; width: number }) => {
      const width = imageWidths.findLast(one => one <= image.width) ?? imageWidths[0]
      return `${baseUrl}${images.url({ hash: image.hash, width })}`
    },
  }
}

/** The first picture of a card, if it has one. */
export const pictureOfCard = (card: Card) =>
  card.imageHash ? { hash: card.imageHash, width: card.imageWidth ?? 640 } : null
