import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../platform/refusal.ts'
import { factory } from './context.ts'

/**
 * Refuses `too_large`. A length that is named is believed (the parser holds to it); only a body
 * without one is counted as it comes, which costs a stream of its own.
 */
export function limitBody(bytesMax: number) {
  const counted = bodyLimit({
    maxSize: bytesMax,
    onError: () => {
      throw new Refusal('too_large')
    },
  })
  return factory.createMiddleware(async (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined && c.req.method !== 'GET') return counted(c, next)
    if (Number(length ?? 0) > bytesMax) throw new Refusal('too_large')
    await next()
  })
}
