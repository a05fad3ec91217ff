import type { Context } from 'hono'
import type { VNode } from 'preact'
import { BundlePage } from '../../../storefront/pages/bundle-page.tsx'
import { ProductPage } from '../../../storefront/pages/product-page.tsx'
import { ShopPage } from '../../../storefront/pages/shop-page.tsx'
import { renderBare } from '../../../storefront/render.tsx'
import { Refusal } from '../../platform/refusal.ts'
import { findShopByHandle, type Shop } from '../../shops/queries.ts'
import { type Env, factory } from '../context.ts'
import type { Playing } from '../headers.ts'
import { homeAddress } from '../own-address.ts'
import { bundleHead, productHead, sectionHead, shopHead } from '../share/head.ts'
import { forCopies } from '../share/sending.ts'
import { bundleView, playingOf } from './bundle-view.ts'
import { frameOf } from './frame.ts'
import { keptPage, recentOf } from './page-cache.ts'
import { productView } from './product-view.ts'
import { shopView } from './shelf-view.ts'
import type { Frame } from './views.ts'

/** The shop an address names. An old handle leads on to the new one; refuses `not_found`, `shop_closed`. */
export async function visitedShop(c: Context<Env>): Promise<Shop | Response> {
  const handle = (c.req.param('handle') ?? '').slice(1)
  const shop = await c.get('instance').db.read(reader => findShopByHandle(reader, handle))
  if (!shop) throw new Refusal('not_found')
  if (shop.state !== 'open') throw new Refusal('shop_closed')
  c.set('visited', shop)
  if (shop.handle === handle) return shop
  const { pathname, search } = new URL(c.req.url)
  // Asked again each time, as the shop may take its old handle back; 308 keeps a form that was sent.
  c.header('cache-control', 'no-cache')
  return c.redirect(
    pathname.replace(`/@${handle}`, `/@${shop.handle}`) + search,
    c.req.method === 'GET' ? 301 : 308,
  )
}

/** The same, for pages that live at the shop's own address where it has one. */
async function visitedAtHome(c: Context<Env>): Promise<Shop | Response> {
  const shop = await visitedShop(c)
  if (shop instanceof Response) return shop
  const path = c.req.path.slice(`/@${shop.handle}`.length) || '/'
  const home = homeAddress(c, shop, path)
  if (!home) return shop
  for (const [name, value] of Object.entries(forCopies(c, shop, 600))) c.header(name, value)
  return c.redirect(home, 301)
}

/** A page, and what it may play, where it may. */
type Made = { page: VNode<{ frame: Frame }>; playing?: Playing | null }
type Make = (c: Context<Env>, shop: Shop, frame: Frame) => Promise<Made>

/** The same for everybody, kept per version of its shop, no cookie set. */
const page = (make: Make) => async (c: Context<Env>) => {
  const recent = recentOf(c.get('instance'))
  const shop = await visitedAtHome(c)
  if (shop instanceof Response) return shop
  return keptPage(c, { shop, recent }, async placement => {
    const made = await make(c, shop, frameOf(c, shop, { placement }))
    return { html: renderBare(made.page), playing: made.playing ?? null }
  })
}

/** A shop's shelf, its bundles and its products. */
export const shopPages = factory
  .createApp()
  .get(
    '/:handle{@[^/]+}',
    page(async (c, shop, frame) => {
      const instance = c.get('instance')
      const view = await shopView(c, shop, frame)
      const { section } = view
      const share = section
        ? sectionHead(instance, shop, { frame, view, section })
        : shopHead(instance, shop, { frame, view })
      return { page: <ShopPage frame={{ ...frame, share }} view={view} /> }
    }),
  )
  .get(
    '/:handle{@[^/]+}/b/:bundle{bun_[a-z0-9]+}',
    page(async (c, shop, frame) => {
      const bundleId = c.req.param('bundle') ?? ''
      const view = await bundleView(c, shop, { bundleId, language: frame.language })
      const share = bundleHead(c.get('instance'), shop, { frame, view })
      const page = <BundlePage frame={{ ...frame, share }} view={view} />
      return { page, playing: view.video && playingOf(view.video) }
    }),
  )
  .get(
    '/:handle{@[^/]+}/p/:product',
    page(async (c, shop, frame) => {
      const view = await productView(c, shop, frame.language)
      const share = productHead(c.get('instance'), shop, { frame, view })
      return { page: <ProductPage frame={{ ...frame, share }} view={view} /> }
    }),
  )
