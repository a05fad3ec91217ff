import { afterAll, beforeAll, expect, test } from 'vitest'
import { formerPrices } from '../../server/catalog/schema.ts'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { product, seller, shop } from '../support/world.ts'

/** SD-1: a price is struck out only if it is the lowest really asked in the 30 days before. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let number = 0

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
})
afterAll(() => house.close())

/** A thing at its first price, in a shop of its own; `costs` changes it, `struck` looks at its page. */
async function thing(first: number) {
  const name = `thing${++number}`
  const costs = (priceMinor: number) =>
    product(house.instance, wang.id, name, { title: name, priceMinor })
  const made = await costs(first)
  await shop(house.instance, name, [made])
  const struck = async () => {
    await house.settle()
    const { body } = await client.send('GET', `/@${name}/p/${made.productId}?lang=en&anew=1`)
    const [, hidden, price] =
      /<span class="was" data-was="true"( hidden)?><s>([^<]*)</.exec(body) ?? []
    return hidden ? null : price
  }
  return { costs, struck, name, productId: made.productId }
}

test('a new thing strikes out nothing', async () => {
  const { struck } = await thing(10_000)
  expect(await struck()).toBeNull()
})

test('a lowered price has the one before beside it, said in words and in the data, for thirty days', async () => {
  const { costs, struck, name, productId } = await thing(10_000)
  house.clock.move(days(40))
  await costs(8000)
  expect(await struck()).toBe('¥100.00')
  const { body } = await client.send('GET', `/@${name}/p/${productId}`)
  expect(body).toContain('lowest in 30 days')
  expect(body).toContain('"priceType":"https://schema.org/StrikethroughPrice","price":"100.00"')
  house.clock.move(days(30))
  expect(await struck()).toBe('¥100.00')
  house.clock.move(1)
  expect(await struck()).toBeNull()
})

test('the lowest of the thirty days counts: raising a price first gains nothing', async () => {
  const { costs, struck } = await thing(10_000)
  house.clock.move(days(40))
  await costs(15_000)
  expect(await struck()).toBeNull()
  house.clock.move(days(10))
  await costs(9000)
  expect(await struck()).toBe('¥100.00')
  house.clock.move(days(5))
  await costs(9500)
  expect(await struck()).toBeNull()
})

test('what was asked longer ago than thirty days before no longer counts', async () => {
  const { costs, struck } = await thing(5000)
  house.clock.move(days(5))
  await costs(10_000)
  house.clock.move(days(31))
  await costs(7000)
  expect(await struck()).toBe('¥100.00')
})

test('a raised price and an unchanged one strike out nothing, and are not written twice', async () => {
  const { costs, struck } = await thing(10_000)
  house.clock.move(days(40))
  await costs(10_000)
  await costs(12_000)
  expect(await struck()).toBeNull()
})

test('what can be shown no more is forgotten', async () => {
  const { costs } = await thing(10_000)
  await costs(9000)
  house.clock.move(days(61))
  await house.jobs.sweep()
  expect(await house.instance.db.read(reader => reader.select().from(formerPrices))).toEqual([])
})
