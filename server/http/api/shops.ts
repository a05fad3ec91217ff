import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  askedMinor,
  availableOf,
  descriptionIn,
  hasStock,
  titleIn,
  written,
} from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import { type Language, languages } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { companyLines } from '../../sellers/seller.ts'
import { disclosures } from '../../shops/contract.ts'
import {
  findPick,
  findShopByHandle,
  isOffered,
  type PickTrouble,
  type Shop,
  shelf,
  troubleOf,
} from '../../shops/queries.ts'
import { hiddenPicks, sectionsOf } from '../../shops/sections.ts'
import { type Env, languageOf } from '../context.ts'
import { requireCursor } from './cursor.ts'
import { throwInvalid } from './invalid.ts'
import {
  answer,
  failures,
  PageQuery,
  PickView,
  ProductView,
  paged,
  Shop as ShopSchema,
} from './schemas.ts'

/** An open shop by its handle, old ones too. Refuses `not_found`, `shop_closed`. */
export async function openShopByHandle(instance: Instance, handle: string): Promise<Shop> {
  const shop = await instance.db.read(reader => findShopByHandle(reader, handle))
  if (!shop) throw new Refusal('not_found')
  if (shop.state !== 'open') throw new Refusal('shop_closed')
  return shop
}

const Handle = z.object({ handle: z.string() })
const disclosure = z
  .enum(disclosures)
  .describe('which of the wordings tells buyers of the commission; whoever shows the shop shows it')
const ToldShop = ShopSchema.extend({ disclosure })
/** Enough to show one product alone. */
const ToldProduct = ProductView.extend({
  note: z.string(),
  shop: z.object({
    handle: z.string(),
    name: z.string(),
    accent: z.string(),
    language: z.enum(languages),
    disclosure,
  }),
})
const tags = ['Shops, open to anyone']

/**
 * Asked again within five seconds it is the same answer: a page with fifty buttons asks once. Where
 * no language is asked for it follows the reader's.
 */
const forAMoment = { 'cache-control': 'public, max-age=5', vary: 'accept-language' }

/** What anyone may read of a shop, from any page of the world. */
export const shops = new OpenAPIHono<Env>({ defaultHook: throwInvalid })
  .openapi(
    createRoute({
      method: 'get',
      path: '/shops/{handle}',
      tags,
      summary: 'A shop',
      request: { params: Handle },
      responses: { 200: answer('The shop', ToldShop), ...failures },
    }),
    async c => {
      const instance = c.get('instance')
      const shop = await openShopByHandle(instance, c.req.valid('param').handle)
      const { sections, hidden } = await instance.db.read(async reader => ({
        sections: await sectionsOf(reader, shop.id),
        hidden: await hiddenPicks(reader, { shopId: shop.id }),
      }))
      const { handle, name, line, accent, language, currency, pickCount } = shop
      return c.json(
        {
          handle,
          name,
          line,
          accent,
          language,
          currency,
          url: `${instance.config.baseUrl}/@${handle}`,
          pick_count: pickCount - hidden,
          disclosure: shop.disclosure,
          sections: sections.map(({ id, title }) => ({ id, title })),
          payment_providers: instance.providers.map(provider => provider.name as string),
        },
        200,
        forAMoment,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/shops/{handle}/picks',
      tags,
      summary: 'Its picks, in the curator’s order',
      request: {
        params: Handle,
        query: PageQuery.extend({
          lang: z.enum(languages).optional(),
          section: z.string().max(64).optional().describe('only this section, by its id'),
        }),
      },
      responses: { 200: answer('A page of picks', paged(PickView)), ...failures },
    }),
    async c => {
      const instance = c.get('instance')
      const shop = await openShopByHandle(instance, c.req.valid('param').handle)
      const { cursor, limit, section } = c.req.valid('query')
      const position = requireCursor(cursor, /^\d{1,12}$/)
      const { cards, products, sections } = await instance.db.read(async reader => {
        const found = await shelf(reader, {
          shopId: shop.id,
          ...(section === undefined ? {} : { sectionId: section }),
          ...(position === undefined ? {} : { after: Number(position) }),
          rowsMax: limit + 1,
        })
        const productIds = found.slice(0, limit).map(card => card.productId)
        return {
          cards: found,
          products: await productsByIds(reader, productIds),
          sections: await sectionsOf(reader, shop.id),
        }
      })
      const byId = new Map(products.map(product => [product.id, product]))
      const titles = new Map(sections.map(section => [section.id, section.title]))
      const language = languageOf(c, shop.language)
      const page = cards.slice(0, limit)
      return c.json(
        {
          data: page.map(card => ({
            id: card.id,
            note: card.note,
            section: card.sectionId
              ? { id: card.sectionId, title: titles.get(card.sectionId) ?? '' }
              : null,
            product: productView(instance, shop, byId.get(card.productId)!, {
              slug: card.slug,
              photo: card.hasOwnPhoto ? imageOf(card) : null,
              language,
            }),
          })),
          next_cursor: cards.length > limit ? String(page.at(-1)?.position) : null,
        },
        200,
        forAMoment,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/shops/{handle}/products/{product}',
      tags,
      summary: 'A picked product, by slug or id',
      request: {
        params: Handle.extend({ product: z.string() }),
        query: z.strictObject({ lang: z.enum(languages).optional() }),
      },
      responses: { 200: answer('The product', ToldProduct), ...failures },
    }),
    async c => {
      const instance = c.get('instance')
      const { handle, product: name } = c.req.valid('param')
      const shop = await openShopByHandle(instance, handle)
      const found = await instance.db.read(async reader => {
        const pick = await findPick(reader, { shopId: shop.id, product: name })
        const [product] = pick ? await productsByIds(reader, [pick.productId]) : []
        return pick && product ? { pick, product } : null
      })
      if (!found) throw new Refusal('not_found')
      const language = languageOf(c, shop.language)
      const { note, slug, photoHash, photoWidth, photoHeight } = found.pick
      const photo = imageOf({
        imageHash: photoHash,
        imageWidth: photoWidth,
        imageHeight: photoHeight,
      })
      const view = productView(instance, shop, found.product, { slug, photo, language })
      const description = descriptionIn(found.product, language)
      return c.json({ ...view, description, note, shop: told(shop) }, 200, forAMoment)
    },
  )

const told = ({ handle, name, accent, language, disclosure: key }: Shop) => ({
  handle,
  name,
  accent,
  language,
  disclosure: key,
})

/** What kept it from being bought is told in two words: its seller's reasons are its own. */
function availabilityOf(trouble: PickTrouble | null): z.infer<typeof ProductView>['availability'] {
  if (!trouble) return 'in_stock'
  return trouble === 'sold_out' ? trouble : 'unavailable'
}

type Shown = { hash: string; width: number; height: number }

function imageOf(one: {
  imageHash: string | null
  imageWidth: number | null
  imageHeight: number | null
}): Shown | null {
  const { imageHash: hash, imageWidth: width, imageHeight: height } = one
  return hash && width && height ? { hash, width, height } : null
}

/** `photo`: the curator's own, which buyers see before the seller's pictures. */
function productView(
  instance: Instance,
  shop: Shop,
  product: Product,
  { slug, photo, language }: { slug: string; photo: Shown | null; language: Language },
) {
  const { baseUrl } = instance.config
  const standing = { state: product.state, sellerState: product.seller.state }
  const isOn = isOffered(standing)
  return {
    id: product.id,
    slug,
    title: titleIn(product, language),
    url: `${baseUrl}/@${shop.handle}/p/${slug}`,
    images: [photo ?? [], product.images].flat().map(({ hash, width, height }) => ({
      url: `${baseUrl}${instance.images.url({ hash, width: 640 })}`,
      width,
      height,
    })),
    seller: {
      id: product.seller.id,
      name: product.seller.name,
      company: companyLines(product.seller),
    },
    availability: availabilityOf(
      troubleOf({ ...standing, isInStock: product.variants.some(hasStock) }),
    ),
    variants: product.variants.map(variant => ({
      id: variant.id,
      title: written(variant.title, variant.titleZh, language),
      price: { amount: askedMinor(variant), currency: product.currency },
      available: isOn || !hasStock(variant) ? availableOf(variant) : 0,
    })),
  }
}
