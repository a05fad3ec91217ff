import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeChargeback, openChargeback } from '../../server/payments/chargeback.ts'
import { nameRef, paymentOf } from '../../server/payments/queries.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { expectSound } from '../support/money.ts'
import { type StripePeer, startStripePeer } from '../support/stripe-peer.ts'
import { password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** Who bought is seen by the user, by the card, by how often and by what came back; each by its own name. */

const webhookSecret = 'whsec_for_tests_only_and_long_enough'
let house: House
let client: Client
let stripe: StripePeer
let mei: Awaited<ReturnType<typeof shop>>
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing

beforeAll(async () => {
  stripe = await startStripePeer({ webhookSecret, now: () => house.clock.now() })
  house = await openHouse({
    paymentProviders: ['test', 'stripe'],
    stripe: { secretKey: 'sk_test_for_tests_only', webhookSecret, api: stripe.url },
  })
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(async () => {
  await house.close()
  await stripe.close()
})

const numberOf = (id: string) => id.slice(-8).toUpperCase()
async function earningOf(orderId: string) {
  const { body } = await (await client.signIn(mei.email))('GET', '/earnings')
  return body.data.find((one: { order_number: string }) => one.order_number === numberOf(orderId))
}
const sales = async () => (await (await client.signIn(mei.email))('GET', '/shop')).body.tier.sales
const own = { 'sec-fetch-site': 'same-origin' }
let buyers = 0
const door = { city: 'Hangzhou', region: 'Zhejiang', country: 'CN' }

/** A buyer at the shop's pages, with a session or without one; answers the order's link. */
async function buyByForm(email: string, session = ''): Promise<string> {
  const send = (path: string, fields: Record<string, string>, cookie: string) =>
    client.app.request(`http://shop.test${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { ...own, cookie },
    })
  const added = await send('/@mei/cart', { variant_id: apples.variantId }, session)
  const cart = added.headers.get('set-cookie')!.split(';')[0]!
  const line1 = `9 ${email} Road`
  const phone = `138 0000 ${1000 + ++buyers}`
  const form = {
    name: 'Ann',
    email,
    phone,
    ...door,
    line1,
    provider: 'test',
    idempotency_key: email,
  }
  const placed = await send('/@mei/checkout', form, [session, cart].filter(Boolean).join('; '))
  expect(placed.status).toBe(303)
  const link = new URL(placed.headers.get('location')!, 'http://shop.test').pathname
  const token = link.split('/')[2]!
  const paid = await send(`/orders/${token}/pay`, { action: 'approve' }, '')
  expect(paid.status).toBe(303)
  await house.settle()
  return (await client.api('GET', `/orders/${token}`)).body.id
}

test('signed in as the curator, whatever else is typed, it is an own purchase', async () => {
  const entered = await client.send(
    'POST',
    '/dashboard/api/sign-in',
    { email: mei.email, password },
    own,
  )
  const session = entered.headers.get('set-cookie')!.split(';')[0]!
  const mine = await earningOf(await buyByForm('nobody@mail.example', session))
  expect(mine).toMatchObject({ state: 'void', reason: 'own_purchase', amount: { amount: 0 } })
  expect(mine.signals).toMatchObject([{ kind: 'same_user', state: 'upheld', can_appeal: true }])
  expect(await sales()).toBe(0)
  // The same form without her session is anybody's.
  expect(await earningOf(await buyByForm('somebody@mail.example'))).toMatchObject({
    state: 'pending',
    amount: { amount: 520 },
    signals: [],
  })
  expect(await sales()).toBe(1)
  await expectSound(house)
})

async function buyByCard(fingerprint: string, edit: Record<string, unknown> = {}) {
  const { body } = await client.buy('mei', [apples], { payment: { provider: 'stripe' }, ...edit })
  const url = body.payment.redirect_url as string
  const session = [...stripe.world.sessions.values()].find(one => one.url === url)!
  for (const { body: message, headers } of stripe.pay(session.id as string, { fingerprint }))
    await client.app.request('http://shop.test/hooks/stripe', {
      method: 'POST',
      headers,
      body: new Uint8Array(message),
    })
  await house.settle()
  return body.id as string
}

test('a card that paid for an own purchase before voids the commission, the sale with it; another card does not', async () => {
  const before = await sales()
  await buyByCard('card-of-mei', { buyer: { name: 'Mei', email: mei.email } })
  const known = await earningOf(await buyByCard('card-of-mei'))
  expect(known).toMatchObject({
    state: 'rejected',
    reason: 'same_payment',
    amount: { amount: 0 },
  })
  expect(known.signals).toMatchObject([{ kind: 'same_payment', state: 'upheld', can_appeal: true }])
  expect(await sales()).toBe(before)
  expect(await earningOf(await buyByCard('card-of-ann'))).toMatchObject({
    state: 'pending',
    signals: [],
  })
  expect(await sales()).toBe(before + 1)
  await expectSound(house)
})

const signalOf = async (orderId: string) => {
  const operator = await client.signIn('op@shop.test')
  const { body } = await operator('GET', '/operator/signals')
  return body.data.find((one: { order_id: string }) => one.order_id === orderId)
}
const decide = async (signal: { id: string }, decision: string) =>
  (await client.signIn('op@shop.test'))('POST', `/operator/signals/${mei.id}/${signal.id}/decide`, {
    decision,
    words: 'Looked.',
  })

test('after three refunded orders in a month the fourth waits for a person; the seller is paid as ever', async () => {
  const buyer = { name: 'Ring', email: 'ring@mail.example' }
  const buy = async () => {
    const { body } = await client.buy('mei', [apples], { buyer })
    await house.settle()
    return body.id as string
  }
  const refunded = async (orderId: string) => {
    const { body } = await client.api('GET', '/seller-orders?limit=100', undefined, wang.key)
    const part = body.data.find((one: { number: string }) => one.number === numberOf(orderId))
    const wish = { whole: true, reason: 'x' }
    await client.api('POST', `/seller-orders/${part.id}/refund`, wish, wang.key)
    await house.settle()
  }
  for (let i = 0; i < 3; i++) {
    const order = await buy()
    expect((await earningOf(order)).state).toBe('pending')
    await refunded(order)
    house.clock.move(2 * 86_400_000)
  }
  const fourth = await buy()
  expect(await earningOf(fourth)).toMatchObject({ state: 'on_hold', reason: 'review' })
  const signal = await signalOf(fourth)
  expect(signal).toMatchObject({
    kind: 'refund_ring',
    strength: 'weak',
    evidence: { refunded: 3, days: 30 },
  })
  const account = await client.signIn('wang@seller.example')
  const { body: statement } = await account('GET', `/seller/${wang.id}/statement`)
  expect(statement.data[0]).toMatchObject({ state: 'pending' })
  // A month later those three are forgotten.
  house.clock.move(31 * 86_400_000)
  expect((await earningOf(await buy())).signals).toEqual([])
  await decide(signal, 'dismiss')
  expect((await earningOf(fourth)).state).toBe('pending')
  await expectSound(house)
})

test('many orders of one buyer in a day: the sixth waits, the seventh too; a day later nothing does', async () => {
  const buyer = { name: 'Keen', email: 'keen@mail.example' }
  const buy = async () => {
    house.clock.move(1000)
    const { body } = await client.buy('mei', [apples], { buyer })
    await house.settle()
    return body.id as string
  }
  const states = []
  const orders = []
  for (let i = 0; i < 7; i++) {
    orders.push(await buy())
    states.push((await earningOf(orders[i]!)).state)
  }
  expect(states).toEqual([...Array(5).fill('pending'), 'on_hold', 'on_hold'])
  expect(await signalOf(orders[5]!)).toMatchObject({
    kind: 'velocity',
    evidence: { orders: 6, hours: 24 },
  })
  house.clock.move(86_400_000)
  expect((await earningOf(await buy())).state).toBe('pending')

  // Upheld, it is no sale; a chargeback that is won gives the money back and not the sale.
  const before = await sales()
  await decide(await signalOf(orders[5]!), 'uphold')
  expect(await sales()).toBe(before - 1)
  const key = { shopId: mei.id, orderId: orders[5]! }
  const { db, clock } = house.instance
  await db.transact(async tx => {
    const { id: paymentId } = await paymentOf(tx, key)
    await nameRef(tx, { provider: 'test', ref: paymentId, shopId: mei.id, paymentId })
    const told = { provider: 'test', now: clock.now() }
    const news = { providerRef: paymentId, disputeId: 'dp_1', amountMinor: 1000 }
    await openChargeback(tx, { kind: 'disputed', ...news }, told)
    await closeChargeback(tx, { kind: 'dispute_closed', outcome: 'won', ...news }, told)
  })
  expect(await sales()).toBe(before - 1)
  await expectSound(house)
})
