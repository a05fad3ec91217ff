import { getConnInfo } from '@hono/node-server/conninfo'
import ipaddr from 'ipaddr.js'
import type { Instance } from '../instance.ts'
import { newId } from '../platform/id.ts'
import { factory } from './context.ts'

/** Gives every request its instance, its id and the address it comes from; logs how it went. */
export function request(instance: Instance) {
  const isLogged = instance.log.isLevelEnabled('debug')
  return factory.createMiddleware(async (c, next) => {
    c.set('instance', instance)
    c.set('requestId', newId('req'))
    c.set('network', networkOf(c, instance.config.trustedProxies))
    c.set('person', null)
    if (!isLogged) return next()
    const began = performance.now()
    await next()
    instance.log.debug(
      {
        id: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(performance.now() - began),
      },
      'request',
    )
  })
}

/** The peer's /64 or address; a forwarded one only when the peer is a proxy we were told of. */
function networkOf(c: Parameters<typeof getConnInfo>[0], trusted: string[]): string {
  const peer = peerOf(c)
  const forwarded = trusted.includes(peer)
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  const address = forwarded || peer
  const known = networks.get(address)
  if (known) return known
  const network = networkIn(address)
  if (networks.size > 10_000) networks.clear()
  networks.set(address, network)
  return network
}

const networks = new Map<string, string>()

function networkIn(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv6'
    ? parsed.toNormalizedString().split(':').slice(0, 4).join(':')
    : parsed.toString()
}

function peerOf(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '')
  } catch {
    return ''
  }
}
