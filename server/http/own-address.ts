import type { Context } from 'hono'
import { findShopByHost } from '../shops/domains.ts'
import { findShopByHandle, type Shop } from '../shops/queries.ts'
import { type Env, factory } from './context.ts'

type Serve = (request: Request, env: unknown) => Response | Promise<Response>

/**
 * A shop at its own address: `/` is its page, `/p/…`, `/b/…`, `/saved`, `/cart` and
 * `/checkout` are below it. The
 * address is the curator's own, or `<handle>.` before the instance's. Anything else on it (orders,
 * pictures, scripts) is served as ever; a host nobody knows is treated as the instance.
 */
export const ownAddress = (serve: Serve) =>
  factory.createMiddleware(async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase()
    const { config } = c.get('instance')
    if (!host || host === new URL(config.baseUrl).host) return next()
    const [, below] = /^\/(|[bp]\/[^/]+|saved|cart|checkout)$/.exec(c.req.path) ?? []
    if (below === undefined) return next()
    const shop = await shopAt(c, host, new URL(config.baseUrl).host)
    if (!shop) return next()
    const url = new URL(c.req.url)
    url.pathname = `/@${shop.handle}${below ? `/${below}` : ''}`
    return serve(new Request(url, c.req.raw), c.env)
  })

async function shopAt(c: Context<Env>, host: string, baseHost: string): Promise<Shop | null> {
  const { db } = c.get('instance')
  const [, handle] = /^([a-z][a-z0-9-]{2,29})\.(.+)$/.exec(host) ?? []
  const isBelow = handle !== undefined && host === `${handle}.${baseHost}`
  const shop = await db.read(reader =>
    isBelow ? findShopByHandle(reader, handle) : findShopByHost(reader, host),
  )
  return shop?.state === 'open' ? shop : null
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
