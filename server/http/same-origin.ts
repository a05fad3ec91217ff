import { Refusal } from '../platform/refusal.ts'
import { factory } from './context.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Requests that change something must come from our own pages: browsers say so in Sec-Fetch-Site;
 * older ones send an Origin, which must be ours. A request with neither is refused.
 */
export const sameOrigin = factory.createMiddleware(async (c, next) => {
  if (!harmless.has(c.req.method) && !isOurs(c)) throw new Refusal('foreign_origin')
  await next()
})

function isOurs(c: Parameters<Parameters<typeof factory.createMiddleware>[0]>[0]): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = c.req.header('origin')
  if (!origin) return false
  return origin === c.get('instance').config.baseUrl || origin === new URL(c.req.url).origin
}
