/** Checks a webhook in Node, for the reader of the guide to copy; a test runs these very lines. */
export const signatureExample = `import { createHmac, timingSafeEqual } from 'node:crypto'

/** headers: request.headers; body: its text exactly as it came; secret: the endpoint's whsec_... */
export function isFromXiaopu(headers, body, secret) {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const fiveMinutes = 300
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= fiveMinutes)) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = id + '.' + timestamp + '.' + body
  const expected = Buffer.from('v1,' + createHmac('sha256', key).update(signed).digest('base64'))
  return String(headers['webhook-signature']).split(' ').some(one => {
    const given = Buffer.from(one)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}`
