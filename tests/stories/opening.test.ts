import { afterAll, beforeAll, expect, test } from 'vitest'
import { orders } from '../../server/orders/schema.ts'
import { clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { person, product, seller, shop } from '../support/world.ts'

/** A new operator is told what is missing before somebody can buy, until somebody has. */
let house: House

beforeAll(async () => {
  house = await openHouse({ mailFrom: 'Xiaopu <no-reply@localhost>' })
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

test('each step is done when it is, and when all are there is no list', async () => {
  const client = clientOf(house)
  const { config } = house.instance
  const read = async () =>
    (await (await client.signIn('op@shop.test'))('GET', '/operator/opening')).body.data
  const missing = async () =>
    (await read()).flatMap((step: { name: string; is_done: boolean }) =>
      step.is_done ? [] : [step.name],
    )
  const all = ['address', 'mail', 'payments', 'law', 'sellers', 'shops', 'order']
  expect(await missing()).toEqual(all)

  config.baseUrl = 'https://shop.test'
  config.smtpUrl = 'smtp://127.0.0.1:9'
  // Nobody writes back to a machine of their own.
  expect(await missing()).toEqual(all.slice(1))
  config.mailFrom = 'Xiaopu <hello@shop.test>'
  expect(await missing()).toEqual(all.slice(2))
  config.transferText = 'To our account, please.'
  expect(await missing()).toEqual(all.slice(3))
  expect((await read())[2]).toEqual({ name: 'payments', is_done: true, value: 'manual' })

  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples')
  expect(await missing()).toEqual(['law', 'shops', 'order'])
  await shop(house.instance, 'mei', [apples])
  expect(await missing()).toEqual(['law', 'order'])
  // Its own curator's, as the list says; and given back, it has been one all the same.
  const buyer = { name: 'Mei', email: 'mei@curator.example' }
  const { body: order } = await client.buy('mei', [apples], { buyer })
  await house.settle()
  expect(await read()).toEqual([])
  const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
  await client.api('POST', `/seller-orders/${part.id}/reject`, { reason: 'A trial.' }, wang.key)
  await house.settle()
  expect((await client.api('GET', `/orders/${order.token}`)).body.status).toBe('refunded')
  expect(await read()).toEqual([])
})

test('of the demo nothing is asked, and of nobody but operators', async () => {
  const client = clientOf(house)
  const { config } = house.instance
  await house.instance.db.transact(tx => tx.update(orders).set({ paidAt: null }))
  const operator = await client.signIn('op@shop.test')
  expect((await operator('GET', '/operator/opening')).body.data).not.toEqual([])
  config.isDemo = true
  expect((await operator('GET', '/operator/opening')).body.data).toEqual([])
  const curator = await client.signIn('mei@curator.example')
  expect((await curator('GET', '/operator/opening')).status).toBe(404)
  expect((await curator('POST', '/operator/opening/letter')).status).toBe(404)
})
