import type { Context } from 'hono'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import { english, languageNamed } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Bundle, requireBundle } from '../../shops/bundles.ts'
import { findPick, findShopByHandle, type Shop, shelf, shopsToShow } from '../../shops/queries.ts'
import { type Section, sectionsOf } from '../../shops/sections.ts'
import type { LinkPart } from '../../shops/short-links.ts'
import { type Env, factory } from '../context.ts'
import { bundleCard, frontCard, productCard, sectionCard, shopCard } from './card.ts'
import { lettersCovered } from './fonts.ts'
import { keptPicture } from './kept-pictures.ts'
import { codePicture, poster, type Subject } from './poster.ts'
import { forCopies, headersFor } from './sending.ts'

const keptSeconds = 3600
const cardsRead = 24
const picturesMax = 6
/** Raised when pictures are drawn differently: kept ones are made anew. */
const drawing = 3

/** Previews for networks: `/share/front.png`, `/share/@mei.png`, `/share/@mei/s/sec_….png`, `/share/@mei/p/apples-k3f9a.png`. */
export const sharePictures = factory
  .createApp()
  .get('/share/front.png', async c => {
    const instance = c.get('instance')
    const language = languageNamed(c.req.query('lang')) ?? english
    const hashes = await instance.db.read(shopWindow)
    const inputs = ['front', drawing, await lettersCovered(), language, hashes]
    const bytes = await keptPicture(instance, inputs, () => frontCard(instance, language, hashes))
    return c.body(new Uint8Array(bytes), 200, headersFor('image/png', keptSeconds))
  })
  .get('/share/:handle{@[^/]+\\.png}', async c => {
    const instance = c.get('instance')
    const shop = await requireOpenShop(c, c.req.param('handle'))
    const hashes = await instance.db.read(reader => firstPictures(reader, shop))
    return sendPng(c, shop, await shopPicture(instance, shop, hashes))
  })
  .get('/share/:handle{@[^/]+}/s/:section{sec_\\w+\\.png}', async c => {
    const instance = c.get('instance')
    const shop = await requireOpenShop(c, c.req.param('handle'))
    const id = c.req.param('section').slice(0, -'.png'.length)
    const { section, hashes } = await instance.db.read(async reader => ({
      section: (await sectionsOf(reader, shop.id)).find(one => one.id === id),
      hashes: await firstPictures(reader, shop, id),
    }))
    if (!section) throw new Refusal('not_found')
    return sendPng(c, shop, await sectionPicture(instance, shop, section, hashes))
  })
  .get('/share/:handle{@[^/]+}/b/:bundle{bun_[a-z0-9]+\\.png}', async c => {
    const instance = c.get('instance')
    const shop = await requireOpenShop(c, c.req.param('handle'))
    const bundleId = c.req.param('bundle').slice(0, -'.png'.length)
    const bundle = await instance.db.read(reader =>
      requireBundle(reader, { shopId: shop.id, bundleId }),
    )
    return sendPng(c, shop, await bundlePicture(instance, shop, bundle))
  })
  .get('/share/:handle{@[^/]+}/p/:product{[^/]+\\.png}', async c => {
    const instance = c.get('instance')
    const shop = await requireOpenShop(c, c.req.param('handle'))
    const slug = c.req.param('product').slice(0, -'.png'.length)
    const product = await instance.db.read(reader => pickedProduct(reader, shop, slug))
    if (!product) throw new Refusal('not_found')
    return sendPng(c, shop, await productPicture(instance, shop, product))
  })

/** A bundle is drawn from its photo and its name, as a product is from its own. */
async function bundlePicture(instance: Instance, shop: Shop, bundle: Bundle): Promise<Buffer> {
  const inputs = ['bundle', await lettersCovered(), lookOf(shop), bundle.title, bundle.imageHash]
  return keptPicture(instance, inputs, () => bundleCard(instance, shop, bundle))
}

async function requireOpenShop(c: Context<Env>, name: string): Promise<Shop> {
  const handle = name.slice(1).replace(/\.png$/, '')
  const shop = await c.get('instance').db.read(reader => findShopByHandle(reader, handle))
  if (!shop) throw new Refusal('not_found')
  if (shop.state !== 'open') throw new Refusal('shop_closed')
  return shop
}

export function sendPng(c: Context<Env>, shop: Shop, bytes: Buffer): Response {
  return c.body(new Uint8Array(bytes), 200, {
    ...headersFor('image/png', keptSeconds),
    ...forCopies(c, shop, keptSeconds),
  })
}

/** What stands first on the shelves of the shops the front page shows. */
async function shopWindow(db: Reader): Promise<string[]> {
  const hashes: string[] = []
  for (const shop of await shopsToShow(db, picturesMax))
    hashes.push(...(await firstPictures(db, shop)).slice(0, 1))
  return hashes
}

/** First pictures of what stands first on the shelf, or in a part of it. */
async function firstPictures(db: Reader, shop: Shop, sectionId?: string): Promise<string[]> {
  const part = sectionId === undefined ? {} : { sectionId }
  const cards = await shelf(db, { shopId: shop.id, ...part, rowsMax: cardsRead })
  return cards.flatMap(card => card.imageHash ?? []).slice(0, picturesMax)
}

async function pickedProduct(db: Reader, shop: Shop, slug: string): Promise<Product | null> {
  const pick = await findPick(db, { shopId: shop.id, product: slug })
  const [product] = pick ? await productsByIds(db, [pick.productId]) : []
  return product ?? null
}

/** What a picture shows of its shop: one that only sold something need not be drawn anew. */
const lookOf = (shop: Shop) => {
  const { id, handle, name, line, accent, avatarHash, language, disclosure } = shop
  return { drawing, id, handle, name, line, accent, avatarHash, language, disclosure }
}

const offerOf = (product: Product) => {
  const { id, title, titleZh, priceFromMinor, priceToMinor, currency } = product
  const hash = product.images[0]?.hash ?? null
  return { id, title, titleZh, priceFromMinor, priceToMinor, currency, hash }
}

async function shopPicture(instance: Instance, shop: Shop, hashes: string[]): Promise<Buffer> {
  const inputs = ['shop', await lettersCovered(), lookOf(shop), hashes]
  return keptPicture(instance, inputs, () => shopCard(instance, shop, hashes))
}

async function sectionPicture(
  instance: Instance,
  shop: Shop,
  { title }: Section,
  hashes: string[],
): Promise<Buffer> {
  const inputs = ['section', await lettersCovered(), lookOf(shop), title, hashes]
  return keptPicture(instance, inputs, () => sectionCard(instance, shop, { title }, hashes))
}

async function productPicture(instance: Instance, shop: Shop, product: Product): Promise<Buffer> {
  const inputs = ['product', await lettersCovered(), lookOf(shop), offerOf(product)]
  return keptPicture(instance, inputs, () => productCard(instance, shop, product))
}

/** The poster of a short link: of the part of the shop it leads to, or of all of it. */
export async function posterPicture(
  instance: Instance,
  { address, shop, part }: { address: string; shop: Shop; part: LinkPart | null },
): Promise<Buffer> {
  const { product, title, hashes } = await instance.db.read(reader => onPoster(reader, shop, part))
  const inputs = [
    'poster',
    await lettersCovered(),
    lookOf(shop),
    product && offerOf(product),
    title,
    hashes,
    address,
  ]
  return keptPicture(instance, inputs, () =>
    poster(instance, { address, shop, product, title, hashes }),
  )
}

async function onPoster(db: Reader, shop: Shop, part: LinkPart | null): Promise<Subject> {
  if (part?.kind === 'product') {
    const [product] = await productsByIds(db, [part.pick.productId])
    const hashes = product?.images.slice(0, 1).map(image => image.hash)
    return { product: product ?? null, title: null, hashes: hashes ?? [] }
  }
  if (part?.kind === 'bundle') {
    const { title, imageHash } = part.bundle
    return { product: null, title, hashes: [imageHash] }
  }
  const { id, title } = part?.section ?? { id: undefined, title: null }
  return { product: null, title, hashes: await firstPictures(db, shop, id) }
}

/** The code of a short link, to be printed. */
export async function codePng(instance: Instance, address: string): Promise<Buffer> {
  return keptPicture(instance, ['code', drawing, address], () => codePicture(address))
}
