import { randomBytes } from 'node:crypto'

/**
 * Every id is made by us, before the row is written: a short prefix that names the thing, 48 bits
 * of time (so that ids sort by age and indexes grow at one end) and 80 random bits, in Crockford's
 * base 32.
 */
export type IdPrefix =
  | 'usr'
  | 'ses'
  | 'tok'
  | 'sel'
  | 'key'
  | 'prd'
  | 'var'
  | 'img'
  | 'fed'
  | 'run'
  | 'shp'
  | 'sec'
  | 'pik'
  | 'bun'
  | 'ord'
  | 'lin'
  | 'pay'
  | 'ref'
  | 'slo'
  | 'com'
  | 'txn'
  | 'ent'
  | 'out'
  | 'end'
  | 'dlv'
  | 'att'
  | 'mov'
  | 'evt'
  | 'req'
  | 'mal'
  | 'pot'
  | 'rtn'
  | 'sig'
  | 'cmp'
  | 'wat'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export function newId(prefix: IdPrefix, now = Date.now()): string {
  return `${prefix}_${timePart(now)}${randomPart(16)}`
}

/** Several of one moment that sort as they are given out: lines of an order stand as in the cart. */
export function newIds(prefix: IdPrefix, count: number, now: number): string[] {
  return Array.from({ length: count }, () => newId(prefix, now)).sort()
}

/** Unguessable letters and digits, 5 bits each: for tokens and secrets. */
export function randomPart(length: number): string {
  let text = ''
  for (const byte of randomSlice(length)) text += alphabet[byte & 31]
  return text
}

let pool = Buffer.alloc(0)

/** Random bytes are drawn in bulk: one call to the system costs as much as thousands of bytes. */
function randomSlice(length: number): Buffer {
  if (pool.length < length) pool = randomBytes(Math.max(4096, length))
  const slice = pool.subarray(0, length)
  pool = pool.subarray(length)
  return slice
}

function timePart(now: number): string {
  let rest = now
  let text = ''
  for (let i = 0; i < 10; i++) {
    text = alphabet[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}
