import type { Context } from 'hono'
import { html } from 'hono/html'
import { elements, embedThemes, picksMax } from '../../../storefront/embed/contract.ts'
import { growFrames, reportHeight } from '../../../storefront/embed/frame.ts'
import { tellOrdersPaid } from '../../../storefront/embed/order-paid.ts'
import { speakWordPress } from '../../../storefront/embed/wordpress.ts'
import { messagesIn } from '../../../storefront/messages/index.ts'
import { titleIn } from '../../catalog/product.ts'
import { productsByIds } from '../../catalog/queries.ts'
import { factsOf, languageNamed, preferredLanguage } from '../../platform/language.ts'
import { accents } from '../../shops/contract.ts'
import { findPick, findShopByHandle, type Shop } from '../../shops/queries.ts'
import { embedScript, keptScript } from '../assets.ts'
import { type Env, factory, languageOf } from '../context.ts'
import { sentence } from '../problems.ts'
import { forCopies } from '../share/sending.ts'
import { placementOf } from '../storefront/frame.ts'
import { paidOrders } from './paid.ts'
import { describeScript, keptFolder, pinnedName } from './script.ts'
import { embedWords } from './words.ts'

/** The only pages that may stand in other people's frames, and the scripts for their pages. */
export const embed = factory
  .createApp()
  .get('/v1.js', async c => {
    return anywhere(c, await embedScript(c))
  })
  .get('/v1.json', async c => {
    const script = await describeScript(c.get('instance').config)
    return c.json({ ...script, elements }, 200, {
      ...forAnyPage,
      'cache-control': 'public, max-age=300',
    })
  })
  /** Words the script does not bring along, in the closest language there is. */
  .get('/v1-words.json', c => {
    const language = preferredLanguage(c.req.query('lang'))
    const { direction } = factsOf(language)
    const { disclosures } = messagesIn(language)
    const words = { ...embedWords(language), disclosures }
    return c.json({ language, direction, words }, 200, {
      ...forAnyPage,
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    })
  })
  /** A line of its own: who has not asked for it is told of no order. */
  .get('/v1-order-paid.js', c => c.body(`;(${tellOrdersPaid})()\n`, 200, scriptHeaders))
  .route('/', paidOrders)
  .get('/v1-frame.js', c => c.body(`;(${growFrames})()\n`, 200, scriptHeaders))
  .get('/v1-page.js', c =>
    c.body(`;(${reportHeight})()\n;(${speakWordPress})()\n`, 200, scriptHeaders),
  )
  /** One build for ever, for pages that pin it by its sum. */
  .get('/:script{v1-[^/]+\\.js}', async c => {
    const name = c.req.param('script')
    const { dataDir } = c.get('instance').config
    const script = pinnedName.test(name) ? await keptScript(c, keptFolder(dataDir), name) : null
    if (script?.status !== 404 && script) return anywhere(c, script)
    return c.text(noSuchScript(c.get('instance').config.baseUrl), 404, {
      ...forAnyPage,
      'cache-control': 'no-store',
    })
  })
  /** The page the dashboard draws around its preview. */
  .get('/preview.css', c =>
    c.body(previewLooks, 200, { ...forAnyPage, 'content-type': 'text/css; charset=utf-8' }),
  )
  /** Where scripts are not wanted: the same elements in a page that may be framed. */
  .get('/:handle{@[^/]+}', async c => {
    const shop = await shopIn(c)
    if (!shop) return nothingHere(c)
    const address = `${c.get('instance').config.baseUrl}/@${shop.handle}`
    return framed(c, { shop, title: shop.name, address, element: 'xiaopu-shop' })
  })
  .get('/:handle{@[^/]+}/p/:product', async c => {
    const { db, config } = c.get('instance')
    const shop = await shopIn(c)
    const found = shop
      ? await db.read(async reader => {
          const product = c.req.param('product')
          const pick = await findPick(reader, { shopId: shop.id, product })
          return pick ? { pick, products: await productsByIds(reader, [pick.productId]) } : null
        })
      : null
    const product = found?.products[0]
    if (!shop || !found || !product) return nothingHere(c)
    const address = `${config.baseUrl}/@${shop.handle}/p/${encodeURIComponent(found.pick.slug)}`
    const title = titleIn(product, shop.language)
    const element = c.req.query('as') === 'button' ? 'xiaopu-buy' : 'xiaopu-product'
    return framed(c, { shop, title, address, element })
  })

const forAnyPage = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}
const scriptHeaders = {
  ...forAnyPage,
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
}

function anywhere(c: Context<Env>, script: Response): Response {
  for (const [name, value] of Object.entries(forAnyPage)) script.headers.set(name, value)
  return c.newResponse(script.body, script)
}

const noSuchScript = (baseUrl: string) =>
  `There is no such version of the embed script here. Copy the line anew from the dashboard, or use ${baseUrl}/embed/v1.js, which always leads to the present one.
这里没有这个版本的嵌入脚本。请在后台重新复制代码，或使用 ${baseUrl}/embed/v1.js，它始终是当前版本。
`

async function shopIn(c: Context<Env>): Promise<Shop | null> {
  const handle = (c.req.param('handle') ?? '').slice(1)
  return c.get('instance').db.read(reader => findShopByHandle(reader, handle))
}

/**
 * Who may frame a shop: the hosts its curator named, and ours for the preview. Null: anybody, said
 * by saying nothing: `*` would keep out pages in a sandbox, whose origin is none.
 */
function ancestorsOf({ embedHosts }: Pick<Shop, 'embedHosts'>): string | null {
  return embedHosts.length ? `'self' ${embedHosts.join(' ')}` : null
}

type Subject = {
  shop: Shop
  title: string
  address: string
  element: keyof typeof elements
}

/** A closed shop has its page too: the element says that it is closed. */
function framed(c: Context<Env>, { shop, title, address, element }: Subject) {
  policy(c, ancestorsOf(shop))
  for (const [name, value] of Object.entries(forCopies(c, shop, 60))) c.header(name, value)
  const subject = element === 'xiaopu-shop' ? 'shop' : 'product'
  const asked = wishes(c)
  const attributes = Object.entries({ [subject]: address, ...asked }).flatMap(([name, value]) =>
    value ? [html` ${name}="${value}"`] : [],
  )
  const { nothingOpened } = messagesIn(preferredLanguage(asked.lang || shop.language))
  const hosts = shop.embedHosts.join(' ')
  const { tag, direction } = factsOf(shop.language)
  return c.html(html`<!doctype html>
    <html lang="${tag}" dir="${direction}" data-hosts="${hosts}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="${schemeOf(asked.theme)}" />
        <title>${title}</title>
        <link rel="canonical" href="${address}" />
        <script async src="/embed/v1.js"></script>
      </head>
      <body>
        <${element}${attributes}></${element}>
        <noscript><a href="${address}" target="_top" rel="noopener">${title}</a></noscript>
        <p id="address" role="status" hidden>${nothingOpened} <a></a></p>
        <script src="/embed/v1-page.js"></script>
      </body>
    </html>`)
}

/** A button's words take the ink of the page they stand on, which is the frame's own. */
const schemeOf = (theme: string | undefined) =>
  theme === 'light' || theme === 'dark' ? theme : 'light dark'

/** Small enough for any frame; nobody's list of hosts is known, so anybody may show it. */
function nothingHere(c: Context<Env>) {
  policy(c, null)
  // It may open any moment, and it speaks whatever its reader does.
  c.header('cache-control', 'no-store')
  const language = languageOf(c)
  const { tag, direction } = factsOf(language)
  return c.html(
    html`<!doctype html>
      <html lang="${tag}" dir="${direction}">
        <head>
          <meta charset="utf-8" />
          <title>Xiaopu</title>
        </head>
        <body bgcolor="#ffffff" text="#1c1a17">
          <p>${sentence('not_found', {}, language)}</p>
        </body>
      </html>`,
    404,
  )
}

/** The page may stand at a shop's own host; what it shows comes from the instance's. */
function policy(c: Context<Env>, ancestors: string | null): void {
  const { baseUrl } = c.get('instance').config
  const own = `default-src 'none'; script-src 'self'; connect-src 'self' ${baseUrl}; img-src 'self' ${baseUrl}; base-uri 'none'; form-action 'none'`
  const framed = ancestors ? `; frame-ancestors ${ancestors}` : ''
  c.header('content-security-policy', `${own}${framed}`)
  // A page that takes only what wants to be taken (COEP) shows frames that say so, and say the same.
  c.header('cross-origin-embedder-policy', 'require-corp')
  c.header('cross-origin-resource-policy', 'cross-origin')
}

/** What the frame's address may ask of the element inside; anything else is none. */
function wishes(c: Context<Env>): Record<string, string> {
  const asked = (name: string) => c.req.query(name) ?? ''
  const oneOf = (name: string, known: readonly string[]) =>
    known.includes(asked(name)) ? asked(name) : ''
  const limit = Number(asked('limit'))
  return {
    placement: placementOf(asked('placement')) ?? '',
    lang: languageNamed(asked('lang')) ?? '',
    theme: oneOf('theme', embedThemes),
    accent: oneOf('accent', accents),
    target: oneOf('target', ['_top', '_blank']),
    currency: /^[A-Z]{3}$/.test(asked('currency')) ? asked('currency') : '',
    section: asked('section').slice(0, 64),
    label: asked('label').slice(0, 60),
    limit: Number.isSafeInteger(limit) && limit > 0 ? String(Math.min(limit, picksMax)) : '',
  }
}

const previewLooks = `html{color-scheme:light}
body{margin:0;padding:24px;background:#fff;color:#2b2b33;font:17px/1.6 Georgia,"Songti SC","Noto Serif SC",serif}
body.dark{background:#15161a;color:#d8d8de}
h1{margin:0 0 12px;font-size:26px;line-height:1.25}
p{margin:0 0 20px;max-width:60ch}
.line{height:10px;margin:0 0 12px;border-radius:5px;background:currentColor;opacity:.12}
.line.short{width:55%;margin-bottom:24px}
xiaopu-shop,xiaopu-product,xiaopu-buy{margin:0 0 24px}
`
