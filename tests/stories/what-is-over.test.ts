import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { partsOfOrder } from '../../server/fulfilment/queries.ts'
import { days } from '../../server/platform/clock.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { deliverAll, expectSound } from '../support/money.ts'
import { orderOf, person, product, seller, shop, type Thing } from '../support/world.ts'

/** What is cancelled or paid back: nobody ships it, sends it back, or reads something else of it. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let jing: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing
let bowl: Thing
let number = 0

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  jing = await seller(house.instance, 'Jing')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  bowl = await product(house.instance, jing.id, 'bowl', { stock: null })
  mei = await shop(house.instance, 'mei', [apples, bowl])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

/** Everybody in a story has an address of their own. */
async function bought(things: (Thing & { quantity?: number })[]) {
  const email = `ann${++number}@mail.example`
  const { buyer } = orderOf(things)
  const { body } = await client.buy('mei', things, { buyer: { ...buyer, email } })
  return { email, orderId: body.id as string, token: body.token as string }
}
const parts = (orderId: string) =>
  house.instance.db.read(reader => partsOfOrder(reader, { shopId: mei.id, orderId }))
async function partOf(orderId: string, sellerId: string) {
  const found = (await parts(orderId)).find(one => one.sellerId === sellerId)
  if (!found) throw new Error('no such part')
  return found
}
const post = (path: string, fields: Record<string, string>) =>
  client.app.request(`http://shop.test${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
const page = async (token: string, query = '') =>
  (await client.send('GET', `/orders/${token}${query}`)).body as string
const refunded = (partId: string, input: unknown, key: string) =>
  client.api('POST', `/seller-orders/${partId}/refund`, input, key)
const whole = { whole: true, lines: [], reason: 'Sold twice' }
/** What is new since the last look; letters to one address come in no order. */
function lettersTo(to: string, about: string) {
  return mailsTo(house, to).filter(mail => mail.text.includes(about.slice(-8).toUpperCase()))
}

test('paid back whole before it was shipped, a part is over: its seller is told and cannot ship it', async () => {
  const { email, orderId, token } = await bought([apples, bowl])
  await house.settle()
  const part = await partOf(orderId, wang.id)
  expect((await refunded(part.id, whole, wang.key)).status).toBe(200)
  expect(await partOf(orderId, wang.id)).toMatchObject({
    status: 'cancelled',
    endReason: 'Sold twice',
  })
  await house.settle()
  const letters = lettersTo('help@wang.example', orderId)
  expect(letters.map(mail => mail.subject).sort()[0]).toContain('ancel')
  const ship = { carrier: 'SF', tracking_number: 'SF1' }
  expect((await client.api('POST', `/seller-orders/${part.id}/ship`, ship, wang.key)).status).toBe(
    409,
  )
  expect(await page(token)).toContain('“Sold twice” CN¥36.90 is on its way back to you.')
  expect((await partOf(orderId, jing.id)).status).toBe('forwarded')
  expect(lettersTo(email, orderId).some(mail => mail.text.includes('Sold twice'))).toBe(true)
  await expectSound(house)
})

test('an order says when it is to arrive, as its seller promised, until it is there', async () => {
  const promise = { delivery: [{ to: 'CN', daysMin: 2, daysMax: 4 }] }
  const which = eq(sellers.id, wang.id)
  await house.instance.db.transact(tx => tx.update(sellers).set(promise).where(which))
  const { orderId, token } = await bought([apples])
  // Each by name, for the reader's own clock (`islands/order.ts`).
  const day = (after: number) => {
    const at = house.clock.now() + days(after)
    const written = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(at)
    return `<time datetime="${new Date(at).toISOString()}" data-day="true">${written}</time>`
  }
  expect(await page(token)).toContain(`Expected from ${day(2)} to ${day(4)}`)
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId })
  expect(await page(token)).not.toContain('Expected')
})

test('a payment that was declined once is not told of an order that is paid', async () => {
  const { token } = await bought([apples])
  for (const once of ['declined', 'unreachable', 'returned']) {
    const html = await page(token, `?${once}=1`)
    expect(html, once).not.toMatch(/payment was declined|cannot be reached|told the seller/)
  }
  const { headers } = await post(`/orders/${token}/pay`, { action: 'decline' })
  expect(await page(token, headers.get('location')?.split(token)[1])).not.toContain(
    'payment was declined',
  )
})

test('a return names its things, is asked for with a reason, and answers in the language it was read in', async () => {
  const { orderId, token } = await bought([{ ...apples, quantity: 2 }])
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId })
  const part = await partOf(orderId, wang.id)
  const line = { [`line:${part.lines[0]!.lineId}`]: '1' }
  const form = { part_id: part.id, note: '', ...line }
  expect(await page(token)).toMatch(/<option value(="")?>Choose</)
  expect((await post(`/orders/${token}/return`, { ...form, reason: '' })).status).toBe(422)
  const html = await page(token, '?lang=zh')
  const action = /action="([^"]*\/return[^"]*)"/.exec(html)?.[1] ?? ''
  const asked = await post(action, { ...form, reason: 'damaged' })
  expect(asked.headers.get('location')).toBe(`/orders/${token}?returned=1&lang=zh`)
  const open = await page(token, '?returned=1&lang=zh')
  expect(open).toContain('Box of apples × 1')
  const withdraw = /action="([^"]*\/return\/[^"]*)"/.exec(open)?.[1] ?? ''
  const ended = await post(withdraw, { action: 'withdraw' })
  expect(ended.headers.get('location')).toBe(`/orders/${token}?lang=zh`)
})

test('paid back in part, it is shipped as before, and its page says how much went back', async () => {
  const { orderId, token } = await bought([{ ...apples, quantity: 2 }])
  await house.settle()
  const part = await partOf(orderId, wang.id)
  const line = { line_id: part.lines[0]!.lineId, amount: { amount: 2890, currency: 'CNY' } }
  const input = { lines: [{ ...line, quantity: 1 }], reason: 'One is left' }
  expect((await refunded(part.id, input, wang.key)).status).toBe(200)
  expect((await partOf(orderId, wang.id)).status).toBe('forwarded')
  const html = await page(token)
  expect(html).toContain('CN¥28.90 is on its way back to you.')
  const sum = (words: string) =>
    new RegExp(`${words}</span>(?:<span>−)?<span class="price"><small>CN¥</small>([\\d.]+)`).exec(
      html,
    )?.[1]
  const [total, back, kept] = ['Total', 'Given back', 'Paid in the end'].map(sum).map(Number)
  expect([back, kept]).toEqual([28.9, Number(((total ?? 0) - 28.9).toFixed(2))])
})

test('what is paid back whole after it came is not asked back', async () => {
  const { orderId, token } = await bought([apples])
  const keys = { [wang.id]: wang.key }
  await deliverAll(house, client, keys, { shopId: mei.id, orderId })
  const part = await partOf(orderId, wang.id)
  expect(await page(token)).toContain('Send it back')
  expect((await refunded(part.id, whole, wang.key)).status).toBe(200)
  expect((await partOf(orderId, wang.id)).status).toBe('delivered')
  expect(await page(token)).not.toContain('Send it back')
  const fields = { part_id: part.id, [`line:${part.lines[0]!.lineId}`]: '1', reason: 'damaged' }
  const asked = await post(`/orders/${token}/return`, { ...fields, note: 'Bruised' })
  expect(asked.status).toBe(409)
  expect(await asked.text()).toContain(
    'This cannot be returned now: all of it has been paid back already.',
  )
})

test('a buyer who cancels reads so, and a seller is not asked for what is over', async () => {
  const { email, orderId, token } = await bought([apples])
  // Before the letter of the new order is written.
  const part = await partOf(orderId, wang.id)
  expect((await post(`/orders/${token}/cancel`, { part_id: part.id })).status).toBe(303)
  await house.settle()
  const toSeller = lettersTo('help@wang.example', orderId)
  expect(toSeller).toHaveLength(1)
  expect(toSeller[0]?.subject).toContain('ancel')
  const mine = lettersTo(email, orderId).find(mail => mail.text.includes('As you asked'))
  expect(mine?.subject).not.toContain('cannot send')
  for (const mail of [...toSeller, mine]) expect(mail?.text).not.toMatch(/^>? ?buyer$/m)
})

test('an order that is settled by the time its first letter is written is not asked to pay', async () => {
  const email = `ann${++number}@mail.example`
  const cart = await post('/@mei/cart', { variant_id: apples.variantId })
  const form = {
    ...{ name: 'Ann', email, line1: '1 Lake Road', city: 'Hangzhou', region: 'Zhejiang' },
    ...{ phone: '138 0013 8000', country: 'CN', provider: 'manual', idempotency_key: `k${number}` },
  }
  const placed = await client.app.request('http://shop.test/@mei/checkout', {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: {
      'sec-fetch-site': 'same-origin',
      cookie: cart.headers.get('set-cookie')?.split(';')[0] ?? '',
    },
  })
  const token = placed.headers.get('location')?.split('/')[2]?.split('?')[0] ?? ''
  const { body: order } = await client.api('GET', `/orders/${token}`)
  const operator = await client.signIn('op@shop.test')
  const waiting = (await operator('GET', '/operator/payments')).body.data as { id: string }[]
  expect([waiting.length, order.status]).toEqual([1, 'awaiting_payment'])
  const path = `/operator/payments/${mei.id}/${waiting[0]?.id}/confirm`
  const confirmed = await operator('POST', path)
  expect(confirmed.status).toBe(200)
  await house.settle()
  const letters = mailsTo(house, email)
  expect(letters.length).toBeGreaterThan(0)
  for (const mail of letters) expect(mail.subject).not.toContain('waiting for your payment')
})

test('an earlier return that was refused can still be taken to the operator', async () => {
  const { orderId, token } = await bought([{ ...apples, quantity: 2 }])
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId })
  const part = await partOf(orderId, wang.id)
  const ask = () =>
    post(`/orders/${token}/return`, {
      ...{ part_id: part.id, [`line:${part.lines[0]!.lineId}`]: '1', reason: 'damaged', note: 'x' },
    })
  const returns = async () =>
    (await client.api('GET', '/returns', undefined, wang.key)).body.data as {
      id: string
      state: string
    }[]
  const answer = (id: string) =>
    client.api(
      'POST',
      `/returns/${id}/answer`,
      { answer: 'refuse', words: 'It was whole.' },
      wang.key,
    )
  expect((await ask()).status).toBe(303)
  const first = (await returns()).find(one => one.state === 'requested')!
  expect((await answer(first.id)).status).toBe(200)
  expect((await ask()).status).toBe(303)
  const html = await page(token)
  expect(html).toContain('It was whole.')
  expect(html).toContain('value="dispute"')
  const dispute = () => post(`/orders/${token}/return/${first.id}`, { action: 'dispute' })
  expect((await dispute()).status).toBe(409)
  const second = (await returns()).find(one => one.state === 'requested')!
  await answer(second.id)
  expect((await dispute()).status).toBe(303)
})

test('thanks are for what was just bought: a page kept with them tells how it stands', async () => {
  const { orderId, token } = await bought([apples])
  await house.settle()
  expect(await page(token, '?placed=1')).toContain('Thank you.')
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId })
  expect(await page(token, '?placed=1')).toContain('It has arrived.')
})

test('an order says no more than is true of all its parcels', async () => {
  const { orderId, token } = await bought([apples, bowl])
  await house.settle()
  const headline = async () => /<h1[^>]*>([^<]*)/.exec(await page(token))?.[1]
  const [first, second] = await parts(orderId)
  const keyOf = (sellerId: string) => (sellerId === wang.id ? wang.key : jing.key)
  const act = (part: typeof first, what: string) =>
    client.api('POST', `/seller-orders/${part!.id}/${what}`, shipment, keyOf(part!.sellerId))
  const shipment = { carrier: 'SF', tracking_number: 'SF1' }
  expect(await headline()).toBe('Your order has been passed on.')
  expect((await act(first, 'ship')).status).toBe(200)
  expect(await headline()).toBe('Part of your order is on its way.')
  expect((await act(second, 'ship')).status).toBe(200)
  expect(await headline()).toBe('On its way.')
})

test('once a parcel has arrived, the order says so, and how far the others are', async () => {
  const { orderId, token } = await bought([apples, bowl])
  await house.settle()
  const headline = async () => /<h1[^>]*>([^<]*)/.exec(await page(token))?.[1]
  const [first, second] = await parts(orderId)
  const keyOf = (sellerId: string) => (sellerId === wang.id ? wang.key : jing.key)
  const shipment = { carrier: 'SF', tracking_number: 'SF1' }
  const act = (part: typeof first, what: string, said = {}) =>
    client.api('POST', `/seller-orders/${part!.id}/${what}`, said, keyOf(part!.sellerId))
  await act(first, 'ship', shipment)
  expect((await act(first, 'deliver')).status).toBe(200)
  expect(await headline()).toBe('Part of your order has arrived; the rest follows.')
  expect((await act(second, 'ship', shipment)).status).toBe(200)
  expect(await headline()).toBe('Part of your order has arrived; the rest is on its way.')
  expect((await act(second, 'deliver')).status).toBe(200)
  expect(await headline()).toBe('It has arrived.')
})

test('a discount is on the order’s page as it was at the checkout, and in its mail', async () => {
  const operator = await client.signIn('op@shop.test')
  await operator('POST', '/operator/discounts', { code: 'TENTH', bps: 1000 })
  const { buyer } = orderOf([apples])
  const email = 'saver@mail.example'
  const { body } = await client.buy('mei', [{ ...apples, quantity: 2 }], {
    buyer: { ...buyer, email },
    discount_code: 'TENTH',
  })
  const html = (await page(body.token)).replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|')
  for (const row of ['Goods|CN¥|57.80', 'Discount|−|CN¥|5.78', 'Total|CN¥|60.02'])
    expect(html).toContain(row)
  await house.settle()
  const [paid] = mailsTo(house, email).filter(mail => mail.subject.startsWith('Thank you'))
  for (const row of ['CN¥57.80', 'Discount: −CN¥5.78', 'Total: CN¥60.02'])
    expect(paid?.text).toContain(row)
})
