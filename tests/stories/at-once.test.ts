import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requireProduct } from '../../server/catalog/queries.ts'
import { ordersOfShop } from '../../server/orders/queries.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { orderOf, pick, product, products, seller, shop } from '../support/world.ts'

let house: House
let client: Client
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
afterAll(() => house.close())

test('200 buyers at once for the last 10 units: exactly 10 orders, and stock 0', async () => {
  const wang = await seller(house.instance, 'Wang')
  const last = await product(house.instance, wang.id, 'last', { stock: 10 })
  const mei = await shop(house.instance, 'mei', [last])
  const answers = await Promise.all(Array.from({ length: 200 }, () => client.buy('mei', [last])))
  const count = (status: number) => answers.filter(answer => answer.status === status).length
  expect([count(201), count(409)]).toEqual([10, 190])
  expect(answers.find(answer => answer.status === 409)?.body.error.code).toBe('out_of_stock')
  const left = await house.instance.db.read(reader =>
    requireProduct(reader, { sellerId: wang.id, productId: last.productId }),
  )
  expect(left).toMatchObject({ isInStock: false, variants: [{ onHand: 0, reserved: 0 }] })
  expect(
    await house.instance.db.read(reader => ordersOfShop(reader, { shopId: mei.id, rowsMax: 100 })),
  ).toHaveLength(10)
})

test('the same Idempotency-Key 50 times at once: one order, one answer', async () => {
  const wang = await seller(house.instance, 'Wang Two')
  const apples = await product(house.instance, wang.id, 'apples')
  const lin = await shop(house.instance, 'lin', [apples])
  const key = randomUUID()
  const body = orderOf([apples])
  const send = (sent: unknown) =>
    client.send('POST', '/api/v1/shops/lin/orders', sent, { 'idempotency-key': key })
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(body)))
  expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([201]))
  expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
  expect(
    await house.instance.db.read(reader => ordersOfShop(reader, { shopId: lin.id, rowsMax: 100 })),
  ).toHaveLength(1)
  const other = await send(orderOf([apples]))
  expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_key_reused'])
})

test('two tabs that fill the same shelf at once never pass its room', async () => {
  const wang = await seller(house.instance, 'Wang Three')
  const things = await products(house.instance, wang.id, 60)
  const yu = await shop(house.instance, 'yuyu')
  const [one, two] = await Promise.all([
    pick(house.instance, yu.id, things.slice(0, 30)),
    pick(house.instance, yu.id, things.slice(30)),
  ])
  expect(one.added.length + two.added.length).toBe(30)
})

test('five sales at once unlock a shop exactly once', async () => {
  const wang = await seller(house.instance, 'Wang Four')
  const apples = await product(house.instance, wang.id, 'pears')
  const bo = await shop(house.instance, 'bobo', [apples])
  await Promise.all(Array.from({ length: 8 }, () => client.buy('bobo', [apples])))
  await house.settle()
  const curator = await client.signIn(bo.email)
  expect((await curator('GET', '/shop')).body.tier).toMatchObject({ id: 'established', sales: 8 })
})
