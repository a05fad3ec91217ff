import type { Context } from 'hono'
import type { Instance } from '../instance.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { findShopByHost } from '../shops/domains.ts'
import { findShopByHandle, type Shop } from '../shops/queries.ts'
import { type Env, factory } from './context.ts'

type Serve = (request: Request, env: unknown) => Response | Promise<Response>

/**
 * A shop at its own address: `/` is its page, `/p/…`, `/b/…`, `/saved`, `/cart` and `/checkout` are
 * below it. The address is the curator's own, or `<handle>.` before the instance's. Its files,
 * pictures and orders are served there as ever; other shops and everything with a sign-in are not:
 * whose DNS it is could read their cookies. A host nobody knows is treated as the instance.
 */
export function ownAddress({ config, db }: Instance, serve: Serve) {
  const own = new URL(config.baseUrl).host
  return factory.createMiddleware(async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase()
    if (!host || host === own || rewritten.has(c.req.raw)) return next()
    const shop = await db.read(reader => shopAt(reader, host, config.baseUrl))
    if (!shop) return next()
    const { path } = c.req
    const url = new URL(c.req.url)
    if (/^\/(|[bp]\/[^/]+|saved|saved\/watch|cart|checkout)$/.test(path)) {
      url.pathname = `/@${shop.handle}${path === '/' ? '' : path}`
      const asked = new Request(url, c.req.raw)
      rewritten.set(asked, c.req.url)
      return serve(asked, c.env)
    }
    const short = ownPath(path, shop)
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (short && isRead) return c.redirect(`${short}${url.search}`, 301)
    if (short || !isOfTheInstance(path, shop)) return next()
    if (!isRead) throw new Refusal('not_found')
    return c.redirect(`${config.baseUrl}${path}${url.search}`, 302)
  })
}

/** Requests whose short address has been written out, which pass through here a second time; as they were asked. */
const rewritten = new WeakMap<Request, string>()

/** The address as it was asked for. */
export function askedUrl(c: Context<Env>): string {
  return rewritten.get(c.req.raw) ?? c.req.url
}

/** `/@mei/p/x` is `/p/x` here; null: not one of the shop's pages. */
function ownPath(path: string, shop: Shop): string | null {
  const start = `/@${shop.handle}`
  const rest = path.startsWith(start) ? path.slice(start.length) : null
  return rest !== null && /^(|\/([bp]\/[^/]+|saved|cart|checkout))$/.test(rest) ? rest || '/' : null
}

/** Other people's shops, and everything that knows who is signed in. */
function isOfTheInstance(path: string, shop: Shop): boolean {
  if (path.startsWith('/@')) return !path.startsWith(`/@${shop.handle}/`)
  return /^\/(dashboard|mailbox|solvency)(\/|$)/.test(path)
}

/** Whose address a host is: the curator's own, or `<handle>.` before the instance's; null: nobody's. */
export async function shopAt(db: Reader, host: string, baseUrl: string): Promise<Shop | null> {
  const [, handle] = /^([a-z][a-z0-9-]{2,29})\.(.+)$/.exec(host) ?? []
  const isBelow = handle !== undefined && host === `${handle}.${new URL(baseUrl).host}`
  return isBelow ? findShopByHandle(db, handle) : findShopByHost(db, host)
}

/** Where a page of a shop that has its own address is at home; null: here. */
export function homeAddress(
  c: Context<Env>,
  shop: Pick<Shop, 'ownHost'>,
  path: string,
): string | null {
  const host = (c.req.header('host') ?? '').toLowerCase()
  if (!shop.ownHost || host === shop.ownHost) return null
  const { search, protocol } = new URL(c.req.url)
  const scheme = c.get('instance').config.isProduction ? 'https:' : protocol
  return `${scheme}//${shop.ownHost}${path}${search}`
}
