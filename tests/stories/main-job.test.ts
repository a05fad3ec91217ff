import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveParcel } from '../../server/dues/mature.ts'
import { balancesOf } from '../../server/ledger/balance.ts'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { sellerSystem } from '../support/seller-system.ts'
import { orderOf, pick, product, products, seller, shop, type Thing } from '../support/world.ts'

/**
 * The main job, end to end: Mei opens a shop, fills it, five buyers buy, the sellers hear of it and
 * ship, Mei's commission appears and is approved, the shop unlocks.
 */
let house: House
let client: Client
let wang: { id: string; userId: string; key: string }
let jing: { id: string; userId: string; key: string }
let system: Awaited<ReturnType<typeof sellerSystem>>
let mei: Awaited<ReturnType<typeof shop>>
let secret = ''
let apples: Thing
let bowl: Thing
let more: Thing[] = []

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang Orchard')
  jing = await seller(house.instance, 'Jing Kiln', {
    shipping_minor: 1200,
    free_shipping_from_minor: 20_000,
    default_rate_bps: 1500,
  })
  system = await sellerSystem()
  apples = await product(house.instance, wang.id, 'apples')
  bowl = await product(house.instance, jing.id, 'bowl', {
    priceMinor: 8800,
    rateBps: null,
    stock: 40,
  })
  more = await products(house.instance, wang.id, 45)
  mei = await shop(house.instance, 'mei')
  const added = await client.api('POST', '/webhook-endpoints', { url: system.url }, wang.key)
  expect(added.status).toBe(201)
  secret = added.body.secret
})

afterAll(async () => {
  await system.close()
  await house.close()
})

test('a shelf takes 30 picks, says so for the rest, and has room again when one goes', async () => {
  const { added, refused } = await pick(house.instance, mei.id, [
    apples,
    bowl,
    ...more.slice(0, 38),
  ])
  expect(added).toHaveLength(30)
  expect(refused).toHaveLength(10)
  expect(refused[0]).toMatchObject({
    code: 'listing_cap',
    details: { cap: 30, sales: 0, needed: 5 },
  })
  const curator = await client.signIn(mei.email)
  const last = added.at(-1)!
  expect((await curator('DELETE', `/picks/${last.pickId}`)).status).toBe(200)
  const again = await curator('POST', '/picks', { products: [{ product_id: more[44]!.productId }] })
  expect(again.body.added).toHaveLength(1)
  const over = await curator('POST', '/picks', { products: [{ product_id: more[43]!.productId }] })
  expect(over.body.refused[0]).toMatchObject({
    code: 'listing_cap',
    details: { cap: 30, sales: 0, needed: 5 },
  })
})

test('the picker shows what one sale earns, in money, before picking', async () => {
  const curator = await client.signIn(mei.email)
  const found = await curator('GET', '/catalog?q=apples')
  expect(found.body.data[0]).toMatchObject({
    price: { amount: 2890, currency: 'CNY' },
    earns: { amount: 520, currency: 'CNY' },
    rate_bps: 1800,
    is_picked: true,
  })
})

test('all about a product is read before it is picked; what cannot be picked is not found', async () => {
  const curator = await client.signIn(mei.email)
  const seen = await curator('GET', `/catalog/${apples.productId}`)
  expect(seen.body).toMatchObject({
    id: apples.productId,
    description: 'From the hills.',
    earns: { amount: 520, currency: 'CNY' },
    seller: { id: wang.id },
    variants: [{ id: apples.variantId, price: { amount: 2890, currency: 'CNY' } }],
    shipping: { price: { amount: 800, currency: 'CNY' } },
  })
  const abroad = await seller(house.instance, 'Abroad', { currency: 'USD' })
  const cup = await product(house.instance, abroad.id, 'cup-usd', { currency: 'USD' })
  for (const id of [cup.productId, 'prd_none'])
    expect((await curator('GET', `/catalog/${id}`)).status).toBe(404)
})

test('a buyer is quoted each seller’s shipping and pays one total', async () => {
  const wish = {
    lines: [
      { variant_id: apples.variantId, quantity: 2 },
      { variant_id: bowl.variantId, quantity: 1 },
    ],
    ship_to: { country: 'CN' },
  }
  const quoted = await client.api('POST', '/shops/mei/quotes', wish)
  expect(quoted.body).toMatchObject({
    goods: { amount: 2 * 2890 + 8800 },
    shipping: { amount: 800 + 1200 },
    total: { amount: 2 * 2890 + 8800 + 2000 },
  })
  const bought = await client.buy('mei', [{ ...apples, quantity: 2 }, bowl])
  expect(bought.status).toBe(201)
  expect(bought.body).toMatchObject({
    status: 'paid',
    total: quoted.body.total,
    payment: { status: 'captured' },
  })
})

test('each seller hears of its own part once, signed, with what shipping needs and nothing more', async () => {
  await house.settle()
  expect(system.heard).toHaveLength(1)
  const [message] = system.heard
  const headers = {
    'webhook-id': message!.id,
    'webhook-timestamp': message!.timestamp,
    'webhook-signature': message!.signature,
  }
  // A second opinion on the signature; its own clock check is left out because ours stands still.
  const expected = new Webhook(secret).sign(
    message!.id,
    new Date(Number(message!.timestamp) * 1000),
    message!.body,
  )
  expect(headers['webhook-signature']).toBe(expected)
  const event = JSON.parse(message!.body)
  expect(event.type).toBe('seller_order.forwarded')
  expect(event.data.lines).toHaveLength(1)
  expect(event.data.lines[0]).toMatchObject({ external_id: 'apples-1', quantity: 2 })
  expect(event.data.ship_to).toMatchObject({
    name: expect.stringMatching(/^Buyer/),
    line1: expect.stringContaining('Canary Road'),
    label_lines: expect.arrayContaining([expect.stringContaining('Canary Road')]),
  })
  expect(message!.body).not.toContain('@mail.example')
  expect(message!.body).not.toContain('bowl')
  const jings = await client.api('GET', '/seller-orders', undefined, jing.key)
  expect(jings.body.data).toHaveLength(1)
  expect(jings.body.data[0]).toMatchObject({ status: 'forwarded', shipping: { amount: 1200 } })
})

test('a seller’s steps lead to shipped, and saying them again changes nothing', async () => {
  const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
  const accepted = await client.api('POST', `/seller-orders/${part.id}/accept`, {}, wang.key)
  expect(accepted.body.status).toBe('accepted')
  const parcel = { carrier: 'SF Express', tracking_number: 'SF123' }
  expect(
    (await client.api('POST', `/seller-orders/${part.id}/ship`, parcel, wang.key)).body.status,
  ).toBe('shipped')
  const again = await client.api(
    'POST',
    `/seller-orders/${part.id}/ship`,
    { carrier: 'Other', tracking_number: 'X' },
    wang.key,
  )
  expect(again.body).toMatchObject({ status: 'shipped', tracking_number: 'SF123' })
  // Mistyped: put right by a step of its own, and the buyer has the new number, once each.
  const right = { carrier: 'SF Express', tracking_number: 'SF124' }
  const mails = () =>
    mailsTo(house, 'buyer1@mail.example')
      .filter(mail => /^(On its way|Corrected)/.test(mail.subject))
      .map(mail => /Tracking number: (SF\d+)/.exec(mail.text)?.[1])
  await house.settle()
  expect(mails()).toEqual(['SF123'])
  for (let i = 0; i < 2; i++) {
    const put = await client.api('POST', `/seller-orders/${part.id}/tracking`, right, wang.key)
    expect(put.body).toMatchObject({ status: 'shipped', tracking_number: 'SF124' })
    await house.settle()
  }
  expect(mails().sort()).toEqual(['SF123', 'SF124'])
  expect(
    (await client.api('POST', `/seller-orders/${part.id}/accept`, {}, wang.key)).body.status,
  ).toBe('shipped')
  expect(
    (await client.api('POST', `/seller-orders/${part.id}/reject`, { reason: 'no' }, wang.key))
      .status,
  ).toBe(409)
  expect(
    (await client.api('POST', `/seller-orders/${part.id}/ship`, parcel, jing.key)).status,
  ).toBe(404)
  expect(
    (await client.api('POST', `/seller-orders/${part.id}/deliver`, {}, wang.key)).body.status,
  ).toBe('delivered')
})

test('the commission is pending with its date, and the curator’s after the hold, once', async () => {
  await house.settle()
  const curator = await client.signIn(mei.email)
  const before = await curator('GET', '/earnings')
  const row = before.body.data.find((one: { title: string }) => one.title.includes('apples'))
  expect(row).toMatchObject({
    state: 'pending',
    base: { amount: 5780 },
    rate_bps: 1800,
    rate_rule: 'product',
    amount: { amount: 1040 },
  })
  expect(row.next_at).toBe(house.clock.now() + days(14))
  house.clock.move(days(14) - 1)
  await house.settle()
  expect(
    (await curator('GET', '/earnings')).body.data.find((one: { id: string }) => one.id === row.id)
      .state,
  ).toBe('pending')
  house.clock.move(1)
  await house.settle()
  const [order] = (await curator('GET', '/shop-orders')).body.data
  await house.instance.db.transact(tx =>
    approveParcel(tx, {
      shopId: mei.id,
      orderId: order.id,
      sellerId: wang.id,
      now: house.clock.now(),
    }),
  )
  expect(
    (await curator('GET', '/earnings')).body.data.find((one: { id: string }) => one.id === row.id)
      .state,
  ).toBe('approved')
  const balances = await house.instance.db.read(reader => balancesOf(reader, mei.id))
  const of = (account: string) => balances.find(one => one.account === account)?.amountMinor ?? 0
  // The bowl by Jing's own 15 % is still pending: 88.00 -> 13.20.
  expect(of('curator:payable')).toBe(1040)
  expect(of('curator:pending')).toBe(1320)
  expect(of(`seller:${wang.id}:payable`)).toBe(5780 - 1040 + 800)
  expect(balances.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(0)
})

test('a curator sees what sold, from whom and how far it is, and no trace of who bought it', async () => {
  const curator = await client.signIn(mei.email)
  const { data } = (await curator('GET', '/shop-orders')).body
  const delivered = data
    .flatMap((order: { parcels: object[] }) => order.parcels)
    .find((parcel: { status: string }) => parcel.status === 'delivered')
  expect(delivered).toMatchObject({ seller_id: expect.stringMatching(/^sel_/) })
  expect(delivered.since).toBeLessThan(house.clock.now())
  const [line] = data.find((order: { parcels: object[] }) =>
    order.parcels.includes(delivered),
  ).lines
  expect(line).toMatchObject({ quantity: expect.any(Number), seller_name: expect.any(String) })
  expect([wang.id, jing.id]).toContain(line.seller_id)
  for (const path of ['/shop-orders', '/earnings', '/shop', '/picks']) {
    const { body } = await curator('GET', path)
    expect(JSON.stringify(body)).not.toMatch(/Canary|mail\.example|Buyer \d|\+86/)
  }
})

test('a rejected part is refunded, its commission reversed to exactly nothing', async () => {
  const [part] = (await client.api('GET', '/seller-orders', undefined, jing.key)).body.data
  await client.api(
    'POST',
    `/seller-orders/${part.id}/reject`,
    { reason: 'The kiln cracked.' },
    jing.key,
  )
  await client.api('POST', `/seller-orders/${part.id}/reject`, { reason: 'Again.' }, jing.key)
  await house.settle()
  const balances = await house.instance.db.read(reader => balancesOf(reader, mei.id))
  const of = (account: string) => balances.find(one => one.account === account)?.amountMinor ?? 0
  expect(of('curator:pending')).toBe(0)
  expect(of(`seller:${jing.id}:held`)).toBe(0)
  const left = await client.api('POST', '/shops/mei/quotes', {
    lines: [{ variant_id: bowl.variantId, quantity: 40 }],
    ship_to: { country: 'CN' },
  })
  expect(left.body.problems).toEqual([])
})

test('own purchases earn nothing and do not count', async () => {
  const own = orderOf([apples])
  const bought = await client.buy('mei', [apples], {
    buyer: { ...own.buyer, email: `mei+me@curator.example` },
  })
  expect(bought.status).toBe(201)
  const curator = await client.signIn(mei.email)
  expect((await curator('GET', '/shop')).body.tier.sales).toBe(1)
  const [row] = (await curator('GET', '/earnings')).body.data
  expect(row).toMatchObject({ state: 'void', reason: 'own_purchase', amount: { amount: 0 } })
})

test('the fifth qualifying sale unlocks the shop, once, and the 31st pick is accepted', async () => {
  for (let i = 0; i < 3; i++) expect((await client.buy('mei', [apples])).status).toBe(201)
  const curator = await client.signIn(mei.email)
  expect((await curator('GET', '/shop')).body.tier).toMatchObject({
    id: 'starter',
    sales: 4,
    room: 0,
  })
  await client.buy('mei', [apples])
  const after = await curator('GET', '/shop')
  expect(after.body.tier).toMatchObject({
    id: 'established',
    sales: 5,
    picks_max: 100_000,
    next: null,
  })
  expect(after.body.unlock).toMatchObject({ tier: 'established', picks_max: 100_000 })
  await client.buy('mei', [apples])
  await curator('POST', '/shop/unlock-seen')
  expect((await curator('GET', '/shop')).body.unlock).toBeNull()
  const added = await curator('POST', '/picks', { products: [{ product_id: more[43]!.productId }] })
  expect(added.body.added).toHaveLength(1)
})
