import { compress } from 'hono/compress'
import { api } from './http/api/index.ts'
import { assetFiles } from './http/assets.ts'
import { factory } from './http/context.ts'
import { dashboardApi } from './http/dashboard/index.ts'
import { dashboardPage } from './http/dashboard/page.ts'
import { embed } from './http/embed/index.ts'
import { pageHeaders } from './http/headers.ts'
import { hooks } from './http/hooks/index.ts'
import { images } from './http/images.ts'
import { limitBody } from './http/limit-body.ts'
import { machines } from './http/machines.ts'
import { oembed } from './http/oembed.ts'
import { ownAddress } from './http/own-address.ts'
import { request } from './http/request.ts'
import { sameOrigin } from './http/same-origin.ts'
import { session } from './http/session.ts'
import { share } from './http/share/index.ts'
import { cartPages } from './http/storefront/cart.tsx'
import { checkoutPages } from './http/storefront/checkout.tsx'
import { findOrderPages } from './http/storefront/find-order.tsx'
import { frontPage } from './http/storefront/front.tsx'
import { fulfilPages } from './http/storefront/fulfil.tsx'
import { mailbox } from './http/storefront/mailbox.tsx'
import { orderPages } from './http/storefront/orders.tsx'
import { recentPage } from './http/storefront/page-cache.ts'
import { problemPage } from './http/storefront/problem.tsx'
import { receiptPages } from './http/storefront/receipt.tsx'
import { savedPages } from './http/storefront/saved.tsx'
import { shopPages } from './http/storefront/shop.tsx'
import { solvencyPage } from './http/storefront/solvency.tsx'
import { supportEmailPages } from './http/storefront/support-email.tsx'
import { watchPages } from './http/storefront/watches.tsx'
import { videos } from './http/videos.ts'
import type { Instance } from './instance.ts'
import { Refusal } from './platform/refusal.ts'

const formBytesMax = 100_000
const inputBytesMax = 1_000_000
const uploadBytesMax = 210_000_000

/** The whole HTTP map on one page. */
export function createApp(instance: Instance) {
  const app = factory.createApp()
  app.use(request(instance))
  app.use(ownAddress(instance, (forShop, env) => app.fetch(forShop, env as never)))

  app.route('/', machines)
  app.route('/assets', assetFiles)
  app.route('/img', images)
  app.route('/videos', videos)
  app.get('/api/v1/*', compress())
  app.route('/api/v1', api)
  app.route('/oembed', oembed)
  app.route('/hooks', hooks)

  app.use('/dashboard/*', smallBodies)
  app.route('/dashboard/api', dashboardApi)

  app.on('GET', readByPrograms, compress())
  app.route('/', share)
  app.route('/', shopPages)
  app.use(pageHeaders)
  app.use(compress())
  app.route('/embed', embed)
  app.get('/dashboard', ...dashboardPage)
  app.get('/dashboard/*', ...dashboardPage)

  // What follows is pages and their forms, for people.
  app.use(pageBodies)
  // Before the next line: mail programs unsubscribe from nowhere, and the link alone is the right to.
  app.route('/watches', watchPages)
  app.use(sameOrigin)
  app.use('/:handle{@[^/]+}/checkout', session)
  app.route('/', frontPage)
  app.route('/', savedPages)
  app.route('/', cartPages)
  app.route('/', checkoutPages)
  app.route('/orders', findOrderPages)
  app.route('/orders', orderPages)
  app.route('/fulfil', fulfilPages)
  app.route('/support-email', supportEmailPages)
  app.route('/receipts', receiptPages)
  app.route('/solvency', solvencyPage)
  app.route('/mailbox', mailbox)

  app.notFound(c => problemPage(c, new Refusal('not_found')))
  app.onError((error, c) => problemPage(c, error))

  // Who logs every request is to find every request there.
  if (instance.log.isLevelEnabled('debug')) return app
  const { fetch } = app
  app.fetch = (asked, ...rest) => recentPage(instance, asked) ?? fetch(asked, ...rest)
  return app
}

/** Feeds and lists, which are long and say the same words often. */
const readByPrograms = ['/:handle{@[^/]+}/:feed{.+\\.(xml|json)}', '/:map{sitemap.*\\.xml}']

/** A return's picture comes with its form. */
const returnBytesMax = 12_000_000
const uploads = /\/(runs|pictures|avatar|photo|bundles|video)$/
const withPicture = limitBody(returnBytesMax)
const form = limitBody(formBytesMax)
const pageBodies = factory.createMiddleware((c, next) =>
  /^\/orders\/[^/]+\/return$/.test(c.req.path) ? withPicture(c, next) : form(c, next),
)
const upload = limitBody(uploadBytesMax)
const input = limitBody(inputBytesMax)

/** Files may be large; what people type may not. */
const smallBodies = factory.createMiddleware((c, next) =>
  uploads.test(c.req.path) ? upload(c, next) : input(c, next),
)
