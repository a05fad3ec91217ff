import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type Rules = ReturnType<typeof createRules>
type Address = ipaddr.IPv4 | ipaddr.IPv6

const nat64 = ipaddr.parseCIDR('64:ff9b::/96')
const globalUnicast = ipaddr.parseCIDR('2000::/3')
/** Azure's machine agent answers on a public address, from inside only. */
const wireServer = '168.63.129.16'

/** Names that mean something only inside a network. */
const localName = /(^|\.)(localhost|internal)$/
const privateName = /^[^.]+$|\.(local|localdomain|lan|intranet|corp|home\.arpa)$/

export function createRules(allow: string[], isProduction: boolean) {
  const ranges = allow.map(rangeOf)
  const isAllowed = (address: Address) => ranges.some(range => isWithin(address, range))
  const loopback = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ].filter(({ address }) => isAllowed(ipaddr.parse(address)))

  /** Whether a connection may be opened to this address. */
  function mayReach(text: string, port: number): boolean {
    const address = unwrapped(ipaddr.parse(text))
    const isExempt = isAllowed(address)
    return (isExempt || isPublic(address)) && isPortFine(port, isExempt || !isProduction)
  }

  function mayName(name: string): boolean {
    if (name === 'localhost') return loopback.length > 0
    const bare = name.replace(/\.+$/, '')
    if (bare === '' || localName.test(bare)) return false
    return allow.length > 0 || !privateName.test(bare)
  }

  /** The URL, or null when it may not be visited. Names are judged again by their addresses. */
  function visitable(text: string, isPlainHttpFine = false): URL | null {
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const port = portOf(url)
    const isLiteral = isIP(host) !== 0
    const isFine = isLiteral
      ? mayReach(host, port) && isPlainlyWritten(text, url)
      : mayName(host) && isPortFine(port, !isProduction || allow.length > 0)
    const isExempt = isLiteral ? isAllowed(unwrapped(ipaddr.parse(host))) : host === 'localhost'
    const isSchemeFine = url.protocol === 'https:' || !isProduction || isPlainHttpFine || isExempt
    return isFine && isSchemeFine ? url : null
  }

  return { mayReach, visitable, loopback }
}

/** 22, 25 and the like never; a port of one's own only with the operator's word or in tests. */
function isPortFine(port: number, mayBeUnusual: boolean): boolean {
  return port === 443 || port === 80 || (mayBeUnusual && port >= 1024)
}

export function portOf({ port, protocol }: { port: string; protocol: string }): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** `http://2130706433` and `http://0x7f.1` are 127.0.0.1 to a parser; honest people write that. */
function isPlainlyWritten(text: string, url: URL): boolean {
  const start = `${url.protocol}//${url.hostname}`
  return text.toLowerCase().startsWith(start) && /^([/:?#]|$)/.test(text.slice(start.length))
}

function rangeOf(cidr: string): [Address, number] {
  if (!ipaddr.isValidCIDR(cidr)) {
    throw new Error(`OUTBOUND_ALLOW: expected ranges such as 10.1.0.0/16, got ${cidr}`)
  }
  return ipaddr.parseCIDR(cidr)
}

function isWithin(address: Address, [range, bits]: [Address, number]): boolean {
  return address.kind() === range.kind() && address.match(range, bits)
}

/** The IPv4 address that an IPv6 one carries inside. 6to4 and Teredo are past: just not public. */
function unwrapped(address: Address): Address {
  if (address.kind() === 'ipv4') return address
  const isCarrier = address.range() === 'ipv4Mapped' || isWithin(address, nat64)
  return isCarrier ? ipaddr.fromByteArray(address.toByteArray().slice(12)) : address
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast' || address.toString() === wireServer) return false
  // ipaddr.js calls whatever it has no name for unicast, `::127.0.0.1` among it.
  return address.kind() === 'ipv4' || isWithin(address, globalUnicast)
}
