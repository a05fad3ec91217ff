/**
 * Standard Webhooks 1.0: a message is signed as `id.timestamp.body` with HMAC-SHA256. Sellers
 * check ours with any library of that standard; we check theirs here.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Instant } from './clock.ts'
import { isSame } from './signed.ts'

/** How far a message's clock may be from ours, either way. */
const toleranceSeconds = 300
/** More signatures than any rotation needs; each costs us one HMAC per secret. */
const signaturesMax = 10

/** No dot: `a.1` at second 2 signs the same text as `a` at second 1 with a body beginning `2.`. */
const idPattern = /^[A-Za-z0-9_-]{1,128}$/
const timestampPattern = /^[1-9]\d{0,11}$/
const secretPattern = /^whsec_([A-Za-z0-9+/]+={0,2})$/

type Header = string | null | undefined

/** `whsec_` and base64 of 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/**
 * The `webhook-signature` header for `webhook-id` and `webhook-timestamp` (Unix seconds) of the
 * same message: one `v1,...` per secret, so that old and new both verify during a rotation.
 */
export function signWebhook(message: {
  id: string
  timestampSeconds: number
  body: string | Uint8Array
  secrets: string[]
}): string {
  const { id, timestampSeconds, body, secrets } = message
  if (!idPattern.test(id)) throw new Error('webhook id may not be signed')
  if (!timestampPattern.test(String(timestampSeconds))) throw new Error('not Unix seconds')
  if (secrets.length === 0) throw new Error('no webhook secret')
  return secrets.map(secret => signatureOf(id, `${timestampSeconds}`, body, secret)).join(' ')
}

/**
 * Judges a message by its three headers and its body's bytes as they came, never re-serialised.
 * `stale`: signed, but more than 300 s from `now`. Replays inside that time are the caller's to
 * notice by id.
 */
export function verifyWebhook(message: {
  id: Header
  timestamp: Header
  signature: Header
  body: string | Uint8Array
  secrets: string[]
  now: Instant
}): 'genuine' | 'forged' | 'stale' {
  const { id, timestamp, signature, body, secrets, now } = message
  if (!id || !timestamp || !signature) return 'forged'
  if (!idPattern.test(id) || !timestampPattern.test(timestamp)) return 'forged'
  const expected = secrets.map(secret => signatureOf(id, timestamp, body, secret))
  const given = signature.split(' ', signaturesMax)
  const isGenuine = given.some(one => expected.some(other => isSame(one, other)))
  if (!isGenuine) return 'forged'
  const ageSeconds = Math.floor(now / 1000) - Number(timestamp)
  return Math.abs(ageSeconds) <= toleranceSeconds ? 'genuine' : 'stale'
}

function signatureOf(id: string, timestamp: string, body: string | Uint8Array, secret: string) {
  const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body)
  return `v1,${hmac.digest('base64')}`
}

/** The standard wants 24 to 64 bytes. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secretPattern.exec(secret)?.[1] ?? '', 'base64')
  if (key.length < 24 || key.length > 64) throw new Error('not a webhook secret')
  return key
}
