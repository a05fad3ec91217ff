import { afterAll, beforeAll, expect, test } from 'vitest'
import { requireProduct } from '../../server/catalog/queries.ts'
import { duesOfOrder } from '../../server/dues/queries.ts'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { expectSound } from '../support/money.ts'
import { orderOf, person, product, seller, shop, type Thing } from '../support/world.ts'

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let jing: Awaited<ReturnType<typeof seller>>
let apples: Thing
let bowl: Thing
const manual = { payment: { provider: 'manual' } }

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  jing = await seller(house.instance, 'Jing')
  apples = await product(house.instance, wang.id, 'apples', { stock: 5 })
  bowl = await product(house.instance, jing.id, 'bowl')
  await shop(house.instance, 'mei', [apples, bowl])
  await person(house.instance, 'olga@operator.example', true)
})
afterAll(() => house.close())

const variant = async () =>
  (
    await house.instance.db.read(reader =>
      requireProduct(reader, { sellerId: wang.id, productId: apples.productId }),
    )
  ).variants[0]

test('an order to be paid by hand holds stock, is forwarded to nobody, and expires giving it back', async () => {
  const placed = await client.buy('mei', [{ ...apples, quantity: 3 }], {
    ...manual,
    buyer: { name: 'Li', email: 'li@mail.example' },
  })
  expect(placed.body).toMatchObject({ status: 'awaiting_payment', payment: { status: 'pending' } })
  expect(await variant()).toMatchObject({ onHand: 5, reserved: 3 })
  await house.settle()
  expect((await client.api('GET', '/seller-orders', undefined, wang.key)).body.data).toEqual([])
  expect((await client.buy('mei', [{ ...apples, quantity: 3 }])).body.error).toMatchObject({
    code: 'out_of_stock',
    details: { available: 2 },
  })
  house.clock.move(days(7))
  await house.jobs.sweep()
  await house.settle()
  expect((await client.api('GET', `/orders/${placed.body.token}`)).body.status).toBe('expired')
  expect(await variant()).toMatchObject({ onHand: 5, reserved: 0 })
  expect(mailsTo(house, 'li@mail.example')).toHaveLength(2)
})

test('the seller confirms an order that is its alone, the operator any; confirming twice pays once', async () => {
  const own = await client.buy('mei', [apples], manual)
  const both = await client.buy('mei', [apples, bowl], manual)
  const member = await client.signIn('wang@seller.example')
  const waiting = (await member('GET', `/seller/${wang.id}/payments`)).body.data
  expect(waiting).toHaveLength(1)
  const [{ id, shop_id: shopId }] = waiting
  for (let i = 0; i < 2; i++)
    expect(
      (await member('POST', `/seller/${wang.id}/payments/${shopId}/${id}/confirm`)).status,
    ).toBe(200)
  expect((await client.api('GET', `/orders/${own.body.token}`)).body.status).toBe('paid')
  // It has the buyer's money: of this order it owes the commission, and nothing is owed to it.
  const due = await house.instance.db.read(reader =>
    duesOfOrder(reader, { home: wang.id, orderId: own.body.id }),
  )
  const earned = await house.instance.db.read(reader =>
    duesOfOrder(reader, { home: shopId, orderId: own.body.id }),
  )
  expect(due[0]?.balanceMinor).toBe(0 - (earned[0]?.balanceMinor ?? 0))
  await expectSound(house)
  const operator = await client.signIn('olga@operator.example')
  const [other] = (await operator('GET', '/operator/payments')).body.data
  expect(
    (await member('POST', `/seller/${wang.id}/payments/${shopId}/${other.id}/confirm`)).status,
  ).toBe(404)
  expect((await operator('POST', `/operator/payments/${shopId}/${other.id}/confirm`)).status).toBe(
    200,
  )
  expect((await client.api('GET', `/orders/${both.body.token}`)).body.parcels).toHaveLength(2)
})

test('a seller gives back part of a line, never more than was paid, and the operator sends it by hand', async () => {
  const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
  const refund = (amount: number) =>
    client.api(
      'POST',
      `/seller-orders/${part.id}/refund`,
      {
        lines: [{ line_id: part.lines[0].id, amount: { amount, currency: 'CNY' } }],
        reason: 'One was bruised',
      },
      wang.key,
    )
  expect((await refund(1000)).status).toBe(200)
  expect((await refund(1891)).body.error.code).toBe('refund_exceeds_capture')
  const many = await Promise.all(Array.from({ length: 20 }, () => refund(1890)))
  expect(many.filter(answer => answer.status === 200)).toHaveLength(1)
  await house.settle()
  const operator = await client.signIn('olga@operator.example')
  const open = (await operator('GET', '/operator/refunds')).body.data
  expect(open.map((one: { amount: { amount: number } }) => one.amount.amount).sort()).toEqual([
    1000, 1890,
  ])
  await operator('POST', `/operator/refunds/${open[0].shop_id}/${open[0].id}/sent`)
  expect((await operator('GET', '/operator/refunds')).body.data).toHaveLength(1)
  for (const bad of [-1, 0, 1.5, '100', 2 ** 60])
    expect((await refund(bad as number)).status).toBe(422)
})

test('who chose a transfer reads where to and what to write on it, as the operator put it; else whom to ask', async () => {
  const plain = await client.buy('mei', [bowl], manual)
  const asked = await client.send('GET', `/orders/${plain.body.token}`)
  expect(asked.body).toContain('Ask the seller how to pay.')
  const [named] = /(?<=<title>Order )\w+/.exec(asked.body) ?? []
  const [, letter] = /class="button"[^>]*href="(mailto:[^"]*)"/.exec(asked.body) ?? []
  const written = decodeURIComponent(letter?.replaceAll('&amp;', '&') ?? '')
  // What of it is whose is not said by the letter.
  expect(written).not.toContain('CN¥')
  expect(written).toMatch(new RegExp(`^mailto:[^?]+@[^?]+\\?subject=${named}&body=.*${named}`))
  const transferText = 'Mei Ltd, Bank of Hangzhou\n6222 <0001>'
  const other = await openHouse({ transferText })
  const lin = await seller(other.instance, 'Lin')
  const tea = await product(other.instance, lin.id, 'tea')
  await shop(other.instance, 'mei', [tea])
  const buyer = clientOf(other)
  const { body } = await buyer.buy('mei', [tea], manual)
  const page = (await buyer.send('GET', `/orders/${body.token}`)).body as string
  const number = String(body.id).slice(-8).toUpperCase()
  expect(page).toContain(`Please transfer CN¥36.90 and write ${number} on it.`)
  expect(page).toContain('Mei Ltd, Bank of Hangzhou\n6222 &lt;0001>')
  const to = orderOf([tea]).buyer
  await buyer.buy('mei', [tea], { ...manual, buyer: { ...to, email: 'by@transfer.example' } })
  const paid = await buyer.buy('mei', [tea], { buyer: { ...to, email: 'at@once.example' } })
  expect((await buyer.send('GET', `/orders/${paid.body.token}`)).body).not.toContain('Mei Ltd')
  await other.settle()
  const [asking] = mailsTo(other, 'by@transfer.example')
  for (const said of ['Mei Ltd, Bank of Hangzhou', 'Canary Road', 'China'])
    expect(asking?.text).toContain(said)
  const [thanks] = mailsTo(other, 'at@once.example')
  expect(thanks?.text).toContain('Canary Road')
  expect(thanks?.text).not.toContain('Mei Ltd')
  await other.close()
})
