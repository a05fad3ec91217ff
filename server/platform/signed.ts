import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IdPrefix } from './id.ts'

/** SHA-256 in hex: how secrets are kept, and how contents are compared. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A signature of `text` for one purpose; 26 letters (128 bits), safe in addresses. */
export function sign(secretKey: string, purpose: string, text: string): string {
  const mac = createHmac('sha256', secretKey).update(`${purpose}\n${text}`).digest()
  return mac.subarray(0, 16).toString('base64url')
}

/**
 * An unguessable link to one row: it names home and row, so that one home is read, and is signed, so
 * that nothing secret is stored.
 */
export function rowToken(
  secretKey: string,
  purpose: string,
  [home, id]: readonly [home: string, id: string],
): string {
  const name = `${bare(home)}${bare(id)}`
  return `${name}${sign(secretKey, purpose, name)}`
}

/** Home and row of a token, with these prefixes; null for anything but a token of ours. */
export function readRowToken(
  secretKey: string,
  purpose: string,
  [homePrefix, idPrefix]: readonly [IdPrefix, IdPrefix],
  token: string,
): [home: string, id: string] | null {
  const [, home, id, mac] = /^([a-z0-9]{26})([a-z0-9]{26})([\w-]{22})$/.exec(token) ?? []
  if (!home || !id || !mac || !isSame(mac, sign(secretKey, purpose, home + id))) return null
  return [`${homePrefix}_${home}`, `${idPrefix}_${id}`]
}

/** Without the prefix that names the thing: the purpose says it. */
const bare = (id: string) => id.slice(4)

/** Compares secrets in constant time, whatever their lengths. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
