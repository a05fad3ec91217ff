import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payments, refunds } from '../../server/payments/schema.ts'
import { minutes } from '../../server/platform/clock.ts'
import { alipayPeer } from '../support/alipay-peer.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { deliverAll, expectSound, mature, setPayee } from '../support/money.ts'
import { type StripeEvent, type StripePeer, startStripePeer } from '../support/stripe-peer.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Real providers, by their own SDKs, against peers on loopback: one suite, whatever the provider. */

type Message = { body: Buffer; headers: Record<string, string> | Headers }
type Paid = { amount?: number; currency?: string }

const webhookSecret = 'whsec_for_tests_only_and_long_enough'
let house: House
let client: Client
let stripe: StripePeer
let alipay: Awaited<ReturnType<typeof alipayPeer>>
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing

beforeAll(async () => {
  stripe = await startStripePeer({ webhookSecret, now: () => house.clock.now() })
  alipay = await alipayPeer()
  house = await openHouse({
    paymentProviders: ['stripe', 'alipay'],
    stripe: { secretKey: 'sk_test_for_tests_only', webhookSecret, api: stripe.url },
    alipay: alipay.keys,
  })
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: 1000 })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(async () => {
  await house.close()
  await stripe.close()
  await alipay.close()
})

const sessionOf = (url: string) =>
  [...stripe.world.sessions.values()].find(one => one.url === url)?.id as string

/** What a buyer does at each provider, and what the provider then tells us. */
const at = {
  stripe: {
    pay: (url: string, paid?: Paid): Message[] => stripe.pay(sessionOf(url), paid),
    refundsMade: () => stripe.world.refunds.size,
    loseAnswer: () =>
      stripe.misbehave({ path: /refunds/, how: 'drop-after-effect', times: 2, method: 'POST' }),
  },
  alipay: {
    pay: (url: string, paid?: Paid): Message[] => [
      alipay.pay(url, paid?.amount === undefined ? {} : { amount: (paid.amount / 100).toFixed(2) }),
    ],
    refundsMade: () => alipay.calls.filter(call => call.method === 'alipay.trade.refund').length,
    loseAnswer: () =>
      alipay.misbehave({ method: 'alipay.trade.refund', how: 'drop-after-effect', times: 1 }),
  },
} as const

async function tell(name: string, message: Message) {
  const headers =
    message.headers instanceof Headers ? message.headers : new Headers(message.headers)
  const response = await client.app.request(`http://shop.test/hooks/${name}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(message.body),
  })
  return response.status
}

const place = async (name: string) => {
  const { body } = await client.buy('mei', [apples], { payment: { provider: name } })
  return { ...body, url: body.payment.redirect_url as string }
}
const look = async (token: string) => (await client.api('GET', `/orders/${token}`)).body
const row = async (orderId: string) =>
  (await house.instance.db.read(reader => reader.select().from(payments))).find(
    one => one.orderId === orderId,
  )!
const refundRow = async (orderId: string) =>
  (await house.instance.db.read(reader => reader.select().from(refunds))).find(
    one => one.orderId === orderId,
  )

describe.each(['stripe', 'alipay'] as const)('%s', name => {
  test('a buyer pays on the provider’s page; told twice and out of order, the order is paid once', async () => {
    const order = await place(name)
    expect(order.status).toBe('awaiting_payment')
    const messages = at[name].pay(order.url)
    for (const message of [...messages].reverse()) expect(await tell(name, message)).toBe(200)
    for (const message of messages) expect(await tell(name, message)).toBe(200)
    expect((await look(order.token)).status).toBe('paid')
    await house.settle()
    const { body } = await client.api('GET', '/seller-orders?status=forwarded', undefined, wang.key)
    const number = order.id.slice(-8).toUpperCase()
    expect(body.data.filter((one: { number: string }) => one.number === number)).toHaveLength(1)
    await expectSound(house)
  })

  test('a message changed on the way, or made up, is refused and changes nothing', async () => {
    const order = await place(name)
    for (const message of at[name].pay(order.url)) {
      const text = message.body.toString().replace(/(amount\D{1,30})\d/, '$17')
      expect(await tell(name, { ...message, body: Buffer.from(text) })).toBe(401)
      expect(await tell(name, { body: message.body, headers: {} })).not.toBe(500)
    }
    expect(await tell(name, { body: Buffer.from('{}'), headers: {} })).toBe(401)
    if (name === 'stripe') expect((await look(order.token)).status).toBe('awaiting_payment')
  })

  test('another amount than asked is never forwarded: the operator is told', async () => {
    const order = await place(name)
    for (const message of at[name].pay(order.url, { amount: 1 })) await tell(name, message)
    expect((await look(order.token)).status).toBe('awaiting_payment')
    expect((await row(order.id)).state).toBe('mismatch')
    const operator = await client.signIn('op@shop.test')
    const { body } = await operator('GET', '/operator/alarms')
    expect(body.mismatches.map((one: { order_id: string }) => one.order_id)).toContain(order.id)
    await expectSound(house)
  })

  test('money that comes after the order has ended goes back whole, and nothing is forwarded', async () => {
    const order = await place(name)
    house.clock.move(minutes(41))
    await house.jobs.sweep()
    expect((await look(order.token)).status).toBe('expired')
    for (const message of at[name].pay(order.url)) await tell(name, message)
    await house.settle()
    expect(await row(order.id)).toMatchObject({
      state: 'captured',
      isLate: true,
      refundedMinor: order.total.amount,
    })
    expect(await refundRow(order.id)).toMatchObject({ cause: 'paid_late', state: 'done' })
    expect((await look(order.token)).status).toBe('expired')
    await expectSound(house)
  })

  test('a payment whose message never came is found by asking', async () => {
    const order = await place(name)
    at[name].pay(order.url)
    await house.jobs.sweep()
    expect((await look(order.token)).status).toBe('awaiting_payment')
    house.clock.move(minutes(11))
    await house.jobs.sweep()
    expect((await look(order.token)).status).toBe('paid')
  })

  test('a refund whose answer is lost is asked again and made once', async () => {
    const order = await place(name)
    for (const message of at[name].pay(order.url)) await tell(name, message)
    await house.settle()
    const { body } = await client.api('GET', '/seller-orders?status=forwarded', undefined, wang.key)
    const part = body.data.find(
      (one: { number: string }) => one.number === order.id.slice(-8).toUpperCase(),
    )
    const before = at[name].refundsMade()
    at[name].loseAnswer()
    await client.api(
      'POST',
      `/seller-orders/${part.id}/refund`,
      { whole: true, reason: 'x' },
      wang.key,
    )
    await house.settle()
    expect((await refundRow(order.id))?.state).toBe('unresolved')
    house.clock.move(minutes(6))
    await house.settle()
    expect((await refundRow(order.id))?.state).toBe('done')
    if (name === 'stripe') expect(at[name].refundsMade() - before).toBe(1)
    expect((await look(order.token)).status).toBe('refunded')
    await expectSound(house)
  })

  test('with this provider switched off, the other goes on taking orders', async () => {
    const other = name === 'stripe' ? 'alipay' : 'stripe'
    const { providers } = house.instance
    const kept = [...providers]
    providers.splice(0, providers.length, ...kept.filter(one => one.name === other))
    const refused = await client.buy('mei', [apples], { payment: { provider: name } })
    expect(refused.body.error.code).toBe('payment_provider_unknown')
    const order = await place(other)
    for (const message of at[other].pay(order.url)) await tell(other, message)
    expect((await look(order.token)).status).toBe('paid')
    providers.splice(0, providers.length, ...kept)
  })
})

describe('stripe alone', () => {
  const paidOrder = async () => {
    const order = await place('stripe')
    for (const message of at.stripe.pay(order.url)) await tell('stripe', message)
    await house.settle()
    return order
  }
  const earningOf = async (orderId: string) => {
    const curator = await client.signIn(mei.email)
    const { body } = await curator('GET', '/earnings')
    return body.data.find(
      (one: { order_number: string }) => one.order_number === orderId.slice(-8).toUpperCase(),
    )
  }

  test('a dispute reverses everything at once; won, everything is back; the same words twice change nothing', async () => {
    const order = await paidOrder()
    const intent = (await row(order.id)).providerRef as string
    const [opened] = stripe.dispute(intent) as [StripeEvent]
    for (let i = 0; i < 2; i++) expect(await tell('stripe', opened)).toBe(200)
    expect(await earningOf(order.id)).toMatchObject({ state: 'reversed', amount: { amount: 0 } })
    expect((await look(order.token)).status).toBe('refunded')
    await expectSound(house)
    const [won] = stripe.closeDispute(opened.object.id, 'won') as [StripeEvent]
    for (let i = 0; i < 2; i++) expect(await tell('stripe', won)).toBe(200)
    expect(await earningOf(order.id)).toMatchObject({ state: 'pending', amount: { amount: 520 } })
    expect((await look(order.token)).status).toBe('paid')
    await expectSound(house)
  })

  test('a dispute won after everything had been approved is approved again, not forgotten', async () => {
    const order = await paidOrder()
    const keys = { [wang.id]: wang.key }
    await deliverAll(house, client, keys, { shopId: mei.id, orderId: order.id })
    await mature(house)
    expect((await earningOf(order.id)).state).toBe('approved')
    const [opened] = stripe.dispute((await row(order.id)).providerRef as string) as [StripeEvent]
    await tell('stripe', opened)
    const [won] = stripe.closeDispute(opened.object.id, 'won') as [StripeEvent]
    await tell('stripe', won)
    await house.settle()
    expect(await earningOf(order.id)).toMatchObject({ state: 'approved', amount: { amount: 520 } })
    await expectSound(house)
  })

  test.each(['won', 'lost'] as const)(
    'a dispute whose end (%s) is heard before its beginning ends the same way',
    async outcome => {
      const order = await paidOrder()
      const [opened] = stripe.dispute((await row(order.id)).providerRef as string) as [StripeEvent]
      const [closed] = stripe.closeDispute(opened.object.id, outcome) as [StripeEvent]
      await tell('stripe', closed)
      await tell('stripe', opened)
      const state = outcome === 'won' ? 'pending' : 'reversed'
      expect((await earningOf(order.id)).state).toBe(state)
      await expectSound(house)
    },
  )

  test('a dispute heard before its payment is not lost: the payment is booked first, then reversed', async () => {
    const order = await place('stripe')
    const [paid] = at.stripe.pay(order.url) as [StripeEvent, ...StripeEvent[]]
    const [opened] = stripe.dispute(paid.object.id) as [StripeEvent]
    expect(await tell('stripe', opened)).toBe(200)
    expect(await tell('stripe', paid)).toBe(200)
    await house.settle()
    expect((await look(order.token)).status).toBe('refunded')
    expect(await earningOf(order.id)).toMatchObject({ state: 'reversed', amount: { amount: 0 } })
    await expectSound(house)
    const [won] = stripe.closeDispute(opened.object.id, 'won') as [StripeEvent]
    await tell('stripe', won)
    await house.settle()
    expect((await look(order.token)).status).toBe('paid')
    expect(await earningOf(order.id)).toMatchObject({ state: 'pending', amount: { amount: 520 } })
    await expectSound(house)
  })

  test('when Stripe cannot be reached the order waits, and the buyer may try again', async () => {
    stripe.misbehave({ path: /sessions/, how: 'drop-before-effect', times: 2, method: 'POST' })
    const { body } = await client.buy('mei', [apples], { payment: { provider: 'stripe' } })
    expect(body.payment.redirect_url).toContain('unreachable')
    const again = await client.send('GET', `/orders/${body.token}/pay`)
    expect(again.status).toBe(200)
    const leadsTo = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(again.body)?.[1]
    for (const message of at.stripe.pay(leadsTo as string)) await tell('stripe', message)
    expect((await look(body.token)).status).toBe('paid')
  })

  test('a curator is paid by transfer; an answer that is lost ends as unresolved and is found out, once', async () => {
    const order = await paidOrder()
    await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId: order.id })
    await mature(house)
    stripe.account('acct_mei', { payoutsEnabled: false })
    const curator = await client.signIn(mei.email)
    const edit = { provider: 'stripe', account: 'acct_nobody', threshold_minor: 0 }
    const unknown = await curator('PUT', '/payee', {
      holder: 'Mei',
      bank: '',
      password: 'a long enough password',
      ...edit,
    })
    expect(unknown.body.error).toMatchObject({
      code: 'payee_incomplete',
      details: { why: 'unknown_destination' },
    })
    stripe.account('acct_mei', { payoutsEnabled: true })
    await setPayee(house, curator, { at: '', home: mei.id, edit: { ...edit, account: 'acct_mei' } })
    const operator = await client.signIn('op@shop.test')
    await operator('PUT', '/operator/rules', {
      hold_after_delivery_days: 14,
      hold_after_shipping_days: 30,
      rate_notice_days: 14,
      ship_within_days: 5,
      return_answer_days: 5,
      payout_threshold_minor: 0,
      payout_schedule: 'by_hand',
    })
    stripe.misbehave({ path: /transfers/, how: 'drop-after-effect', times: 2, method: 'POST' })
    const made = await curator('POST', '/payouts')
    expect(made.status).toBe(201)
    await house.settle()
    expect((await curator('GET', `/payouts/${made.body.id}`)).body.state).toBe('unresolved')
    await expectSound(house)
    await house.jobs.sweep()
    const { body: payout } = await curator('GET', `/payouts/${made.body.id}`)
    expect(payout.state).toBe('paid')
    expect(stripe.world.transfers.size).toBe(1)
    const [transfer] = [...stripe.world.transfers.values()]
    expect(transfer).toMatchObject({ amount: payout.amount.amount, destination: 'acct_mei' })
    await expectSound(house)
  })
})
