import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { expectSound } from '../support/money.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Signals: what is certain voids a commission with its reason, what is odd waits for a person. */

let house: House
let client: Client
let mei: Awaited<ReturnType<typeof shop>>
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

const own = { name: 'Mei', email: 'mei@curator.example', phone: '+86 139 1111 2222' }
const door = {
  line1: '7 Own Lane',
  city: 'Hangzhou',
  region: 'Zhejiang',
  postal_code: '310000',
  country: 'CN',
}

async function bought(edit: Record<string, unknown>) {
  house.clock.move(1000)
  const { body } = await client.buy('mei', [apples], edit)
  await house.settle()
  const { body: earnings } = await (await client.signIn(mei.email))('GET', '/earnings')
  const earning = earnings.data.find(
    (one: { order_number: string }) => one.order_number === body.id.slice(-8).toUpperCase(),
  )
  return { order: body, earning }
}
const sales = async () => (await (await client.signIn(mei.email))('GET', '/shop')).body.tier.sales

test('an own purchase earns nothing and does not count, in any spelling of the address or by its phone', async () => {
  const first = await bought({ buyer: own, ship_to: door })
  expect(first.earning).toMatchObject({
    state: 'void',
    reason: 'own_purchase',
    amount: { amount: 0 },
  })
  expect(first.earning.signals[0]).toMatchObject({
    kind: 'same_email',
    state: 'upheld',
    can_appeal: true,
  })
  for (const email of ['MEI@curator.example', 'mei+2@curator.example', ' mei@Curator.Example ']) {
    const again = await bought({ buyer: { ...own, email, phone: '' } })
    expect(again.earning.state).toBe('void')
  }
  for (const phone of ['+86 139-1111-2222', '13911112222', '0086 139 1111 2222']) {
    const other = await bought({
      buyer: { name: 'Aunt', email: `aunt${phone.length}@mail.example`, phone },
    })
    expect(other.earning.signals[0].kind).toBe('same_phone')
  }
  expect(await sales()).toBe(0)
})

test('the same door alone is odd, not certain: on hold until a person has looked', async () => {
  const { order, earning } = await bought({ ship_to: { ...door, line1: '7, OWN  lane' } })
  expect(earning).toMatchObject({ state: 'on_hold', reason: 'review' })
  const operator = await client.signIn('op@shop.test')
  const { body } = await operator('GET', '/operator/signals')
  const signal = body.data.find((one: { order_id: string }) => one.order_id === order.id)
  expect(signal).toMatchObject({ kind: 'same_address', strength: 'weak' })
  expect(JSON.stringify(body)).not.toContain('Own Lane')
  const path = `/operator/signals/${mei.id}/${signal.id}/decide`
  expect((await operator('POST', path, { decision: 'dismiss', words: 'Neighbours.' })).status).toBe(
    200,
  )
  expect(
    (await operator('POST', path, { decision: 'dismiss', words: 'Neighbours.' })).body.error.code,
  ).toBe('wrong_state')
  const { body: after } = await (await client.signIn(mei.email))('GET', '/earnings')
  expect(after.data.find((one: { id: string }) => one.id === earning.id).state).toBe('pending')
  await expectSound(house)
})

test('six orders of one buyer in a day are looked at; upheld, the commission is rejected and goes to the seller; appealed and dismissed, it is back', async () => {
  const buyer = { name: 'Keen', email: 'keen@mail.example' }
  for (let i = 0; i < 5; i++) expect((await bought({ buyer })).earning.state).toBe('pending')
  const { order, earning } = await bought({ buyer })
  expect(earning.state).toBe('on_hold')
  const before = await sales()
  const operator = await client.signIn('op@shop.test')
  const { body } = await operator('GET', '/operator/signals')
  const { id } = body.data.find((one: { order_id: string }) => one.order_id === order.id)
  const path = `/operator/signals/${mei.id}/${id}/decide`
  await operator('POST', path, { decision: 'uphold', words: 'A ring.' })
  const curator = await client.signIn(mei.email)
  const mine = async () =>
    (await curator('GET', '/earnings')).body.data.find(
      (one: { id: string }) => one.id === earning.id,
    )
  expect(await mine()).toMatchObject({
    state: 'rejected',
    reason: 'velocity',
    amount: { amount: 0 },
  })
  expect(await sales()).toBe(before - 1)
  await expectSound(house)
  expect(
    (await curator('POST', `/signals/${id}/appeal`, { words: 'She bought for her team.' })).status,
  ).toBe(200)
  expect(
    (await curator('POST', `/signals/${id}/appeal`, { words: 'Again.' })).body.error.code,
  ).toBe('wrong_state')
  await operator('POST', path, { decision: 'dismiss', words: 'Right.' })
  expect(await mine()).toMatchObject({ state: 'pending', amount: { amount: 520 } })
  expect(await sales()).toBe(before)
  await house.settle()
  expect((await client.send('GET', '/mailbox')).body).toContain(mei.email)
  await expectSound(house)
})

test('an own purchase that was none is owed after all, at the rate of its day', async () => {
  const { earning } = await bought({
    buyer: { ...own, email: 'mei+shop@curator.example', phone: '' },
  })
  const curator = await client.signIn(mei.email)
  const [signal] = earning.signals
  await curator('POST', `/signals/${signal.id}/appeal`, { words: 'My namesake.' })
  const operator = await client.signIn('op@shop.test')
  await operator('POST', `/operator/signals/${mei.id}/${signal.id}/decide`, {
    decision: 'dismiss',
    words: 'Checked.',
  })
  const { body } = await curator('GET', '/earnings')
  expect(body.data.find((one: { id: string }) => one.id === earning.id)).toMatchObject({
    state: 'pending',
    amount: { amount: 520 },
  })
  await expectSound(house)
})
