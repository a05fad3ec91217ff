import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type {
  PaymentProvider,
  PaymentToBegin,
  RefundFacts,
} from '../../server/payments/provider.ts'
import { alipay } from '../../server/payments/providers/alipay.ts'
import { type AlipayPeer, alipayPeer, type Notice } from '../support/alipay-peer.ts'

let peer: AlipayPeer
let provider: PaymentProvider

beforeAll(async () => {
  peer = await alipayPeer()
  provider = alipay(peer.keys)
})
afterAll(() => peer.close())

const expiresAt = Date.UTC(2026, 6, 31, 16, 30, 5)
let made = 0

function payment(amountMinor = 2890): PaymentToBegin {
  made += 1
  return {
    paymentId: `pay_${made}`,
    providerRef: null,
    amountMinor,
    currency: 'CNY',
    orderNumber: '4F7K2M9Q',
    orderToken: 'token-of-the-order',
    baseUrl: 'https://shop.example',
    email: 'buyer@example.com',
    askedIn: null,
    language: 'zh',
    expiresAt,
  }
}

async function begun(facts: PaymentToBegin): Promise<string> {
  const next = await provider.begin(facts)
  if (next.kind !== 'redirect') throw new Error('expected a page')
  return next.url
}

/** A payment begun and paid, and the notice of it. */
async function paid(amountMinor?: number): Promise<{ facts: PaymentToBegin; notice: Notice }> {
  const facts = payment(amountMinor)
  return { facts, notice: peer.pay(await begun(facts)) }
}

const hear = (notice: Notice) => provider.hear!({ ...notice, now: Date.now() })

/** A notice as somebody on the way would change it. */
function tampered({ body, headers }: Notice, changes: Record<string, string | null>): Notice {
  const fields = new URLSearchParams(body.toString())
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) fields.delete(name)
    else fields.set(name, value)
  }
  return { body: Buffer.from(fields.toString()), headers }
}

const refundOf = (facts: PaymentToBegin, amountMinor = facts.amountMinor): RefundFacts => ({
  refundId: `ref_of_${facts.paymentId}_${amountMinor}`,
  amountMinor,
  currency: 'CNY',
  payment: facts,
})

describe('beginning', () => {
  test('the page is signed by us and names our payment, amount and end', async () => {
    const facts = payment()
    expect(peer.asked(await begun(facts))).toMatchObject({
      method: 'alipay.trade.page.pay',
      app_id: peer.keys.appId,
      out_trade_no: facts.paymentId,
      total_amount: '28.90',
      subject: 'Order 4F7K2M9Q',
      product_code: 'FAST_INSTANT_TRADE_PAY',
      time_expire: '2026-08-01 00:30:05',
      return_url: 'https://shop.example/orders/token-of-the-order?placed=1',
      notify_url: 'https://shop.example/hooks/alipay',
    })
  })

  test('the gateway shows that page, and refuses it once the amount is changed', async () => {
    const url = await begun(payment())
    expect(await (await fetch(url)).text()).toBe('Alipay: sign in to pay')
    const cheaper = url.replace('28.90', '0.01')
    expect(cheaper).not.toBe(url)
    expect(await (await fetch(cheaper)).text()).toContain('isv.invalid-signature')
  })

  test('no request is made, and nothing need be remembered', async () => {
    const before = peer.calls.length
    expect(await provider.begin(payment())).toEqual({ kind: 'redirect', url: expect.any(String) })
    expect(peer.calls.length).toBe(before)
  })

  test('the request bears China’s time, wherever the server stands', async () => {
    vi.stubEnv('TZ', 'America/New_York')
    const { timestamp } = peer.asked(await begun(payment()))
    vi.unstubAllEnvs()
    const said = Date.parse(`${timestamp?.replace(' ', 'T')}+08:00`)
    expect(Math.abs(Date.now() - said)).toBeLessThan(60_000)
  })

  test('only yuan, for forty minutes, and never at once', () => {
    expect(['CNY', 'USD', 'HKD'].filter(provider.takes)).toEqual(['CNY'])
    expect(provider).toMatchObject({ name: 'alipay', paysAtOnce: false, waits: 2_400_000 })
  })

  test('without a gateway of its own it goes to Alipay', async () => {
    const next = await alipay({ ...peer.keys, gateway: null }).begin(payment())
    expect(next).toMatchObject({ url: expect.stringMatching(/^https:\/\/openapi\.alipay\.com\//) })
  })

  test('keys may be whole PEM files, too', async () => {
    const pem = (kind: string, key: string) =>
      `-----BEGIN ${kind} KEY-----\n${key.match(/.{1,64}/g)?.join('\n')}\n-----END ${kind} KEY-----\n`
    const { privateKey, publicKey } = peer.keys
    const withPem = alipay({
      ...peer.keys,
      privateKey: pem('PRIVATE', privateKey),
      publicKey: pem('PUBLIC', publicKey),
    })
    const facts = payment()
    const next = await withPem.begin(facts)
    const notice = peer.pay((next as { url: string }).url)
    expect(await withPem.hear!({ ...notice, now: 0 })).toMatchObject({ news: [{ kind: 'paid' }] })
  })
})

describe('hearing', () => {
  test.each([1, 10, 2890, 100_000, 10_000_000, 1_999_999_999])(
    'a payment of %i fen is heard to the fen',
    async amountMinor => {
      const { facts, notice } = await paid(amountMinor)
      const { eventId, news } = await hear(notice)
      expect(eventId).toMatch(/^[0-9a-f]{32}$/)
      expect(news).toEqual([
        {
          kind: 'paid',
          paymentId: facts.paymentId,
          providerRef: expect.stringMatching(/^\d{20,}$/),
          amountMinor,
          currency: 'CNY',
          fingerprint: createHash('sha256').update('2088102122524333').digest('hex'),
        },
      ])
    },
  )

  test('what was paid is said, not what was asked for', async () => {
    const notice = peer.pay(await begun(payment(2890)), { amount: '28.89' })
    expect(await hear(notice)).toMatchObject({ news: [{ amountMinor: 2889 }] })
  })

  test('the same notice again is the same news with the same id', async () => {
    const { notice } = await paid()
    expect(await hear(notice)).toEqual(await hear(notice))
  })

  test.each<[string, Record<string, string | null>]>([
    ['amount', { total_amount: '0.01' }],
    ['payment', { out_trade_no: 'pay_of_another' }],
    ['status', { trade_status: 'TRADE_CLOSED' }],
    ['signature', { sign: Buffer.alloc(256, 1).toString('base64') }],
    ['signature that is none', { sign: 'x' }],
    ['missing signature', { sign: null }],
    ['weaker hash', { sign_type: 'RSA' }],
    ['unknown hash', { sign_type: 'MD5' }],
    ['missing hash', { sign_type: null }],
    ['app', { app_id: '2021000100000000' }],
    ['additional field', { refund_fee: '28.90' }],
  ])('a changed notice is refused: %s', async (_, changes) => {
    const { notice } = await paid()
    await expect(hear(tampered(notice, changes))).rejects.toMatchObject({
      code: 'signature_invalid',
    })
  })

  test.each<[string, Record<string, string>]>([
    ['for another app', { app_id: '2021000100000000' }],
    ['signed over SHA-1', { sign_type: 'RSA' }],
    ['without its id', { notify_id: '' }],
  ])('a genuine notice is refused: %s', async (_, changes) => {
    const { facts } = await paid()
    await expect(hear(peer.notice(facts.paymentId, changes))).rejects.toMatchObject({
      code: 'signature_invalid',
    })
  })

  test('what the buyer’s browser brings back is signed by Alipay and yet no notice', async () => {
    const { facts } = await paid()
    const seen = peer.sealed({
      app_id: peer.keys.appId,
      out_trade_no: facts.paymentId,
      total_amount: '28.90',
      trade_status: 'TRADE_SUCCESS',
      sign_type: 'RSA2',
    })
    await expect(hear(seen)).rejects.toMatchObject({ code: 'signature_invalid' })
  })

  test('nonsense is refused', async () => {
    for (const text of ['', '{}', '%', 'sign_type=RSA2&sign=%ff&app_id=&notify_id=1'])
      await expect(hear({ body: Buffer.from(text), headers: new Headers() })).rejects.toMatchObject(
        { code: 'signature_invalid' },
      )
  })

  test('finished is paid', async () => {
    const { facts } = await paid()
    const notice = peer.notice(facts.paymentId, { trade_status: 'TRADE_FINISHED' })
    expect(await hear(notice)).toMatchObject({
      news: [{ kind: 'paid', paymentId: facts.paymentId, amountMinor: 2890 }],
    })
  })

  test('closed without a payment has failed', async () => {
    const facts = payment()
    const notice = peer.closeTrade(await begun(facts))
    expect((await hear(notice)).news).toEqual([{ kind: 'failed', paymentId: facts.paymentId }])
  })

  test.each<[string, Record<string, string>]>([
    ['waiting', { trade_status: 'WAIT_BUYER_PAY' }],
    ['closed after it was paid', { trade_status: 'TRADE_CLOSED' }],
    ['a part sent back', { refund_fee: '1.00', out_biz_no: 'ref_1' }],
    ['all sent back', { trade_status: 'TRADE_CLOSED', refund_fee: '28.90' }],
    ['a status of tomorrow', { trade_status: 'TRADE_PONDERED' }],
  ])('no news: %s', async (_, changes) => {
    const { facts } = await paid()
    expect((await hear(peer.notice(facts.paymentId, changes))).news).toEqual([])
  })

  test('an amount that is none is an error, never a payment', async () => {
    const { facts } = await paid()
    for (const total_amount of ['28.901', '1e3', '-1.00', '']) {
      const notice = peer.notice(facts.paymentId, { total_amount })
      await expect(hear(notice)).rejects.toThrow(/amount/)
    }
  })

  test('a newer app’s buyer has an open id, and may have none at all', async () => {
    const { facts } = await paid()
    const of = async (changes: Record<string, string>) =>
      (await hear(peer.notice(facts.paymentId, { buyer_id: '', ...changes }))).news[0]
    expect(await of({ buyer_open_id: 'open-1' })).toMatchObject({
      fingerprint: createHash('sha256').update('open-1').digest('hex'),
    })
    expect(await of({})).toMatchObject({ fingerprint: null })
  })
})

describe('sending back', () => {
  const method = 'alipay.trade.refund'

  test('parts, until nothing is left', async () => {
    const { facts } = await paid()
    expect(await provider.refund(refundOf(facts, 890))).toBe('done')
    expect(await provider.refund(refundOf(facts, 2000))).toBe('done')
    expect(await provider.refund(refundOf(facts, 1))).toBe('failed')
    expect(Object.values(peer.refundsOf(facts.paymentId))).toEqual(['8.90', '20.00'])
  })

  test('asked for twice it is sent once', async () => {
    const { facts } = await paid()
    const refund = refundOf(facts, 100)
    expect([await provider.refund(refund), await provider.refund(refund)]).toEqual(['done', 'done'])
    expect(peer.refundsOf(facts.paymentId)).toEqual({ [refund.refundId]: '1.00' })
  })

  test('the answer lost after the money moved: unresolved, then done, and sent once', async () => {
    const { facts } = await paid()
    const refund = refundOf(facts)
    peer.misbehave({ method, how: 'drop-after-effect' })
    expect(await provider.refund(refund)).toBe('unresolved')
    expect(await provider.refund(refund)).toBe('done')
    expect(peer.refundsOf(facts.paymentId)).toEqual({ [refund.refundId]: '28.90' })
  })

  test.each(['drop-before-effect', 'system-error', 'gateway-busy'] as const)(
    '%s: unresolved, nothing sent, then done',
    async how => {
      const { facts } = await paid()
      peer.misbehave({ method, how })
      expect(await provider.refund(refundOf(facts))).toBe('unresolved')
      expect(peer.refundsOf(facts.paymentId)).toEqual({})
      expect(await provider.refund(refundOf(facts))).toBe('done')
    },
  )

  test.each(['bad-signature', 'smuggled', 'mixed-up'] as const)(
    'a success that is not ours is not believed: %s',
    async how => {
      const { facts } = await paid()
      peer.misbehave({ method, how })
      expect(await provider.refund(refundOf(facts))).toBe('unresolved')
      expect(peer.refundsOf(facts.paymentId)).toEqual({})
    },
  )

  test('neither is an impostor’s refusal', async () => {
    const facts = payment()
    await fetch(await begun(facts))
    peer.misbehave({ method, how: 'bad-signature' })
    expect(await provider.refund(refundOf(facts))).toBe('unresolved')
    expect(await provider.refund(refundOf(facts))).toBe('failed')
  })

  test('taken but not moved yet: sent, and known once it moved', async () => {
    const { facts } = await paid()
    peer.misbehave({ method, how: 'not-yet' })
    expect(await provider.refund(refundOf(facts))).toBe('sent')
    expect(await provider.lookRefund!(refundOf(facts))).toBeNull()
    expect(await provider.refund(refundOf(facts))).toBe('done')
    expect(await provider.lookRefund!(refundOf(facts))).toBe('done')
  })

  test('taken, and the question after it lost: unresolved', async () => {
    const { facts } = await paid()
    peer.misbehave({ method, how: 'not-yet' })
    peer.misbehave({ method: 'alipay.trade.fastpay.refund.query', how: 'bad-signature' })
    expect(await provider.refund(refundOf(facts))).toBe('unresolved')
  })

  test('of a payment nobody made: failed, and not known', async () => {
    const facts = payment()
    expect(await provider.refund(refundOf(facts))).toBe('failed')
    expect(await provider.lookRefund!(refundOf(facts))).toBeNull()
  })

  test('with a key the gateway does not know: unresolved, to be asked again', async () => {
    const { facts } = await paid()
    const stranger = await alipayPeer()
    const wrong = alipay({ ...peer.keys, privateKey: stranger.keys.privateKey })
    await stranger.close()
    expect(await wrong.refund(refundOf(facts))).toBe('unresolved')
    expect(peer.refundsOf(facts.paymentId)).toEqual({})
  })

  test('a gateway that is away: unresolved', async () => {
    const gone = await alipayPeer()
    const away = alipay(gone.keys)
    await gone.close()
    expect(await away.refund(refundOf(payment()))).toBe('unresolved')
  })
})

describe('looking', () => {
  const method = 'alipay.trade.query'

  test('a payment whose notice never came says what the notice would have said', async () => {
    const { facts, notice } = await paid()
    expect(await provider.look!(facts)).toEqual((await hear(notice)).news[0])
  })

  test('still open: before the page was opened, and while it is', async () => {
    const facts = payment()
    const url = await begun(facts)
    expect(await provider.look!(facts)).toBeNull()
    await fetch(url)
    expect(await provider.look!(facts)).toBeNull()
  })

  test('closed is failed', async () => {
    const facts = payment()
    peer.closeTrade(await begun(facts))
    expect(await provider.look!(facts)).toEqual({ kind: 'failed', paymentId: facts.paymentId })
  })

  test.each([
    'system-error',
    'gateway-busy',
    'bad-signature',
    'smuggled',
    'mixed-up',
    'drop-before-effect',
  ] as const)('%s: no news, but an error', async how => {
    const { facts } = await paid()
    peer.misbehave({ method, how })
    await expect(provider.look!(facts)).rejects.toThrow()
    expect(await provider.look!(facts)).toMatchObject({ kind: 'paid' })
  })
})
