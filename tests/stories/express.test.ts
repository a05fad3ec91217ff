import { afterAll, beforeAll, expect, test } from 'vitest'
import { stripe as stripeProvider } from '../../server/payments/providers/stripe.ts'
import { minutes } from '../../server/platform/clock.ts'
import { editSeller } from '../../server/sellers/approve.ts'
import { requireShop } from '../../server/shops/queries.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { expectSound } from '../support/money.ts'
import { type StripeEvent, type StripePeer, startStripePeer } from '../support/stripe-peer.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** Express checkout: one press, and who and where come with the payment, or the money goes back. */

const webhookSecret = 'whsec_express'
let house: House
let client: Client
let peer: StripePeer
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  peer = await startStripePeer({ webhookSecret, now: house.clock.now })
  house.instance.providers.unshift(
    stripeProvider({ secretKey: 'sk_test_ours', webhookSecret, api: peer.url }),
  )
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  mei = await shop(house.instance, 'mei', [apples])
})
afterAll(async () => {
  await peer.close()
  await house.close()
})

const who = {
  name: 'Ada Buyer',
  email: 'ada@buyer.example',
  phone: '+6591234567',
  address: {
    line1: '1 Orchard Road',
    line2: null,
    city: null,
    state: null,
    postal_code: '238801',
    country: 'SG',
  },
}

/** As a browser does it: into the cart, to checkout, the express button, and on to Stripe. */
async function pressed(more: Record<string, string> = {}) {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    client.app.request(`http://shop.test${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://shop.test', cookie },
    })
  const added = await post('/@mei/cart', { variant_id: apples.variantId, quantity: '1' })
  const cookie = added.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await client.app.request('http://shop.test/@mei/checkout', { headers: { cookie } })
  const html = await page.text()
  expect(html).toContain('value="express"')
  const hidden = Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(one => [one[1], one[2]]),
  )
  const fields = { ...hidden, action: 'express', ...more }
  const placed = await post('/@mei/checkout', fields, cookie)
  const to = placed.headers.get('location') ?? ''
  const token = /orders\/([^/]+)\/pay/.exec(to)?.[1] ?? ''
  const leaving = await (await client.app.request(`http://shop.test${to}`)).text()
  const session = /c\/pay\/(cs_test_\d+)/.exec(leaving)?.[1] ?? ''
  return { placed, token, session }
}
const tell = ({ body, headers }: StripeEvent) =>
  client.app.request('http://shop.test/hooks/stripe', {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  })
const order = async (token: string) => (await client.api('GET', `/orders/${token}`)).body
const parts = async () =>
  (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data as {
    number: string
    ship_to: Record<string, string>
  }[]

test('one press leads to the provider, who asks for the address where every seller ships', async () => {
  const { placed, session, token } = await pressed()
  expect(placed.status).toBe(303)
  const { params } = peer.calls.findLast(one => one.path === '/v1/checkout/sessions')!
  expect(params.customer_email).toBeUndefined()
  expect(peer.world.sessions.get(session)?.shipping_address_collection).toMatchObject({
    allowed_countries: expect.arrayContaining(['CN', 'SG', 'DE']),
  })
  const events = peer.pay(session, { who })
  const [intent, , completed] = events as [StripeEvent, StripeEvent, StripeEvent]
  // The intent does not know who bought: nothing is forwarded on its word.
  expect((await tell(intent)).status).toBe(200)
  expect((await order(token)).status).toBe('awaiting_payment')
  for (const message of [completed, completed, intent])
    expect((await tell(message)).status).toBe(200)
  await house.settle()
  expect((await order(token)).status).toBe('paid')
  const [part] = await parts()
  expect(part!.ship_to).toMatchObject({
    name: 'Ada Buyer',
    line1: '1 Orchard Road',
    city: 'Singapore',
    postal_code: '238801',
    country: 'SG',
  })
  const page = await (await client.app.request(`http://shop.test/orders/${token}`)).text()
  expect(page).toContain('1 Orchard Road')
  expect(mailsTo(house, 'ada@buyer.example').length).toBeGreaterThan(0)
  await expectSound(house)
})

test('a message that never came is looked up, with who and where', async () => {
  const { session, token } = await pressed()
  peer.pay(session, { who })
  house.clock.move(minutes(15))
  await house.jobs.sweep()
  await house.settle()
  expect((await order(token)).status).toBe('paid')
})

test('where no seller ships, or nobody is named, nothing is forwarded and all of it goes back', async () => {
  const before = (await parts()).length
  const nowhere = { ...who, address: { ...who.address, country: 'KP' } }
  const nobody = { ...who, email: '' }
  for (const stranger of [nowhere, nobody]) {
    const { session, token } = await pressed()
    for (const message of peer.pay(session, { who: stranger })) await tell(message)
    await house.settle()
    expect((await order(token)).status).toBe('expired')
    const [refund] = [...peer.world.refunds.values()].slice(-1)
    expect(refund).toMatchObject({ amount: (await order(token)).total.amount })
  }
  expect(await parts()).toHaveLength(before)
  await expectSound(house)
})

test('the curator’s own purchase is seen when the payment tells who bought', async () => {
  const sales = async () =>
    (await house.instance.db.read(reader => requireShop(reader, mei.id))).saleCount
  const before = await sales()
  expect(before).toBeGreaterThan(0)
  const { session, token } = await pressed()
  const curator = { ...who, email: mei.email.toUpperCase() }
  for (const message of peer.pay(session, { who: curator })) await tell(message)
  await house.settle()
  expect((await order(token)).status).toBe('paid')
  const { body } = await (await client.signIn(mei.email))('GET', '/earnings')
  const number = (await order(token)).id.slice(-8).toUpperCase()
  const row = body.data.find((one: { order_number: string }) => one.order_number === number)
  expect(row).toMatchObject({ state: 'rejected', reason: 'same_email' })
  expect(await sales()).toBe(before)
  await expectSound(house)
})

test('a dispute heard first books the payment with its address', async () => {
  const { session, token } = await pressed()
  const [intent] = peer.pay(session, { who }) as [StripeEvent]
  const [opened] = peer.dispute(intent.object.id) as [StripeEvent]
  expect((await tell(opened)).status).toBe(200)
  await house.settle()
  expect((await order(token)).status).toBe('refunded')
  expect((await parts())[0]!.ship_to.line1).toBe('1 Orchard Road')
  await expectSound(house)
})

test('given up, it ends like any other and writes to nobody', async () => {
  const { token } = await pressed()
  house.clock.move(minutes(41))
  await house.jobs.sweep()
  await house.settle()
  expect((await order(token)).status).toBe('expired')
  expect((await client.app.request(`http://shop.test/orders/${token}`)).status).toBe(200)
})

test('where two sellers share no country it is not offered, and refused to whoever asks all the same', async () => {
  const jing = await seller(house.instance, 'Jing')
  const bowl = await product(house.instance, jing.id, 'bowl')
  await shop(house.instance, 'far', [apples, bowl])
  const shipsTo = (sellerId: string, name: string, to: string) =>
    house.instance.db.transact(tx =>
      editSeller(tx, {
        sellerId,
        input: {
          name,
          line: '',
          country: 'CN',
          support_email: `help@${name}.example`,
          shipping_minor: 800,
          free_shipping_from_minor: null,
          default_rate_bps: 1200,
          return_days: 14,
          delivery: [{ to, days_min: 2, days_max: 4 }],
        },
        now: house.clock.now(),
      }),
    )
  await shipsTo(wang.id, 'Wang', 'CN')
  await shipsTo(jing.id, 'Jing', 'JP')
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    client.app.request(`http://shop.test${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://shop.test', cookie },
    })
  let cookie = ''
  for (const { variantId } of [apples, bowl]) {
    const added = await post('/@far/cart', { variant_id: variantId, quantity: '1' }, cookie)
    cookie = added.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const page = await client.app.request('http://shop.test/@far/checkout', { headers: { cookie } })
  expect(await page.text()).not.toContain('value="express"')
  const forced = await post('/@far/checkout', { action: 'express', idempotency_key: 'k' }, cookie)
  expect(forced.status).toBe(409)
  expect(await forced.text()).toContain('no country that all of these sellers ship to')
})
