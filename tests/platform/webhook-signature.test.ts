import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import {
  newWebhookSecret,
  signWebhook,
  verifyWebhook,
} from '../../server/platform/webhook-signature.ts'

const secret = newWebhookSecret()
const timestampSeconds = Math.floor(Date.now() / 1000)
const body = '{"type":"seller_order.forwarded","data":{"note":"你好 ¥5.20"}}'
const sent = { id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', timestampSeconds, body }
const signature = signWebhook({ ...sent, secrets: [secret] })

const received = {
  id: sent.id,
  timestamp: String(timestampSeconds),
  signature,
  body,
  secrets: [secret],
  now: timestampSeconds * 1000,
}

test('a published example is signed as published', () => {
  const signed = signWebhook({
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestampSeconds: 1614265330,
    body: '{"test": 2432232314}',
    secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  })
  expect(signed).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('the reference library accepts what we sign', () => {
  const headers = {
    'webhook-id': sent.id,
    'webhook-timestamp': received.timestamp,
    'webhook-signature': signature,
  }
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
})

test('we accept what the reference library signs', () => {
  const theirs = new Webhook(secret).sign(sent.id, new Date(timestampSeconds * 1000), body)
  expect(theirs).toBe(signature)
  expect(verifyWebhook({ ...received, signature: theirs })).toBe('genuine')
})

test('bytes and text of one body have one signature', () => {
  expect(signWebhook({ ...sent, body: Buffer.from(body), secrets: [secret] })).toBe(signature)
  expect(verifyWebhook({ ...received, body: Buffer.from(body) })).toBe('genuine')
})

test('during a rotation the old and the new secret both verify, afterwards the old does not', () => {
  const next = newWebhookSecret()
  const both = signWebhook({ ...sent, secrets: [next, secret] })
  expect(both.split(' ')).toHaveLength(2)
  for (const secrets of [[next], [secret], [secret, next]]) {
    expect(verifyWebhook({ ...received, signature: both, secrets })).toBe('genuine')
  }
  const after = signWebhook({ ...sent, secrets: [next] })
  expect(verifyWebhook({ ...received, signature: after, secrets: [secret] })).toBe('forged')
})

const wrongKey = signWebhook({ ...sent, secrets: [newWebhookSecret()] })
const forgeries: Record<string, Partial<typeof received> | { [header: string]: null | undefined }> =
  {
    'no signature': { signature: undefined },
    'an empty signature': { signature: '' },
    'no id': { id: null },
    'no timestamp': { timestamp: undefined },
    'a version without a signature': { signature: 'v1,' },
    'a signature without a version': { signature: signature.slice(3) },
    'an unknown version': { signature: signature.replace('v1,', 'v2,') },
    'a truncated signature': { signature: signature.slice(0, -1) },
    'half a signature': { signature: signature.slice(0, 20) },
    'a longer signature': { signature: `${signature}A` },
    'a signature by another key': { signature: wrongKey },
    'another id': { id: 'msg_other' },
    'another timestamp': { timestamp: String(timestampSeconds + 1) },
    'a timestamp with a tail': { timestamp: `${timestampSeconds}x` },
    'another body': { body: `${body} ` },
    'a body written anew': { body: JSON.stringify(JSON.parse(body), null, 1) },
    'no secret to compare with': { secrets: [] },
    'two ids in one header': { id: `${sent.id}, ${sent.id}` },
  }

test.each(Object.entries(forgeries))('%s is forged', (_name, change) => {
  expect(verifyWebhook({ ...received, ...change })).toBe('forged')
})

test.each([
  [-301, 'stale'],
  [-300, 'genuine'],
  [300, 'genuine'],
  [301, 'stale'],
])('a message %i s from our clock is %s', (seconds, verdict) => {
  const now = (timestampSeconds + Number(seconds)) * 1000
  expect(verifyWebhook({ ...received, now })).toBe(verdict)
})

test('a dot cannot move the border between id, timestamp and body', () => {
  expect(() => signWebhook({ ...sent, id: 'msg.1', secrets: [secret] })).toThrow('id')
  const inner = { id: 'msg', timestampSeconds, body: '7.{}' }
  const moved = { ...received, body: '{}', signature: signWebhook({ ...inner, secrets: [secret] }) }
  const intoId = { ...moved, id: `msg.${timestampSeconds}`, timestamp: '7', now: 7000 }
  const intoTimestamp = { ...moved, id: 'msg', timestamp: `${timestampSeconds}.7` }
  expect(verifyWebhook(intoId)).toBe('forged')
  expect(verifyWebhook(intoTimestamp)).toBe('forged')
})

test('a new secret carries 32 random bytes and no two are alike', () => {
  const made = Array.from({ length: 50 }, newWebhookSecret)
  expect(new Set(made).size).toBe(50)
  for (const one of made) {
    expect(Buffer.from(one.replace('whsec_', ''), 'base64')).toHaveLength(32)
  }
})

test.each(['', 'whsec_', 'whsec_c2hvcnQ=', 'plain', `whsec_${'A'.repeat(88)}AAAA`])(
  'nothing is signed with the unusable secret "%s"',
  unusable => {
    expect(() => signWebhook({ ...sent, secrets: [unusable] })).toThrow('secret')
  },
)

test('nothing goes out unsigned', () => {
  expect(() => signWebhook({ ...sent, secrets: [] })).toThrow('secret')
})
