import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { productsByIds } from '../../server/catalog/queries.ts'
import { balancesOf } from '../../server/ledger/balance.ts'
import { closeChargeback, openChargeback } from '../../server/payments/chargeback.ts'
import { nameRef, paymentOf, refundsOf } from '../../server/payments/queries.ts'
import { minutes } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { deliverAll, expectSound, mature, setPayee } from '../support/money.ts'
import { sellerSystem } from '../support/seller-system.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Money back: every share follows, to the last fen, and never twice. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let hundred: Thing
const cny = (amount: number) => ({ amount, currency: 'CNY' })

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  hundred = await product(house.instance, wang.id, 'hundred', {
    priceMinor: 10_000,
    rateBps: 1250,
    stock: null,
  })
  mei = await shop(house.instance, 'mei', [hundred])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

async function bought(quantity = 1) {
  // A moment later than the last one, so that the newest is the newest.
  house.clock.move(1000)
  const { body } = await client.buy('mei', [{ ...hundred, quantity }])
  await house.settle()
  const { body: parts } = await client.api('GET', '/seller-orders', undefined, wang.key)
  const part = parts.data[0]
  return { order: body, part, lineId: part.lines[0].id as string }
}
const refund = (id: string, input: unknown, key?: string) =>
  client.send(
    'POST',
    `/api/v1/seller-orders/${id}/refund`,
    { reason: 'scratched', ...(input as object) },
    {
      authorization: `Bearer ${wang.key}`,
      ...(key ? { 'idempotency-key': key } : {}),
    },
  )
async function earning(orderId: string) {
  const curator = await client.signIn(mei.email)
  const { body } = await curator('GET', '/earnings')
  return body.data.find(
    (one: { order_number: string }) => one.order_number === orderId.slice(-8).toUpperCase(),
  )
}
const balance = async (account: string) =>
  (await house.instance.db.read(reader => balancesOf(reader, mei.id))).find(
    one => one.account === account,
  )?.amountMinor ?? 0

test('100.00 at 12.5 % refunded as 33.33, 33.33, 33.34 takes back 4.17, 4.16, 4.17 and ends at exactly 0', async () => {
  const { order, part, lineId } = await bought()
  const left: number[] = []
  for (const amount of [3333, 3333, 3334]) {
    const answer = await refund(part.id, { lines: [{ line_id: lineId, amount: cny(amount) }] })
    expect(answer.status).toBe(200)
    left.push((await earning(order.id)).amount.amount)
  }
  expect(left).toEqual([1250 - 417, 1250 - 833, 0])
  expect(await earning(order.id)).toMatchObject({ state: 'reversed' })
  await expectSound(house)
})

test('shipping and goodwill go back without touching the commission', async () => {
  const { order, part } = await bought()
  expect((await refund(part.id, { shipping: cny(800) })).status).toBe(200)
  expect((await refund(part.id, { goodwill: cny(500) })).status).toBe(200)
  expect((await earning(order.id)).amount.amount).toBe(1250)
  expect((await refund(part.id, { shipping: cny(1) })).body.error.code).toBe(
    'refund_exceeds_capture',
  )
  // What goodwill gave is not there to be given again, and nothing is earned by what is over.
  expect((await refund(part.id, { whole: true })).body.amount.amount).toBe(10_000 - 500)
  expect(await earning(order.id)).toMatchObject({ state: 'reversed', amount: cny(0) })
  expect((await refund(part.id, { goodwill: cny(1) })).body.error.code).toBe(
    'refund_exceeds_capture',
  )
  await expectSound(house)
})

test('goodwill that gives back the last of it ends the commission, and the receipt says why', async () => {
  const { order, part, lineId } = await bought()
  const half = { lines: [{ line_id: lineId, amount: cny(5000) }] }
  expect((await refund(part.id, half)).status).toBe(200)
  expect((await refund(part.id, { goodwill: cny(5799) })).status).toBe(200)
  expect((await earning(order.id)).amount.amount).toBe(625)
  expect((await refund(part.id, { goodwill: cny(1) })).status).toBe(200)
  const { state, receipt_url } = await earning(order.id)
  // In the curator's language, which the shop's need not be.
  expect(receipt_url).toMatch(/\?lang=en$/)
  expect(state).toBe('reversed')
  const page = await (await client.app.request(receipt_url)).text()
  expect(page).toContain('goodwill now everything has')
  expect(page).toContain('exactly what the books say')
  await expectSound(house)
})

test('called off while the bank held its money, it goes back when the bank gives it up', async () => {
  const stock = 5
  const scarce = await product(house.instance, wang.id, 'scarce', { priceMinor: 5000, stock })
  const an = await shop(house.instance, 'an', [scarce])
  const { body: order } = await client.buy('an', [scarce])
  await house.settle()
  const { data } = (await client.api('GET', '/seller-orders', undefined, wang.key)).body
  const part = data.find(
    (one: { lines: { title: string }[] }) => one.lines[0]?.title === 'Box of scarce',
  )
  const { db, clock } = house.instance
  const key = { shopId: an.id, orderId: order.id as string }
  const told = { provider: 'test', now: clock.now() }
  const news = await db.transact(async tx => {
    const { id: paymentId, amountMinor } = await paymentOf(tx, key)
    await nameRef(tx, { provider: 'test', ref: paymentId, shopId: an.id, paymentId })
    return { providerRef: paymentId, disputeId: 'dp_ended', amountMinor }
  })
  await db.transact(tx => openChargeback(tx, { kind: 'disputed', ...news }, told))
  await client.api(
    'POST',
    `/seller-orders/${part.id}/reject`,
    { reason: 'Gone.', restock: false },
    wang.key,
  )
  await house.settle()
  const page = async () => (await client.send('GET', `/orders/${order.token}`)).body as string
  await db.transact(tx =>
    closeChargeback(tx, { kind: 'dispute_closed', outcome: 'won', ...news }, told),
  )
  await house.settle()
  const after = (await client.api('GET', `/orders/${order.token}`)).body
  expect([after.status, after.refunded.amount]).toEqual(['refunded', news.amountMinor])
  expect(await page()).toContain('is on its way back to you.')
  const made = (await db.read(reader => refundsOf(reader, key))).filter(
    one => one.state !== 'undone',
  )
  expect(made.map(one => [one.cause, one.amountMinor])).toEqual([['part_ended', news.amountMinor]])
  // Its seller had none of it left.
  const [left] = await db.read(reader => productsByIds(reader, [scarce.productId]))
  expect(left?.variants[0]?.onHand).toBe(stock - 1)
  await expectSound(house)
})

test('the preview says exactly what the refund then does, and everybody together lose nothing', async () => {
  const { order, part, lineId } = await bought(2)
  const input = {
    lines: [{ line_id: lineId, amount: cny(7001) }],
    shipping: cny(300),
    goodwill: cny(99),
    reason: 'x',
  }
  const before = {
    held: await balance(`seller:${wang.id}:held`),
    pending: await balance('curator:pending'),
  }
  const { body: plan } = await client.api(
    'POST',
    `/seller-orders/${part.id}/refund-preview`,
    input,
    wang.key,
  )
  expect(plan.buyer.amount + plan.seller.amount + plan.curator.amount + plan.platform.amount).toBe(
    0,
  )
  expect(plan.buyer.amount).toBe(7400)
  await refund(part.id, input)
  expect((await balance(`seller:${wang.id}:held`)) - before.held).toBe(plan.seller.amount)
  expect((await balance('curator:pending')) - before.pending).toBe(plan.curator.amount)
  expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(7400)
})

test('the same key gives back once and answers the same; another body under it is refused', async () => {
  const { part, lineId } = await bought()
  const lines = [{ line_id: lineId, amount: cny(1000) }]
  const first = await refund(part.id, { lines }, 'key-1')
  const second = await refund(part.id, { lines }, 'key-1')
  expect(second.body).toEqual(first.body)
  expect((await refund(part.id, { goodwill: cny(1) }, 'key-1')).body.error.code).toBe(
    'idempotency_key_reused',
  )
  const rest = await refund(part.id, { whole: true })
  expect(rest.body.amount.amount).toBe(10_800 - 1000)
})

test('what was sent is not sold again for being paid back, unless whoever pays says so', async () => {
  const cup = await product(house.instance, wang.id, 'cup', { stock: 10 })
  const cups = await shop(house.instance, 'cups', [cup])
  const after = async (isSent: boolean, said: object, isSeller = true) => {
    house.clock.move(1000)
    const { body: order } = await client.buy('cups', [cup])
    await house.settle()
    const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
    const sent = { carrier: 'SF', tracking_number: `T${part.number}` }
    if (isSent) await client.api('POST', `/seller-orders/${part.id}/ship`, sent, wang.key)
    const operator = await client.signIn('op@shop.test')
    const answer = isSeller
      ? await refund(part.id, { whole: true, ...said })
      : await operator('POST', `/operator/orders/${cups.id}/${order.id}/refund`, {
          seller_id: wang.id,
          refund: { whole: true, reason: 'x', ...said },
        })
    expect(answer.status).toBe(200)
    const [found] = await house.instance.db.read(reader => productsByIds(reader, [cup.productId]))
    return found?.variants[0]?.onHand
  }
  expect(await after(false, {})).toBe(10)
  expect(await after(true, {})).toBe(9)
  expect(await after(true, { restock: true })).toBe(9)
  expect(await after(false, { restock: false })).toBe(8)
  expect(await after(true, {}, false)).toBe(7)
  expect(await after(true, { restock: true }, false)).toBe(7)
  const { body } = await refund('x', { goodwill: cny(1), restock: true })
  expect(body.error.code).toBe('invalid_input')
  await expectSound(house)
})

test('a seller’s books hear of each refund, and when a system listens it is told', async () => {
  const { part, lineId } = await bought()
  const own = async () =>
    (await client.api('GET', `/seller-orders/${part.id}`, undefined, wang.key)).body
  const before = await own()
  expect(before.refunded).toEqual(cny(0))
  const system = await sellerSystem()
  await client.api('POST', '/webhook-endpoints', { url: system.url }, wang.key)
  house.clock.move(minutes(1))
  await refund(part.id, { lines: [{ line_id: lineId, amount: cny(700) }] })
  await refund(part.id, { goodwill: cny(100) })
  await house.settle()
  const after = await own()
  expect(after).toMatchObject({ refunded: cny(800), net: before.net, status: 'forwarded' })
  const since = await client.api(
    'GET',
    `/seller-orders?updated_since=${encodeURIComponent(after.updated_at)}`,
    undefined,
    wang.key,
  )
  expect(since.body.data.map((one: { id: string }) => one.id)).toContain(part.id)
  expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(before.updated_at))
  const told = system.heard.map(one => JSON.parse(one.body))
  expect(told.map(one => one.type)).toEqual(['seller_order.refunded', 'seller_order.refunded'])
  expect(told.map(one => one.data.refunded)).toContainEqual(cny(800))
  await system.close()
})

test('50 refunds at once of one payment give back no more than was paid', async () => {
  const { order, part, lineId } = await bought()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      refund(part.id, { lines: [{ line_id: lineId, amount: cny(700) }] }),
    ),
  )
  expect(answers.filter(one => one.status === 200)).toHaveLength(14)
  for (const one of answers.filter(answer => answer.status !== 200))
    expect(one.body.error.code).toBe('refund_exceeds_capture')
  expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(9800)
  await expectSound(house)
})

test('after a payout a refund is a debt at once, netted in the next payout, from nobody else', async () => {
  const { order, lineId, part } = await bought()
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId: order.id })
  await mature(house)
  const curator = await client.signIn(mei.email)
  await setPayee(house, curator, { at: '', home: mei.id })
  const made = await curator('POST', '/payouts')
  expect(made.status).toBe(201)
  const operator = await client.signIn('op@shop.test')
  await operator('POST', `/operator/payouts/${mei.id}/${made.body.id}/settle`, { outcome: 'paid' })
  expect((await earning(order.id)).state).toBe('paid')
  await refund(part.id, { lines: [{ line_id: lineId, amount: cny(10_000) }] })
  expect(await earning(order.id)).toMatchObject({ state: 'paid', open: { amount: -1250 } })
  expect((await curator('GET', '/payee')).body.why_not).toMatchObject({
    why: 'negative_balance',
    amountMinor: -1250,
  })
  expect((await curator('POST', '/payouts')).body.error.code).toBe('negative_balance')
  await expectSound(house)

  for (let i = 0; i < 3; i++) {
    const next = await bought()
    await deliverAll(
      house,
      client,
      { [wang.id]: wang.key },
      { shopId: mei.id, orderId: next.order.id },
    )
  }
  await mature(house)
  const second = await curator('POST', '/payouts')
  const { body: payout } = await curator('GET', `/payouts/${second.body.id}`)
  const amounts = payout.lines.map((line: { amount: { amount: number } }) => line.amount.amount)
  expect(amounts.filter((amount: number) => amount < 0)).toEqual([-1250])
  expect(payout.amount.amount).toBe(amounts.reduce((sum: number, one: number) => sum + one, 0))
  await expectSound(house)
})

describe('the preview in a dashboard says what the refund beside it then does', () => {
  const input = (lineId: string) => ({
    lines: [{ line_id: lineId, amount: cny(3333), quantity: 1 }],
    shipping: cny(300),
    goodwill: cny(99),
    reason: 'x',
  })
  const parties = ['buyer', 'seller', 'curator', 'platform'] as const
  const standing = async (shopId: string) => {
    const rows = await house.instance.db.read(reader => balancesOf(reader, shopId))
    const sum = (of: RegExp) =>
      rows.filter(one => of.test(one.account)).reduce((n, one) => n + one.amountMinor, 0)
    return {
      buyer: sum(/^outside:test$/),
      seller: sum(/^seller:/),
      curator: sum(/^curator:/),
      platform: sum(/^platform:/),
    }
  }

  test.each(['seller', 'operator'] as const)('of a %s', async who => {
    const { order, part, lineId } = await bought(2)
    const isSeller = who === 'seller'
    const speak = await client.signIn(isSeller ? 'wang@seller.example' : 'op@shop.test')
    const at = isSeller
      ? `/seller/${wang.id}/orders/${part.id}`
      : `/operator/orders/${mei.id}/${order.id}`
    const body = isSeller ? input(lineId) : { seller_id: wang.id, refund: input(lineId) }
    const before = await standing(mei.id)
    const preview = await speak('POST', `${at}/refund-preview`, body)
    expect(preview.status).toBe(200)
    const plan = preview.body
    expect(plan).toMatchObject({
      amount: cny(3333 + 300 + 99),
      shipping: cny(300),
      goodwill: cny(99),
      lines: [{ line_id: lineId, amount: cny(3333), quantity: 1 }],
    })
    expect(parties.reduce((sum, one) => sum + plan[one].amount, 0)).toBe(0)
    // To look is not to do.
    expect(await standing(mei.id)).toEqual(before)
    expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(0)

    expect((await speak('POST', `${at}/refund`, body)).status).toBe(200)
    const after = await standing(mei.id)
    for (const one of parties) expect(after[one] - before[one]).toBe(plan[one].amount)
    expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(3732)

    const whole = isSeller
      ? { whole: true, reason: 'x' }
      : { seller_id: wang.id, refund: { whole: true, reason: 'x' } }
    const { body: rest } = await speak('POST', `${at}/refund-preview`, whole)
    await speak('POST', `${at}/refund`, whole)
    const end = await standing(mei.id)
    for (const one of parties) expect(end[one] - after[one]).toBe(rest[one].amount)
    await expectSound(house)
  })

  test('of somebody else shows nothing', async () => {
    const { order, part, lineId } = await bought()
    await person(house.instance, `nosy${part.id}@mail.example`)
    const nosy = await client.signIn(`nosy${part.id}@mail.example`)
    const asked = [
      await nosy('POST', `/seller/${wang.id}/orders/${part.id}/refund-preview`, input(lineId)),
      await nosy('POST', `/operator/orders/${mei.id}/${order.id}/refund-preview`, {
        seller_id: wang.id,
        refund: input(lineId),
      }),
    ]
    for (const answer of asked) expect([403, 404]).toContain(answer.status)
    const operator = await client.signIn('op@shop.test')
    const unnamed = await operator(
      'POST',
      `/operator/orders/${mei.id}/${order.id}/refund-preview`,
      {
        seller_id: null,
        refund: input(lineId),
      },
    )
    expect(unnamed.body.error.details.fields[0].field).toBe('seller_id')
  })
})

describe('an operator', () => {
  test('gives a whole order of two sellers back at once, and everything ends at nothing', async () => {
    const jing = await seller(house.instance, 'Jing', { shipping_minor: 1500 })
    const bowl = await product(house.instance, jing.id, 'bowl', { priceMinor: 8801 })
    const li = await shop(house.instance, 'li', [hundred, bowl])
    const { body: order } = await client.buy('li', [hundred, bowl])
    await house.settle()
    const operator = await client.signIn('op@shop.test')
    const answer = await operator('POST', `/operator/orders/${li.id}/${order.id}/refund`, {
      seller_id: null,
      refund: { whole: true, reason: 'never arrived' },
    })
    expect(answer.body.ids).toHaveLength(2)
    const left = (await house.instance.db.read(reader => balancesOf(reader, li.id))).filter(
      one => one.amountMinor !== 0,
    )
    expect(left).toEqual([])
    await expectSound(house)
  })
})

describe('bad amounts are refused by their field’s name, and nothing moves', () => {
  const bad: [string, unknown][] = [
    ['negative', -1],
    ['nothing', 0],
    ['a fraction', 10.5],
    ['text', '100'],
    ['larger than any amount', 2 ** 53],
    ['not a number', null],
  ]
  test.each(bad)('%s', async (_, amount) => {
    const { order, part, lineId } = await bought()
    for (const [field, input] of [
      ['shipping.amount', { shipping: { amount, currency: 'CNY' } }],
      ['goodwill.amount', { goodwill: { amount, currency: 'CNY' } }],
      [
        'lines.0.amount.amount',
        { lines: [{ line_id: lineId, amount: { amount, currency: 'CNY' } }] },
      ],
    ] as const) {
      const answer = await refund(part.id, input)
      expect(answer.status).toBe(422)
      expect(answer.body.error.details.fields[0].field).toBe(field)
    }
    expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(0)
  })

  test('another currency is named with its field', async () => {
    const { part } = await bought()
    const answer = await refund(part.id, { goodwill: { amount: 1, currency: 'USD' } })
    expect(answer.status).toBe(422)
    expect(answer.body.error).toMatchObject({
      code: 'mixed_currency',
      details: { field: 'goodwill', currency: 'CNY' },
    })
  })
})

test('no more units come back to the shelf than were sold, however they are given back', async () => {
  const plums = await product(house.instance, wang.id, 'plums', { priceMinor: 1000, stock: 10 })
  const plum = await shop(house.instance, 'plum', [plums])
  const left = async () => {
    const { body } = await client.api('GET', `/shops/${plum.handle}/picks`)
    return body.data[0].product.variants[0].available
  }
  house.clock.move(1000)
  await client.buy('plum', [{ ...plums, quantity: 2 }])
  await house.settle()
  expect(await left()).toBe(8)
  const { body } = await client.api('GET', '/seller-orders', undefined, wang.key)
  const [part] = body.data
  const line = { line_id: part.lines[0].id, amount: cny(500), quantity: 1 }
  expect((await refund(part.id, { lines: [line] })).status).toBe(200)
  expect((await refund(part.id, { whole: true })).status).toBe(200)
  expect(await left()).toBe(10)
  await expectSound(house)
})
