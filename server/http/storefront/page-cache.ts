import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Database } from '../../platform/db/index.ts'
import type { Shop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import { headersOfPages } from '../headers.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** All kept pages together; the ones not asked for longest go first. */
const bytesMax = 64_000_000
/** When a price was last checked is on the page: a kept one says it at most this late. */
const keptMilliseconds = 600_000
/** Only pages whose address a shop's own links make are kept; others are rendered each time. */
const keptParameters = new Set(['lang', 'section', 'after'])

type Kept = {
  version: number
  /** By the machine's own steady clock. */
  madeAt: number
  etag: string
  plain: Uint8Array<ArrayBuffer>
  br: Uint8Array<ArrayBuffer> | null
  gzip: Uint8Array<ArrayBuffer> | null
  size: number
}

const kept = new Map<string, Kept>()
let bytes = 0

/**
 * A page that looks the same to everybody is rendered once per version of its shop and language.
 * What changes the look raises the version, in the transaction that changes it or by its fact, so
 * nobody has to forget anything here. It sets no cookie and may be kept by anyone for a while.
 */
export async function keptPage(
  c: Context<Env>,
  shop: Shop,
  render: () => Promise<string>,
): Promise<Response> {
  const search = c.req.url.indexOf('?')
  const isKept = search < 0 || Object.keys(c.req.query()).every(name => keptParameters.has(name))
  if (!isKept) return answer(c, page(await render(), shop.version))
  const key = `${shop.id} ${c.req.path}${search < 0 ? '' : c.req.url.slice(search)}`
  const known = kept.get(key)
  if (known?.version === shop.version && performance.now() - known.madeAt < keptMilliseconds) {
    kept.delete(key)
    kept.set(key, known)
    recentOf(c).set(c.req.url, { made: known, at: performance.now() })
    return answer(c, known)
  }
  const made = page(await render(), shop.version)
  remember(key, made)
  void compress(key, made)
  return answer(c, made)
}

type Recent = Map<string, { made: Kept; at: number }>

/** A page found true is not looked up again for this long, unless something is committed here. */
const recentMilliseconds = 1000
const recentMax = 2000
const recents = new WeakMap<Database, Recent>()

/** What other processes commit is seen after a second at most; prices are read anew at checkout. */
function recentOf(c: Context<Env>): Recent {
  const { db } = c.get('instance')
  const known = recents.get(db)
  if (known && known.size < recentMax) return known
  const recent: Recent = new Map()
  recents.set(db, recent)
  if (!known) db.onCommit(() => recents.get(db)?.clear())
  return recent
}

/** The page as it was a moment ago, when nothing has been committed since; else null. */
export function recentPage(c: Context<Env>): Response | null {
  const found = recentOf(c).get(c.req.url)
  return found && performance.now() - found.at < recentMilliseconds ? answer(c, found.made) : null
}

function page(html: string, version: number): Kept {
  const plain = new TextEncoder().encode(html)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return {
    version,
    madeAt: performance.now(),
    etag,
    plain,
    br: null,
    gzip: null,
    size: plain.length,
  }
}

function remember(key: string, made: Kept): void {
  bytes += made.size - (kept.get(key)?.size ?? 0)
  kept.delete(key)
  kept.set(key, made)
  for (const [oldest, entry] of kept) {
    if (bytes <= bytesMax) break
    kept.delete(oldest)
    bytes -= entry.size
  }
}

/** Off the request's path: the first visitor gets it plain, everybody after gets it small. */
async function compress(key: string, made: Kept): Promise<void> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const [br, gz] = await Promise.all([
    compressBrotli(made.plain, quality),
    compressGzip(made.plain),
  ])
  made.br = new Uint8Array(br)
  made.gzip = new Uint8Array(gz)
  if (kept.get(key) !== made) return
  const added = br.length + gz.length
  made.size += added
  bytes += added
}

function answer(c: Context<Env>, made: Kept): Response {
  const headers: Record<string, string> = {
    // Said here and not by a middleware: touching a finished answer costs as much as the answer.
    ...headersOfPages(c.get('instance').config),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    etag: made.etag,
    vary: 'accept-encoding',
  }
  if (c.req.header('if-none-match') === made.etag) return c.body(null, 304, headers)
  const accepted = c.req.header('accept-encoding') ?? ''
  if (made.br && accepted.includes('br'))
    return c.body(made.br, 200, { ...headers, 'content-encoding': 'br' })
  if (made.gzip && accepted.includes('gzip'))
    return c.body(made.gzip, 200, { ...headers, 'content-encoding': 'gzip' })
  return c.body(made.plain, 200, headers)
}
