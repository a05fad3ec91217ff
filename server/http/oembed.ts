import type { Context } from 'hono'
import { titleIn } from '../catalog/product.ts'
import { productsByIds } from '../catalog/queries.ts'
import { languageNamed } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPick, findShopByHandle } from '../shops/queries.ts'
import { sectionsOf } from '../shops/sections.ts'
import { errorAnswer } from './answers.ts'
import { type Env, factory, languageOf } from './context.ts'
import { shopAt } from './own-address.ts'
import { forCopies } from './share/sending.ts'
import { placementOf } from './storefront/frame.ts'

const keptSeconds = 3600

/** oEmbed 1.0, so that a page needs only the address of a shop or of a product in it. */
export const oembed = factory.createApp()

// Whoever asks is a program: it is told in its own terms.
oembed.onError((error, c) => {
  c.header('access-control-allow-origin', '*')
  return errorAnswer(c, error, languageOf(c))
})

oembed.get('/', async c => {
  const { config } = c.get('instance')
  c.header('access-control-allow-origin', '*')
  c.header('x-content-type-options', 'nosniff')
  if ((c.req.query('format') ?? 'json') !== 'json')
    return c.json({ error: 'only json' }, 501, { 'cache-control': 'no-store' })
  const found = await subjectOf(c)
  const width = bounded(c.req.query('maxwidth'), 640)
  const height = bounded(c.req.query('maxheight'), found.isProduct ? 420 : 600)
  const asked = new URLSearchParams(found.asked).toString()
  const path = `${found.path}${asked ? `?${asked}` : ''}`
  const src = `${config.baseUrl}/embed${path}`
  const link = `<a href="${escaped(`${config.baseUrl}${path}`)}">${escaped(found.title)}</a>`
  const frame = `<iframe src="${escaped(src)}" width="${width}" height="${height}" title="${escaped(found.title)}" loading="lazy" sandbox="${frameSandbox}" frameborder="0"></iframe>`
  return c.json(
    {
      version: '1.0',
      type: 'rich',
      provider_name: 'Xiaopu',
      provider_url: config.baseUrl,
      author_name: found.shopName,
      author_url: `${config.baseUrl}/@${found.handle}`,
      cache_age: keptSeconds,
      title: found.title,
      width,
      height,
      // WordPress shows the quote until the frame speaks, and takes `hidden` off; others see the frame.
      html: `<blockquote hidden>${link}</blockquote>${frame}`,
    },
    200,
    forCopies(c, found.shop, keptSeconds),
  )
})

/** Its own scripts, and a click that leads to the shop in the whole window or a new one. */
export const frameSandbox =
  'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

/** What the address names, old handles and shops' own hosts too. Refuses `not_found`. */
async function subjectOf(c: Context<Env>) {
  const { db, config } = c.get('instance')
  const url = addressOf(c.req.query('url') ?? '')
  const isOurs = url?.origin === new URL(config.baseUrl).origin
  // A bundle is shown with its whole shop, as its page says.
  const path = isOurs
    ? /^\/@([a-z0-9-]+)(?:\/p\/([^/]+)|\/b\/\w+)?\/?$/i
    : /^\/()(?:p\/([^/]+)|b\/\w+)?\/?$/
  const [, handle, slug] = path.exec(url?.pathname ?? '') ?? []
  const placement = placementOf(url?.searchParams.get('placement'))
  const lang = languageNamed(url?.searchParams.get('lang'))
  const placed: Record<string, string> = { ...(placement && { placement }), ...(lang && { lang }) }
  const shop = await db.read(async reader => {
    if (!url || handle === undefined) return null
    return isOurs ? findShopByHandle(reader, handle) : shopAt(reader, url.host, config.baseUrl)
  })
  if (shop?.state !== 'open') throw new Refusal('not_found')
  const about = { shop, handle: shop.handle, shopName: shop.name, asked: placed, isProduct: false }
  if (!slug) {
    const whole = { ...about, path: `/@${shop.handle}` }
    const id = url?.searchParams.get('section')
    const part = (await db.read(reader => sectionsOf(reader, shop.id))).find(one => one.id === id)
    if (!part) return { ...whole, title: shop.name }
    const asked = { section: part.id, ...placed }
    return { ...whole, title: `${part.title} · ${shop.name}`, asked }
  }
  const found = await db.read(async reader => {
    const pick = await findPick(reader, { shopId: shop.id, product: decoded(slug) })
    return pick ? { pick, products: await productsByIds(reader, [pick.productId]) } : null
  })
  const product = found?.products[0]
  if (!found || !product) throw new Refusal('not_found')
  const shown = `/@${shop.handle}/p/${encodeURIComponent(found.pick.slug)}`
  return { ...about, title: titleIn(product, shop.language), path: shown, isProduct: true }
}

function addressOf(asked: string): URL | null {
  try {
    const url = new URL(asked)
    return !url.username && !url.password ? url : null
  } catch {
    return null
  }
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    throw new Refusal('not_found')
  }
}

function bounded(asked: string | undefined, most: number): number {
  const wanted = Number(asked)
  return Number.isSafeInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : most
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
