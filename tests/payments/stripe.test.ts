import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PaymentFacts, PaymentToBegin, RefundFacts } from '../../server/payments/provider.ts'
import { stripe } from '../../server/payments/providers/stripe.ts'
import type { Transfer } from '../../server/payouts/provider.ts'
import { stripe as stripePayouts } from '../../server/payouts/providers/stripe.ts'
import { minutes } from '../../server/platform/clock.ts'
import { currencies } from '../../server/platform/money.ts'
import { movableClock } from '../support/clock.ts'
import { type StripeEvent, type StripePeer, startStripePeer } from '../support/stripe-peer.ts'

/** What we promise about Stripe, with its own client against a peer that speaks as it does. */

const webhookSecret = 'whsec_of_the_endpoint'
let clock: ReturnType<typeof movableClock>
let peer: StripePeer

beforeEach(async () => {
  clock = movableClock()
  peer = await startStripePeer({ webhookSecret, now: clock.now })
})
afterEach(() => peer.close())

const settings = (secretKey = 'sk_test_ours') => ({ secretKey, webhookSecret, api: peer.url })
const payments = (secretKey?: string) => stripe(settings(secretKey))
const payouts = () => stripePayouts(settings())

const toBegin = (changes: Partial<PaymentToBegin> = {}): PaymentToBegin => ({
  paymentId: 'pay_1',
  providerRef: null,
  amountMinor: 2890,
  currency: 'CNY',
  orderNumber: '4F7K2M9Q',
  orderToken: 'token_1',
  baseUrl: 'https://shop.example',
  email: 'buyer@example.com',
  askedIn: null,
  language: 'zh',
  expiresAt: clock.now() + payments().waits,
  ...changes,
})

async function begin(changes?: Partial<PaymentToBegin>, secretKey?: string): Promise<string> {
  const next = await payments(secretKey).begin(toBegin(changes))
  if (next.kind !== 'redirect' || !next.providerRef) throw new Error('no page')
  return next.providerRef
}

const hear = (event: Pick<StripeEvent, 'body' | 'headers'>, secretKey?: string) =>
  payments(secretKey).hear!({
    headers: new Headers(event.headers),
    body: event.body,
    now: clock.now(),
  })
const newsOf = async (event: StripeEvent) => (await hear(event)).news
const named = (events: StripeEvent[], type: string) => events.find(one => one.type === type)!
const facts = (providerRef: string): PaymentFacts => ({
  paymentId: 'pay_1',
  providerRef,
  amountMinor: 2890,
  currency: 'CNY',
})

async function paid(): Promise<PaymentFacts> {
  const events = peer.pay(await begin())
  return facts(named(events, 'payment_intent.succeeded').object.id)
}

const refundOf = (payment: PaymentFacts, changes: Partial<RefundFacts> = {}): RefundFacts => ({
  refundId: 'ref_1',
  amountMinor: 1000,
  currency: 'CNY',
  payment,
  ...changes,
})

/** Stripe's client tries everything twice, so an answer is only lost when both are. */
const lost = 2
/** Too many requests are not tried again at once. */
const triesAt = (how: string) => (how === '429' ? 1 : lost)

describe('a payment begins', () => {
  test('on a page of Stripe that knows amount, order, buyer and the way back', async () => {
    const next = await payments().begin(toBegin())
    const session = [...peer.world.sessions.values()][0]!
    expect(next).toEqual({ kind: 'redirect', url: session.url, providerRef: session.id })
    expect(peer.calls[0]).toMatchObject({
      path: '/v1/checkout/sessions',
      idempotencyKey: 'checkout:pay_1',
      params: {
        mode: 'payment',
        client_reference_id: 'pay_1',
        metadata: { payment_id: 'pay_1' },
        payment_intent_data: { metadata: { payment_id: 'pay_1' } },
        line_items: {
          0: {
            quantity: '1',
            price_data: {
              currency: 'cny',
              unit_amount: '2890',
              product_data: { name: 'Order 4F7K2M9Q' },
            },
          },
        },
        customer_email: 'buyer@example.com',
        locale: 'zh',
        success_url: 'https://shop.example/orders/token_1?placed=1',
        cancel_url: 'https://shop.example/orders/token_1',
        expires_at: String((clock.now() + minutes(40)) / 1000),
      },
    })
  })

  test('once, though it is asked for twice or its answer is lost', async () => {
    peer.misbehave({ path: /sessions/, how: 'drop-after-effect', times: lost })
    await expect(payments().begin(toBegin())).rejects.toThrow()
    expect(await begin()).toBe(await begin())
    expect(peer.world.sessions.size).toBe(1)
  })

  test('in every currency we know, and throws when Stripe refuses', async () => {
    expect(currencies.filter(one => !payments().takes(one))).toEqual([])
    expect(payments().takes('XXX')).toBe(false)
    await expect(begin({ expiresAt: clock.now() + minutes(5) })).rejects.toThrow('expires_at')
  })
})

describe('what Stripe tells', () => {
  test('paid is the same news from either event, in any order, however often', async () => {
    const events = peer.pay(await begin())
    const intent = named(events, 'payment_intent.succeeded')
    const session = named(events, 'checkout.session.completed')
    const news = {
      kind: 'paid',
      paymentId: 'pay_1',
      providerRef: intent.object.id,
      amountMinor: 2890,
      currency: 'CNY',
      fingerprint: 'Xt5EWLLDS7FJjR1c',
    }
    for (const event of [session, intent, intent, session, session])
      expect(await newsOf(event)).toEqual([news])
    expect((await hear(session)).eventId).toBe((await hear(session)).eventId)
    expect((await hear(session)).eventId).not.toBe((await hear(intent)).eventId)
  })

  test('what was really paid, not what was asked for', async () => {
    const events = peer.pay(await begin(), { amount: 1, currency: 'usd' })
    for (const type of ['payment_intent.succeeded', 'checkout.session.completed'])
      expect(await newsOf(named(events, type))).toMatchObject([{ amountMinor: 1, currency: 'USD' }])
  })

  test('a page completed without money is no news until the money comes or does not', async () => {
    const session = named(peer.pay(await begin()), 'checkout.session.completed').object
    const later = { ...session, payment_status: 'unpaid' }
    expect(await newsOf(peer.event('checkout.session.completed', later))).toEqual([])
    const came = peer.event('checkout.session.async_payment_succeeded', session)
    expect(await newsOf(came)).toMatchObject([{ kind: 'paid', paymentId: 'pay_1' }])
    const went = peer.event('checkout.session.async_payment_failed', later)
    expect(await newsOf(went)).toEqual([{ kind: 'failed', paymentId: 'pay_1' }])
  })

  test('a page whose time is over', async () => {
    const [event] = peer.expire(await begin())
    expect(await newsOf(event!)).toEqual([{ kind: 'failed', paymentId: 'pay_1' }])
  })

  test('the card, looked up where the message names only its charge', async () => {
    const events = peer.pay(await begin())
    for (const type of ['payment_intent.succeeded', 'checkout.session.completed'])
      expect(await newsOf(named(events, type))).toMatchObject([{ fingerprint: 'Xt5EWLLDS7FJjR1c' }])
    // The payment does not wait for it.
    peer.misbehave({ path: /payment_intents/, how: '500', times: lost })
    expect(await newsOf(named(events, 'payment_intent.succeeded'))).toMatchObject([
      { kind: 'paid', fingerprint: null },
    ])
  })

  test('a dispute, and how it ended', async () => {
    const { providerRef } = await paid()
    const [opened] = peer.dispute(providerRef!)
    const disputeId = opened!.object.id
    // Its payment first: it may not have been heard of.
    expect(await newsOf(opened!)).toMatchObject([
      { kind: 'paid', paymentId: 'pay_1', providerRef, amountMinor: 2890 },
      { kind: 'disputed', providerRef, disputeId, amountMinor: 2890 },
    ])
    peer.misbehave({ path: /payment_intents/, how: '500', times: lost })
    await expect(hear(opened!)).rejects.toThrow()
    for (const [status, outcome] of [
      ['won', 'won'],
      ['lost', 'lost'],
      ['warning_closed', 'won'],
    ] as const) {
      const [closed] = peer.closeDispute(disputeId, status)
      const ref = status === 'warning_closed' ? null : providerRef
      const news = await newsOf(closed!)
      expect(news.map(one => one.kind)).toEqual(
        ref ? ['paid', 'dispute_closed'] : ['dispute_closed'],
      )
      expect(news.at(-1)).toEqual({
        kind: 'dispute_closed',
        disputeId,
        outcome,
        providerRef: ref,
        amountMinor: 2890,
      })
    }
  })

  test('an inquiry has taken no money', async () => {
    const { providerRef } = await paid()
    const [opened] = peer.dispute(providerRef!)
    const asked = { ...opened!.object, status: 'warning_needs_response' }
    expect(await newsOf(peer.event('charge.dispute.created', asked))).toEqual([])
    const taken = await newsOf(peer.event('charge.dispute.funds_withdrawn', opened!.object))
    expect(taken.map(one => one.kind)).toEqual(['paid', 'disputed'])
  })

  test('nothing about what is not ours', async () => {
    const events = peer.pay(await begin())
    expect(await newsOf(named(events, 'charge.succeeded'))).toEqual([])
    const intent = named(events, 'payment_intent.succeeded').object
    const foreign = { ...intent, metadata: {} }
    expect(await newsOf(peer.event('payment_intent.succeeded', foreign))).toEqual([])
    // A payee may name any payment of ours in their own account.
    const theirs = peer.event('payment_intent.succeeded', intent, { account: 'acct_payee' })
    expect(await newsOf(theirs)).toEqual([])
    const refund = { id: 're_x', object: 'refund', status: 'succeeded', metadata: {} }
    expect(await newsOf(peer.event('refund.updated', refund))).toEqual([])
  })
})

describe('what is not proven to be Stripe’s', () => {
  const refused = { code: 'signature_invalid' }
  const paidEvent = async () => named(peer.pay(await begin()), 'checkout.session.completed')

  test('a changed body, another secret, no signature at all', async () => {
    const { body, headers } = await paidEvent()
    const tampered = Buffer.from(body.toString().replaceAll('2890', '2891'))
    await expect(hear({ body: tampered, headers })).rejects.toMatchObject(refused)
    peer.world.webhookSecret = 'whsec_of_somebody_else'
    const forged = peer.event('charge.succeeded', { id: 'ch_1', object: 'charge' })
    await expect(hear(forged)).rejects.toMatchObject(refused)
    await expect(hear({ body, headers: { 'stripe-signature': '' } })).rejects.toMatchObject(refused)
  })

  test('an old message said again', async () => {
    const event = await paidEvent()
    clock.move(minutes(5))
    expect((await hear(event)).news).toHaveLength(1)
    clock.move(1000)
    await expect(hear(event)).rejects.toMatchObject(refused)
  })

  test('play money where the key is for real money, and the reverse', async () => {
    const play = await paidEvent()
    expect((await hear(play, 'sk_live_ours')).news).toEqual([])
    const session = await begin({ paymentId: 'pay_2' }, 'sk_live_ours')
    const real = named(peer.pay(session), 'checkout.session.completed')
    expect((await hear(real)).news).toEqual([])
    expect((await hear(real, 'sk_live_ours')).news).toMatchObject([{ paymentId: 'pay_2' }])
  })
})

describe('looking instead of hearing', () => {
  test('a payment: open, paid with its card, its time over', async () => {
    const session = await begin()
    expect(await payments().look!(facts(session))).toBeNull()
    const events = peer.pay(session, { fingerprint: 'one_card' })
    const providerRef = named(events, 'payment_intent.succeeded').object.id
    const news = { kind: 'paid', paymentId: 'pay_1', providerRef, fingerprint: 'one_card' }
    expect(await payments().look!(facts(session))).toMatchObject(news)
    expect(await payments().look!(facts(providerRef))).toMatchObject(news)
    const other = await begin({ paymentId: 'pay_2' })
    peer.expire(other)
    expect(await payments().look!({ ...facts(other), paymentId: 'pay_2' })).toEqual({
      kind: 'failed',
      paymentId: 'pay_2',
    })
  })

  test('a payment whose bank said no days later', async () => {
    const session = await begin()
    const intentId = named(peer.pay(session), 'payment_intent.succeeded').object.id
    peer.world.sessions.get(session)!.payment_status = 'unpaid'
    peer.world.intents.get(intentId)!.status = 'processing'
    expect(await payments().look!(facts(session))).toBeNull()
    peer.world.intents.get(intentId)!.status = 'requires_payment_method'
    expect(await payments().look!(facts(session))).toMatchObject({ kind: 'failed' })
  })

  test('an unreachable Stripe is not an open payment', async () => {
    const session = await begin()
    peer.misbehave({ path: /sessions/, how: '500', times: lost })
    await expect(payments().look!(facts(session))).rejects.toThrow()
  })
})

describe('a refund', () => {
  test('is one, though its answer is lost, and though Stripe has forgotten the key', async () => {
    const refund = refundOf(await paid())
    peer.misbehave({ path: /refunds/, how: 'drop-after-effect', times: lost })
    expect(await payments().refund(refund)).toBe('unresolved')
    expect(await payments().refund(refund)).toBe('done')
    peer.forgetKeys()
    expect(await payments().refund(refund)).toBe('done')
    expect(peer.world.refunds.size).toBe(1)
  })

  test('is one, though two ask at once', async () => {
    const refund = refundOf(await paid())
    const both = await Promise.all([payments().refund(refund), payments().refund(refund)])
    expect(both).toEqual(['done', 'done'])
    expect(peer.world.refunds.size).toBe(1)
  })

  test.each(['drop-before-effect', '500', '429'] as const)(
    'is unresolved, and not made, when Stripe is unwell: %s',
    async how => {
      const refund = refundOf(await paid())
      peer.misbehave({ path: /refunds/, method: 'POST', how, times: triesAt(how) })
      expect(await payments().refund(refund)).toBe('unresolved')
      expect(peer.world.refunds.size).toBe(0)
      expect(await payments().lookRefund!(refund)).toBeNull()
    },
  )

  test('is unresolved, never refused, when our own key is wrong', async () => {
    const refund = refundOf(await paid())
    expect(await payments('wrong_key').refund(refund)).toBe('unresolved')
  })

  test('of more than was paid is refused for good', async () => {
    const payment = await paid()
    expect(await payments().refund(refundOf(payment, { amountMinor: 2891 }))).toBe('failed')
    expect(await payments().refund(refundOf(facts('pi_unknown')))).toBe('failed')
    expect(peer.world.refunds.size).toBe(0)
  })

  test.each([
    ['succeeded', 'done'],
    ['failed', 'failed'],
  ] as const)('that takes its time is heard of and found: %s', async (status, outcome) => {
    const refund = refundOf(await paid())
    peer.refundsStart('pending')
    expect(await payments().refund(refund)).toBe('sent')
    expect(await payments().lookRefund!(refund)).toBe('sent')
    for (const event of peer.finishRefund('ref_1', status))
      expect(await newsOf(event)).toEqual([{ kind: 'refund', refundId: 'ref_1', outcome }])
    expect(await payments().lookRefund!(refund)).toBe(outcome)
  })

  test('is found among more than one page of them', async () => {
    const payment = await paid()
    for (let n = 1; n <= 101; n += 1)
      await payments().refund(refundOf(payment, { refundId: `ref_${n}`, amountMinor: 1 }))
    const reads = peer.calls.length
    expect(await payments().lookRefund!(refundOf(payment, { refundId: 'ref_1' }))).toBe('done')
    expect(peer.calls.length - reads).toBe(2)
    expect(await payments().lookRefund!(refundOf(payment, { refundId: 'ref_0' }))).toBeNull()
  })
})

describe('a payout', () => {
  const transfer = (changes: Partial<Transfer> = {}): Transfer => ({
    payoutId: 'out_1',
    attempt: 1,
    amountMinor: 5000,
    currency: 'EUR',
    destination: 'acct_payee',
    providerRef: null,
    ...changes,
  })

  beforeEach(() => peer.account('acct_payee', { payoutsEnabled: true }))

  test('goes to an account that is there and ready', async () => {
    peer.account('acct_new', { payoutsEnabled: false })
    expect(await payouts().check('acct_payee')).toBeNull()
    expect(await payouts().check('acct_new')).toBe('not_ready')
    expect(await payouts().check('acct_nobody')).toBe('unknown_destination')
    const asked = peer.calls.length
    for (const odd of ['', 'DE89 3704 0044 0532 0130 00', 'acct_payee/../acct_new'])
      expect(await payouts().check(odd)).toBe('unknown_destination')
    expect(peer.calls.length).toBe(asked)
  })

  test('an unreachable Stripe says nothing about an account', async () => {
    peer.misbehave({ path: /accounts/, how: '500', times: lost })
    await expect(payouts().check('acct_payee')).rejects.toThrow()
  })

  test('says whose it is, and is one per attempt', async () => {
    const first = await payouts().send(transfer())
    expect(await payouts().send(transfer())).toEqual(first)
    peer.forgetKeys()
    expect(await payouts().send(transfer())).toEqual(first)
    expect(peer.calls.find(({ method }) => method === 'POST')).toMatchObject({
      idempotencyKey: 'payout:out_1:1',
      params: {
        amount: '5000',
        currency: 'eur',
        destination: 'acct_payee',
        transfer_group: 'out_1',
        metadata: { payout_id: 'out_1', attempt: '1' },
      },
    })
    expect(peer.world.transfers.size).toBe(1)
    expect(await payouts().send(transfer({ attempt: 2 }))).toMatchObject({ kind: 'paid' })
    expect(peer.world.transfers.size).toBe(2)
  })

  test('whose answer is lost is unresolved, then found, and one', async () => {
    peer.misbehave({ path: /transfers/, how: 'drop-after-effect', times: lost })
    expect(await payouts().send(transfer())).toEqual({ kind: 'unresolved' })
    const [made] = [...peer.world.transfers.keys()]
    expect(await payouts().look(transfer())).toEqual({ kind: 'paid', providerRef: made })
    expect(peer.world.transfers.size).toBe(1)
  })

  test.each(['drop-before-effect', '500', '429'] as const)(
    'that never arrived is unresolved, then known not to be there: %s',
    async how => {
      peer.misbehave({ path: /transfers/, method: 'POST', how, times: triesAt(how) })
      expect(await payouts().send(transfer())).toEqual({ kind: 'unresolved' })
      expect(await payouts().look(transfer())).toBeNull()
    },
  )

  test('is not sent while nobody can say whether it went', async () => {
    peer.misbehave({ path: /transfers/, method: 'GET', how: 'drop-before-effect', times: lost })
    expect(await payouts().send(transfer())).toEqual({ kind: 'unresolved' })
    expect(peer.calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('to an unknown account fails with Stripe’s reason; what came back, too', async () => {
    expect(await payouts().send(transfer({ destination: 'acct_nobody' }))).toEqual({
      kind: 'failed',
      reason: 'resource_missing',
    })
    const sent = await payouts().send(transfer({ payoutId: 'out_2' }))
    if (sent.kind !== 'paid') throw new Error(sent.kind)
    peer.reverse(sent.providerRef)
    expect(await payouts().look(transfer({ payoutId: 'out_2' }))).toEqual({
      kind: 'failed',
      reason: 'reversed',
    })
  })
})
