import { afterAll, beforeEach, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { shipmentsMax } from '../../server/fulfilment/contract.ts'
import { days, hours } from '../../server/platform/clock.ts'
import { retryDelays, stuckWork } from '../../server/platform/outbox.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { expectSound } from '../support/money.ts'
import { sellerSystem } from '../support/seller-system.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** A seller's system that misbehaves: the order is never lost, never told twice under two ids. */
let house: House
let client: Client
let system: Awaited<ReturnType<typeof sellerSystem>>
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
const opened: House[] = []
const systems: { close(): Promise<void> }[] = []

beforeEach(async () => {
  house = await openHouse()
  opened.push(house)
  client = clientOf(house)
  system = await sellerSystem()
  systems.push(system)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  await client.api('POST', '/webhook-endpoints', { url: system.url }, wang.key)
  await house.settle()
})
afterAll(async () => {
  for (const one of systems) await one.close()
  for (const one of opened) await one.close()
})

const part = async () =>
  (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data[0]
const deliveries = async () =>
  (await client.api('GET', '/webhook-deliveries', undefined, wang.key)).body.data

test('a system that is down is tried ten times under one id, meanwhile the seller is mailed, at last the operator sees it', async () => {
  system.answer(() => ({ status: 500 }))
  await client.buy('mei', [apples])
  await house.settle()
  const letters = () =>
    mailsTo(house, 'help@wang.example').filter(mail => /^New order/.test(mail.subject))
  for (const [tried, delay] of retryDelays.entries()) {
    // Half an hour and four tries later a person hears of it, and nobody twice.
    expect([tried, letters().length]).toEqual([tried, tried < 3 ? 0 : 1])
    house.clock.move(delay * 1.25)
    await house.settle()
  }
  expect(system.heard).toHaveLength(10)
  expect(new Set(system.heard.map(message => message.id)).size).toBe(1)
  expect(new Set(system.heard.map(message => message.body)).size).toBe(1)
  house.clock.move(hours(48))
  await house.settle()
  expect(system.heard).toHaveLength(10)
  expect((await deliveries())[0]).toMatchObject({
    state: 'stuck',
    attempts: 10,
    last_outcome: '500',
  })
  expect(
    (await house.instance.db.read(reader => stuckWork(reader, 10))).map(task => task.topic),
  ).toEqual(['webhook.deliver'])
  expect(letters()).toHaveLength(1)
  expect((await part()).status).toBe('forwarded')
})

test('a redirect is a failure and is not followed', async () => {
  const other = await sellerSystem()
  systems.push(other)
  system.answer(() => ({ status: 302, headers: { location: other.url } }))
  await client.buy('mei', [apples])
  await house.settle()
  expect(other.heard).toEqual([])
  expect((await deliveries())[0]).toMatchObject({ state: 'pending', last_outcome: 'redirected' })
})

test('410 switches the endpoint off, and the order comes by mail instead', async () => {
  system.answer(() => ({ status: 410 }))
  await client.buy('mei', [apples])
  await house.settle()
  expect(
    (await client.api('GET', '/webhook-endpoints', undefined, wang.key)).body.data[0].state,
  ).toBe('off')
  expect(
    mailsTo(house, 'help@wang.example').filter(mail => mail.text.includes('/fulfil/')),
  ).toHaveLength(1)
  await client.buy('mei', [apples])
  await house.settle()
  expect(system.heard).toHaveLength(1)
  expect(
    mailsTo(house, 'help@wang.example').filter(mail => mail.text.includes('/fulfil/')),
  ).toHaveLength(2)
})

test('a link read in another language answers in it, and full-width digits of a number are digits', async () => {
  system.answer(() => ({ status: 410 }))
  await client.buy('mei', [apples])
  await house.settle()
  const letter = mailsTo(house, 'help@wang.example').find(mail => mail.text.includes('/fulfil/'))
  const [link = ''] = /\/fulfil\/[\w.-]+/.exec(letter?.text ?? '') ?? []
  const answer = await client.app.request(`http://shop.test${link}?lang=zh`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ action: 'ship', carrier: '顺丰', tracking_number: 'ＳＦ１２３' }),
  })
  expect(answer.headers.get('location')).toBe(`${link}?done=shipped&lang=zh`)
  expect(await part()).toMatchObject({ status: 'shipped', tracking_number: 'SF123' })
  // A second parcel goes there, too.
  const { body } = await client.send('GET', link)
  expect([body.includes('It goes in another parcel, too'), body.includes('Send to')]).toEqual([
    true,
    true,
  ])
  house.clock.move(days(14))
  expect((await client.send('GET', link)).body).not.toContain('Send to')
})

test('who accepted by the link and cannot ship after all says so there, and the buyer is refunded', async () => {
  system.answer(() => ({ status: 410 }))
  const { body } = await client.buy('mei', [apples])
  await house.settle()
  const letter = mailsTo(house, 'help@wang.example').find(mail => mail.text.includes('/fulfil/'))
  const [link = ''] = /\/fulfil\/[\w.-]+/.exec(letter?.text ?? '') ?? []
  const say = (fields: Record<string, string>) =>
    client.app.request(`http://shop.test${link}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  expect((await client.send('GET', link)).body).toContain('To be on its way by')
  await say({ action: 'accept' })
  expect((await client.send('GET', link)).body).toContain('Cancel the order')
  expect((await say({ action: 'cancel', reason: ' ' })).status).toBe(422)
  expect((await say({ action: 'cancel', reason: 'The frost took them.' })).status).toBe(303)
  await house.settle()
  expect((await client.send('GET', `/orders/${body.token}`)).body).toContain('The frost took them.')
  expect((await client.api('GET', `/orders/${body.token}`)).body.status).toBe('refunded')
})

test('what is declined as sold out is not sold again, and what cannot be sent there is', async () => {
  system.answer(() => ({ status: 410 }))
  const cup = await product(house.instance, wang.id, 'cup', { stock: 10 })
  await shop(house.instance, 'cups', [cup])
  const left = async () => {
    await house.settle()
    const [found] = await house.instance.db.read(reader => productsByIds(reader, [cup.productId]))
    return found?.variants[0]?.onHand
  }
  const ordered = async () => {
    house.clock.move(1000)
    const { body } = await client.buy('cups', [cup])
    await house.settle()
    return { token: body.token, id: (await part()).id }
  }
  const end = async (step: string, said: object) => {
    const { token, id } = await ordered()
    if (step === 'cancel')
      await client.api('POST', `/seller-orders/${id}/accept`, undefined, wang.key)
    const path = `/seller-orders/${id}/${step}`
    expect((await client.api('POST', path, said, wang.key)).status).toBe(200)
    const now = await left()
    expect((await client.api('GET', `/orders/${token}`)).body.status).toBe('refunded')
    return now
  }
  expect(await end('reject', { reason: 'We cannot ship there.' })).toBe(10)
  expect(await end('reject', { reason: 'Sold out.', restock: false })).toBe(9)
  expect(await end('cancel', { reason: 'The last one broke.', restock: false })).toBe(8)
  expect(await end('cancel', { reason: 'No courier.', restock: true })).toBe(8)
  // By the link in the mail: a box that is ticked, or not.
  const byLink = async (more: Record<string, string>) => {
    await ordered()
    const letter = mailsTo(house, 'help@wang.example')
      .filter(mail => mail.text.includes('/fulfil/'))
      .at(-1)
    const [link = ''] = /\/fulfil\/[\w.-]+/.exec(letter?.text ?? '') ?? []
    const answer = await client.app.request(`http://shop.test${link}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ action: 'reject', reason: 'Sold out.', ...more }),
    })
    expect(answer.status).toBe(303)
    return left()
  }
  expect(await byLink({})).toBe(7)
  expect(await byLink({ restock: 'true' })).toBe(7)
  await expectSound(house)
})

test('what goes in several boxes has a number for each, told once, and each can be put right', async () => {
  system.answer(() => ({ status: 410 }))
  const { body: order } = await client.buy('mei', [apples], {
    buyer: { name: 'Li', email: 'li@mail.example', phone: '13800000000' },
  })
  await house.settle()
  const { id } = await part()
  const step = async (name: string, said: object) => {
    const answer = await client.api('POST', `/seller-orders/${id}/${name}`, said, wang.key)
    await house.settle()
    return answer
  }
  const box = (number: string) => ({ carrier: 'SF', tracking_number: number })
  expect((await step('shipments', box('SF2'))).body.error.code).toBe('wrong_state')
  await step('ship', box('SF1'))
  expect((await step('shipments', box('SF1'))).body.further_shipments).toEqual([])
  const now = new Date(house.clock.now()).toISOString()
  for (let said = 0; said < 2; said++)
    expect((await step('shipments', box('SF2'))).body.further_shipments).toEqual([
      { ...box('SF2'), shipped_at: now },
    ])
  expect((await step('tracking', { ...box('SF3'), replaces: 'SF9' })).status).toBe(404)
  const right = (await step('tracking', { ...box('SF3'), replaces: 'SF2' })).body
  expect([right.tracking_number, right.further_shipments[0].tracking_number]).toEqual([
    'SF1',
    'SF3',
  ])
  expect((await step('tracking', box('SF0'))).body.tracking_number).toBe('SF0')
  // Said again, in full-width digits too, it changes nothing; no two boxes have one number.
  const again = await step('tracking', { ...box('ＳＦ３'), replaces: 'ＳＦ２' })
  expect([again.status, again.body.further_shipments[0].tracking_number]).toEqual([200, 'SF3'])
  for (const [name, said] of [
    ['shipments', { carrier: 'ZTO', tracking_number: 'SF3' }],
    ['tracking', { carrier: 'ZTO', tracking_number: 'SF3', replaces: 'SF0' }],
  ] as const)
    expect((await step(name, said)).body.error.code, name).toBe('tracking_number_used')

  // By the link in the mail.
  const letter = mailsTo(house, 'help@wang.example').find(mail => mail.text.includes('/fulfil/'))
  const [link = ''] = /\/fulfil\/[\w.-]+/.exec(letter?.text ?? '') ?? []
  const answer = await client.app.request(`http://shop.test${link}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ action: 'add', ...box('ZTO4') }),
  })
  expect(answer.headers.get('location')).toContain('done=added')
  await house.settle()

  const page = (await client.send('GET', `/orders/${order.token}`)).body
  for (const number of ['SF0', 'SF3', 'ZTO4']) expect(page).toContain(`>${number}</a>`)
  expect((await client.api('GET', `/orders/${order.token}`)).body.parcels[0]).toMatchObject({
    tracking_number: 'SF0',
    further_shipments: [box('SF3'), box('ZTO4')],
  })
  const told = mailsTo(house, 'li@mail.example')
    .filter(mail => /parcel|tracking/i.test(mail.subject))
    .flatMap(mail => /Tracking number: (\w+)/.exec(mail.text)?.[1] ?? [])
  expect(told.sort()).toEqual(['SF0', 'SF1', 'SF2', 'SF3', 'ZTO4'])
  const corrected = mailsTo(house, 'li@mail.example').filter(mail =>
    /^Corrected/.test(mail.subject),
  )
  expect(corrected.map(mail => /instead of (\w+)\./.exec(mail.text)?.[1]).sort()).toEqual([
    'SF1',
    'SF2',
  ])
  const most = shipmentsMax - 3
  for (let at = 0; at < most; at++) await step('shipments', box(`M${at}`))
  expect((await step('shipments', box('TOO'))).body.error.code).toBe('too_many_shipments')
})

test('a reply may accept at once; one that comes after the buyer cancelled changes nothing', async () => {
  system.answer(() => ({
    status: 200,
    body: JSON.stringify({ status: 'accepted', reference: 'W-77' }),
  }))
  await client.buy('mei', [apples])
  await house.settle()
  expect(await part()).toMatchObject({ status: 'accepted', reference: 'W-77' })
  const late = await client.buy('mei', [apples])
  const open = (await client.api('GET', '/seller-orders?status=forwarded', undefined, wang.key))
    .body.data[0]
  const cancelled = await client.send('POST', `/orders/${late.body.token}/cancel`, undefined, {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(cancelled.status).toBe(409)
  const form = await client.app.request(`http://shop.test/orders/${late.body.token}/cancel`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ part_id: open.id }),
  })
  expect(form.status).toBe(303)
  await house.settle()
  expect(
    (await client.api('GET', `/seller-orders/${open.id}`, undefined, wang.key)).body,
  ).toMatchObject({ status: 'cancelled', ship_to: null })
  expect((await client.api('GET', `/orders/${late.body.token}`)).body).toMatchObject({
    status: 'refunded',
    refunded: late.body.total,
  })
})

test('a step that needs no words may come without a body', async () => {
  await client.buy('mei', [apples])
  const { id } = await part()
  const step = (name: string) =>
    client.api('POST', `/seller-orders/${id}/${name}`, undefined, wang.key)
  expect((await step('accept')).body.status).toBe('accepted')
  expect((await step('ship')).status).toBeGreaterThanOrEqual(400)
  expect(
    (await client.api('POST', `/seller-orders/${id}/accept`, { refernce: 'x' }, wang.key)).body
      .error.code,
  ).toBe('unrecognized_keys')
})

test('answers in any order end in the same place', async () => {
  await client.buy('mei', [apples])
  const { id } = await part()
  const step = (name: string, body: object) =>
    client.api('POST', `/seller-orders/${id}/${name}`, body, wang.key)
  const ship = { carrier: 'SF', tracking_number: '1' }
  expect((await step('deliver', {})).body.error).toMatchObject({ code: 'wrong_state' })
  expect((await step('ship', ship)).body.status).toBe('shipped')
  expect((await step('accept', {})).body.status).toBe('shipped')
  expect((await step('deliver', {})).body.status).toBe('delivered')
  expect((await step('ship', ship)).body.status).toBe('delivered')
  expect((await step('cancel', { reason: 'x' })).status).toBe(409)
})

test('lines and parcels stand as they did in the cart, on the order’s page, in the API and at the seller', async () => {
  const jing = await seller(house.instance, 'Jing')
  const things: Thing[] = []
  for (let i = 0; i < 9; i++)
    things.push(await product(house.instance, (i % 3 ? wang : jing).id, `thing-${i}`))
  await shop(house.instance, 'many', things)
  const inCart = things.toReversed()
  const { body } = await client.buy('many', inCart)
  await house.settle()
  const ids = inCart.map(one => one.variantId)
  const order = (await client.api('GET', `/orders/${body.token}`)).body
  expect(order.lines.map((line: { variant_id: string }) => line.variant_id)).toEqual(ids)
  const parcels = order.parcels.map((one: { seller: { name: string } }) => one.seller.name)
  expect(parcels).toEqual(['Wang', 'Jing'])
  const own = ids.filter((_, index) => (8 - index) % 3)
  expect((await part()).lines.map((line: { variant_id: string }) => line.variant_id)).toEqual(own)
  const page = (await client.send('GET', `/orders/${body.token}`)).body as string
  const places = inCart.map(one => page.indexOf(`Box of thing-${things.indexOf(one)}`))
  expect(places.filter(place => place < 0)).toEqual([])
  const wangs = places.filter((_, index) => (8 - index) % 3)
  expect(wangs).toEqual(wangs.toSorted((a, b) => a - b))
})

test('who sells and who curates read the title in their language, whatever the buyer’s', async () => {
  const { db, clock } = house.instance
  const input = {
    ...{ external_id: 'tea', title: 'Black tea', title_zh: '红茶', description: '', brand: null },
    ...{ description_zh: null, category: 'food/fruit', image_urls: [], rate_bps: 1800 },
    variants: [
      {
        ...{ external_id: 'tea-1', sku: null, gtin: null, options: [], price_minor: 900 },
        ...{ compare_at_minor: null, stock: 9, image_url: null },
      },
    ],
  }
  const { id } = await db.transact(tx =>
    saveProduct(tx, { sellerId: wang.id, currency: 'CNY', input, now: clock.now() }),
  )
  const [saved] = await db.read(reader => productsByIds(reader, [id]))
  const tea = { productId: id, variantId: saved!.variants[0]!.id }
  const mei = await shop(house.instance, 'leaves', [tea])
  const { body } = await client.buy('leaves', [tea], { language: 'zh' })
  await house.settle()
  // The buyer reads Chinese, everybody else here English.
  expect((await client.send('GET', `/orders/${body.token}`)).body).toContain('红茶')
  const inEnglish = (await client.send('GET', `/orders/${body.token}?lang=en`)).body
  expect(inEnglish).toContain('Black tea')
  expect(inEnglish).toContain('>China<')
  const as = await client.signIn(mei.email)
  const [order] = (await as('GET', '/shop-orders')).body.data
  const [earned] = (await as('GET', '/earnings')).body.data
  expect([order.lines[0].title, earned.title]).toEqual(['Black tea', 'Black tea'])
  expect((await part()).lines[0].title).toBe('Black tea')
  const sale = mailsTo(house, mei.email).map(mail => mail.text)
  expect(sale.join()).toContain('Black tea')
  expect(sale.join()).not.toContain('红茶')
  // And a curator who reads Chinese the other way round.
  await as('PUT', '/me', { name: 'Mei', language: 'zh' })
  await client.buy('leaves', [tea], { language: 'en' })
  await house.settle()
  const [later] = (await as('GET', '/shop-orders')).body.data
  expect(later.lines[0].title).toBe('红茶')
})
