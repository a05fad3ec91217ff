import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { bareSheet } from '../../../storefront/render.tsx'
import type { Instance } from '../../instance.ts'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/db/index.ts'
import { languageNamed } from '../../platform/language.ts'
import { surrogateKey } from '../../shops/copies.ts'
import type { Shop } from '../../shops/queries.ts'
import { sheetBytes } from '../assets.ts'
import type { Env } from '../context.ts'
import { acceptedEncoding, encoded } from '../encoding.ts'
import { headersOfPages, type Playing } from '../headers.ts'
import { isHeld } from '../held.ts'
import { askedUrl } from '../own-address.ts'
import { placementOf } from './frame.ts'

/** All kept pages together; the ones not asked for longest go first. */
const bytesMax = 64_000_000
/** When a price was last checked is on the page: a kept one says it at most this late. */
const keptMilliseconds = 600_000

/** A page as text, as `renderBare` makes it, and what it may play. */
export type Rendered = { html: string; playing: Playing | null }

type Kept = {
  version: number
  playing: Playing | null
  /** By the machine's own steady clock. */
  madeAt: number
  plain: Uint8Array<ArrayBuffer>
  /** Null for a page that is not kept: nobody comes back to exactly that one. */
  etag: string | null
  /** What is said with it, the same to everybody; made when first asked for. */
  headers: Record<string, string> | null
  /** Its smaller forms, likewise. */
  forms: Map<string, Promise<Uint8Array<ArrayBuffer>>>
  size: number
}

const kept = new Map<string, Kept>()
/** Being rendered: who asks meanwhile waits for the same one. */
const making = new Map<string, Promise<Kept>>()
let bytes = 0

/**
 * Stands in a kept page where each visit's placement goes: the same page serves them all. Letters
 * only, so that no escaping of HTML or of addresses changes it.
 */
const anyPlacement = 'xXplacementXx'

/**
 * A page that looks the same to everybody is rendered once per version of its shop and language.
 * What changes the look raises the version, in the transaction that changes it or by its fact, so
 * nobody has to forget anything here. It sets no cookie and may be kept by anyone for a while.
 * `render` is given the placement to write on every link.
 */
export async function keptPage(
  c: Context<Env>,
  { shop, recent }: { shop: Shop; recent: Recent },
  render: (placement: string | null) => Promise<Rendered>,
): Promise<Response> {
  const placement = placementOf(c.req.query('placement'))
  const name = nameOf(c)
  if (name === null) {
    const page = made(await render(placement), shop)
    return answer(c.var.instance, c.req.raw, { shop, page })
  }
  const isHome = c.req.header('host') === shop.ownHost
  const key = `${shop.id} ${name} ${placement ? 'placed' : ''} ${isHome ? 'home' : ''}`
  const page = await pageOf(key, shop, async () => {
    const { html, playing } = await render(placement && anyPlacement)
    return { html: isHome ? atHome(html, shop) : html, playing }
  })
  const shown = placement ? hashed(placed(page, placement), shop) : page
  const { instance } = c.var
  recent.set(askedOf(c.req.raw, askedUrl(c)), { shop, page: shown, at: performance.now() })
  return answer(instance, c.req.raw, { shop, page: shown })
}

/** The placement is written in afterwards; a click is kept by the browser (`islands/cart.ts`). */
const inNoPage = new Set(['placement', 'click'])

/** Which page an address means; null: one that is not kept, such as a search. */
function nameOf(c: Context<Env>): string | null {
  if (!c.req.url.includes('?')) return c.req.path
  const { lang, section = '', after = '', ...others } = c.req.query()
  const isPlain =
    Object.keys(others).every(name => inNoPage.has(name)) && /^(sec_\w+)?$/.test(section)
  if (!isPlain || !/^\d{0,9}$/.test(after)) return null
  return `${c.req.path} ${languageNamed(lang) ?? ''} ${section} ${after}`
}

async function pageOf(key: string, shop: Shop, render: () => Promise<Rendered>): Promise<Kept> {
  const known = kept.get(key)
  const isFresh =
    known?.version === shop.version && performance.now() - known.madeAt < keptMilliseconds
  if (isFresh) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const task = `${key} ${shop.version}`
  const running = making.get(task)
  if (running) return running
  const page = render()
    .then(page => hashed(page, shop))
    .then(fresh => remember(key, fresh))
    .finally(() => making.delete(task))
  making.set(task, page)
  return page
}

/** Of what a placement may hold only `&` means something in HTML (`Placement`). */
function placed({ plain, playing }: Kept, placement: string): Rendered {
  const inAddress = new URLSearchParams({ placement }).toString()
  const html = new TextDecoder()
    .decode(plain)
    .replaceAll(`placement=${anyPlacement}`, inAddress)
    // An address within an address: what oEmbed is asked about.
    .replaceAll(`placement%3D${anyPlacement}`, encodeURIComponent(inAddress))
    .replaceAll(anyPlacement, () => placement.replaceAll('&', '&amp;'))
  return { html, playing }
}

/** At the shop's own address its pages lead to each other without its handle. */
function atHome(html: string, { handle }: Shop): string {
  return html
    .replaceAll(`"/@${handle}/`, '"/')
    .replaceAll(`"/@${handle}"`, '"/"')
    .replaceAll(`"/@${handle}?`, '"/?')
}

/** By host and address as they were asked for. */
type Recent = Map<string, Shown & { at: number }>

/** A page found true is not looked up again for this long, unless something is committed here. */
const recentMilliseconds = 1000
const recentMax = 2000
const recents = new WeakMap<Database, Recent>()

/**
 * What other processes commit is seen after a second at most; prices are read anew at checkout. Taken
 * before anything is read: what is committed meanwhile begins another, and this one is forgotten.
 */
export function recentOf({ db }: Instance): Recent {
  const known = recents.get(db)
  if (known && known.size < recentMax) return known
  const recent: Recent = new Map()
  recents.set(db, recent)
  if (!known) db.onCommit(() => recents.set(db, new Map()))
  return recent
}

/**
 * The host too, as it was sent: a request line that names a whole address need not name the same
 * one, and it is the header that says whose page is shown.
 */
const askedOf = ({ headers }: Request, url: string) => `${headers.get('host')} ${url}`

/**
 * The page as it was a moment ago, when nothing has been committed since; else null. Asked before
 * the map of the app is: finding the way to a page costs as much as sending it.
 */
export function recentPage(
  instance: Instance,
  request: Request,
): Response | Promise<Response> | null {
  if (request.method !== 'GET') return null
  const found = recentOf(instance).get(askedOf(request, request.url))
  const isTrue = found && performance.now() - found.at < recentMilliseconds
  return isTrue ? answer(instance, request, found) : null
}

function hashed(rendered: Rendered, shop: Shop): Kept {
  const page = made(rendered, shop)
  const hash = createHash('sha256').update(page.plain).digest('base64url')
  return { ...page, etag: `"${hash.slice(0, 22)}"` }
}

/** Written to again and again: fresh memory for each page costs more than the writing. */
let scratch = new Uint8Array(1_000_000)
const encoder = new TextEncoder()

/** Its sheet is put in here, unless it is a kept page's text, which has it. */
function bytesOf(html: string): Uint8Array<ArrayBuffer> {
  const sheetAt = html.indexOf(bareSheet)
  if (sheetAt < 0) return encoder.encode(html)
  const start = sheetAt + '<style>'.length
  const sheet = sheetBytes()
  // No letter takes more than three bytes of a string's units.
  const most = html.length * 3 + sheet.length
  if (most > scratch.length) scratch = new Uint8Array(most)
  const before = encoder.encodeInto(html.slice(0, start), scratch).written
  scratch.set(sheet, before)
  const after = encoder.encodeInto(html.slice(start), scratch.subarray(before + sheet.length))
  return scratch.slice(0, before + sheet.length + after.written)
}

function made({ html, playing }: Rendered, { version }: Shop): Kept {
  const plain = bytesOf(html)
  const madeAt = performance.now()
  const page = { version, playing, madeAt, plain, size: plain.length }
  return { ...page, etag: null, headers: null, forms: new Map() }
}

function remember(key: string, page: Kept): Kept {
  bytes += page.size - (kept.get(key)?.size ?? 0)
  kept.delete(key)
  kept.set(key, page)
  for (const [oldest, entry] of kept) {
    if (bytes <= bytesMax) break
    kept.delete(oldest)
    bytes -= entry.size
  }
  return page
}

/** At most a moment for whoever asks first; a page nobody asks for small costs nothing. */
function formOf(page: Kept, encoding: 'br' | 'gzip'): Promise<Uint8Array<ArrayBuffer>> {
  const known = page.forms.get(encoding)
  if (known) return known
  const form = encoded(page.plain, encoding)
  page.forms.set(encoding, form)
  return form
}

/** A CDN that is told of changes may show a page for ten minutes: what a lost message costs at most. */
const sharedSeconds = ({ cdn }: Config) => (cdn ? 600 : 60)

type Shown = { shop: Shop; page: Kept }

function answer(
  { config }: Instance,
  request: Request,
  { shop, page }: Shown,
): Response | Promise<Response> {
  page.headers ??= headersOf(config, shop, page)
  const { headers } = page
  if (page.etag && isHeld(request, page.etag)) return new Response(null, { status: 304, headers })
  const encoding = acceptedEncoding(request.headers.get('accept-encoding'))
  // Not by `c.body`: that copies every header into an object of the platform's and back.
  if (!encoding) return new Response(page.plain, { headers })
  return formOf(page, encoding).then(
    form => new Response(form, { headers: { ...headers, 'content-encoding': encoding } }),
  )
}

/** Said here and not by a middleware: touching a finished answer costs as much as the answer. */
function headersOf(config: Config, shop: Shop, page: Kept): Record<string, string> {
  return {
    ...headersOfPages(config, { playing: page.playing, isPassedOn: true }),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': `public, max-age=0, s-maxage=${sharedSeconds(config)}, stale-while-revalidate=60`,
    'surrogate-key': surrogateKey(shop.id),
    'speculation-rules': '"/speculation-rules.json"',
    ...(page.etag ? { etag: page.etag } : {}),
    vary: 'accept-encoding',
  }
}
