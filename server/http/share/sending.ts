import { setImmediate } from 'node:timers/promises'
import type { Context } from 'hono'
import { days } from '../../platform/clock.ts'
import { surrogateKey } from '../../shops/copies.ts'
import type { Shop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'

const common = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
}

/** For machines elsewhere: anybody may read it, and keep it for a while. */
export function headersFor(contentType: string, seconds: number): Record<string, string> {
  return {
    ...common,
    'content-type': contentType,
    'cache-control': `public, max-age=${seconds}`,
  }
}

/** What a lost message to the CDN costs at most. */
const toldSeconds = 600

/**
 * For everything of a shop that others may keep: its readers for so long, a CDN that is told of
 * changes for ten minutes, by the shop's key.
 */
export function forCopies(c: Context<Env>, shop: Pick<Shop, 'id'>, seconds: number) {
  const shared = c.get('instance').config.cdn ? `, s-maxage=${toldSeconds}` : ''
  return {
    'cache-control': `public, max-age=${seconds}${shared}, stale-while-revalidate=60`,
    'surrogate-key': surrogateKey(shop.id),
  }
}

/** A long text in parts; the next is made when the reader has taken the one before. */
export function sendParts(
  c: Context<Env>,
  parts: AsyncGenerator<string>,
  headers: Record<string, string>,
): Response {
  const encoder = new TextEncoder()
  const { log } = c.get('instance')
  const requestId = c.get('requestId')
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        // Others get their turn between two pages of a long shelf.
        await setImmediate()
        const { value, done } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        log.error({ request_id: requestId, err: error }, 'fault')
        controller.error(error)
      }
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
  return c.body(body, 200, headers)
}

/**
 * What changes a shop's page raises its version: who holds this one already needs nothing. But for
 * what only passes with time, such as a former price: what is held is a day old at most.
 */
export function tagOf(c: Context<Env>, { id, version }: Shop): string {
  const day = Math.floor(c.get('instance').clock.now() / days(1))
  return `W/"${id.slice(-8)}-${version}-${day}"`
}
