import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { orderOf, product, seller, shop, type Thing } from '../support/world.ts'

/** A NUL, which PostgreSQL cannot hold: the sender's mistake and never a fault of ours. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
})
afterAll(() => house.close())

const nul = 'a\u0000b'

test.each([
  ['GET', '/api/v1/seller-orders/a%00b', undefined],
  ['GET', '/api/v1/shops/mei/products/a%00b', undefined],
  ['GET', '/@mei/p/a%00b', undefined],
  ['GET', '/@mei?q=a%00b', undefined],
  ['GET', '/@a%00b', undefined],
  [
    'POST',
    '/api/v1/shops/mei/quotes',
    { lines: [{ variant_id: nul, quantity: 1 }], ship_to: { country: 'CN' } },
  ],
  ['POST', '/api/v1/markdowns/end', { product_id: nul, starts_at: 1 }],
] as const)('%s %s', async (method, path, body) => {
  const headers = { authorization: `Bearer ${wang.key}` }
  expect((await client.send(method, path, body, headers)).status).toBeLessThan(500)
})

test('in the words of an order', async () => {
  const order = orderOf([apples])
  for (const buyer of [
    { ...order.buyer, name: nul },
    { ...order.buyer, phone: nul },
  ]) {
    const sent = { 'idempotency-key': 'nul' }
    const { status } = await client.send(
      'POST',
      '/api/v1/shops/mei/orders',
      { ...order, buyer },
      sent,
    )
    expect(status).toBe(422)
  }
})
