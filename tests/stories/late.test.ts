import { afterAll, beforeEach, expect, test } from 'vitest'
import { sellerOrders } from '../../server/fulfilment/schema.ts'
import { days, minutes } from '../../server/platform/clock.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { expectSound } from '../support/money.ts'
import { orderOf, person, product, seller, shop, type Thing } from '../support/world.ts'

/** An order its seller forgets: everybody hears of it in time, and its buyer can get out. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
const opened: House[] = []

beforeEach(async () => {
  house = await openHouse()
  opened.push(house)
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(async () => {
  for (const one of opened) await one.close()
})

const ann = 'ann@mail.example'
async function bought(): Promise<{ token: string }> {
  const { buyer } = orderOf([apples])
  house.clock.move(minutes(1))
  const { body } = await client.buy('mei', [apples], { buyer: { ...buyer, email: ann } })
  await house.settle()
  return body
}
async function later(count: number): Promise<void> {
  house.clock.move(days(count))
  await house.settle()
}
const part = async () =>
  (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data[0]
const accept = async () =>
  client.api('POST', `/seller-orders/${(await part()).id}/accept`, {}, wang.key)
const lettersTo = (to: string, subject: RegExp) =>
  mailsTo(house, to).filter(mail => subject.test(mail.subject)).length
const toSeller = (subject: RegExp) => lettersTo('help@wang.example', subject)
const page = async (token: string) => (await client.send('GET', `/orders/${token}`)).body as string
const cancel = async (token: string) =>
  client.app.request(`http://shop.test/orders/${token}/cancel`, {
    method: 'POST',
    body: new URLSearchParams({ part_id: (await part()).id }),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
const toOperator = async () => {
  const operator = await client.signIn('op@shop.test')
  const { late } = (await operator('GET', '/operator')).body
  return { late, rows: (await operator('GET', '/operator/late')).body.data }
}

test('who does not answer is asked at half of the time, and at its end everybody hears of it', async () => {
  const { token } = await bought()
  const forwarded = Date.parse((await part()).forwarded_at)
  expect(Date.parse((await part()).ship_by)).toBe(forwarded + days(5))
  await later(2)
  expect(toSeller(/waits for you/)).toBe(0)
  await later(1)
  expect(toSeller(/waits for you/)).toBe(1)
  expect(await page(token)).not.toContain('is late')
  // The day named is a whole one, wherever its reader is.
  await later(2)
  expect(toSeller(/^Late: order/)).toBe(0)
  await later(1)
  expect(toSeller(/^Late: order/)).toBe(1)
  expect(lettersTo(ann, /^Late: your parcel from Wang/)).toBe(1)
  expect(await page(token)).toContain('This parcel is late')
  expect(await page(token)).toContain('A parcel is late.')
  await house.jobs.sweep()
  await house.settle()
  expect(lettersTo('op@shop.test', /^One order is late/)).toBe(1)
  expect(await toOperator()).toMatchObject({ late: 1, rows: [{ seller: 'Wang' }] })
  // Of what is paid back whole nobody waits any more, shipped or not.
  expect(await page(token)).toContain('Possible until it is sent.')
  await house.instance.db.transact(tx => tx.update(sellerOrders).set({ refundedMinor: 3690 }))
  expect((await toOperator()).late).toBe(0)
  expect(await page(token)).not.toContain('This parcel is late')
})

test('what was accepted and is not sent can be cancelled once it is late, not before', async () => {
  const { token } = await bought()
  await accept()
  await later(5)
  expect(toSeller(/waits for you/)).toBe(0)
  expect((await cancel(token)).status).toBe(409)
  expect(await page(token)).not.toContain('name="part_id"')
  await later(1)
  expect(await page(token)).toContain('Possible until it is sent.')
  expect((await cancel(token)).status).toBe(303)
  await house.settle()
  expect((await part()).status).toBe('cancelled')
  expect(toSeller(/please do not ship/)).toBe(1)
  expect((await client.api('GET', `/orders/${token}`)).body.status).toBe('refunded')
  expect((await toOperator()).late).toBe(0)
  await expectSound(house)
})

test('what is sent in time is nobody’s trouble, and sent late it can no longer be cancelled', async () => {
  const { token } = await bought()
  await later(7)
  const sent = { carrier: 'SF', tracking_number: 'SF1' }
  const { id } = await part()
  await client.api('POST', `/seller-orders/${id}/ship`, sent, wang.key)
  await house.settle()
  expect((await cancel(token)).status).toBe(409)
  expect(await page(token)).not.toContain('is late')
  expect((await toOperator()).late).toBe(0)
  await bought()
  await client.api('POST', `/seller-orders/${(await part()).id}/ship`, sent, wang.key)
  await later(7)
  expect(toSeller(/^Late: order/)).toBe(1)
  expect(lettersTo(ann, /^Late: your parcel/)).toBe(1)
  expect((await toOperator()).late).toBe(0)
})

test('who promises to take longer has longer; the operator’s days count from the next order on', async () => {
  await house.instance.db.transact(async tx => {
    await tx.update(sellers).set({ delivery: [{ to: 'CN', daysMin: 20, daysMax: 30 }] })
  })
  await bought()
  const { forwarded_at: at, ship_by: by } = await part()
  expect(Date.parse(by) - Date.parse(at)).toBe(days(20))
  // Never after the last day it is promised for; but a day there always is.
  for (const [daysMin, daysMax, given] of [
    [1, 3, 3],
    [0, 0, 1],
    [0, 9, 5],
  ] as const) {
    await house.instance.db.transact(tx =>
      tx.update(sellers).set({ delivery: [{ to: 'CN', daysMin, daysMax }] }),
    )
    await bought()
    const soon = await part()
    expect(Date.parse(soon.ship_by) - Date.parse(soon.forwarded_at)).toBe(days(given))
  }
  await house.instance.db.transact(async tx => {
    await tx.update(sellers).set({ delivery: [] })
  })
  const operator = await client.signIn('op@shop.test')
  const rules = (await operator('GET', '/operator/rules')).body
  const set = { ...rules, ship_within_days: 2 }
  expect((await operator('PUT', '/operator/rules', set)).status).toBe(200)
  await bought()
  const next = await part()
  expect(Date.parse(next.ship_by) - Date.parse(next.forwarded_at)).toBe(days(2))
})
