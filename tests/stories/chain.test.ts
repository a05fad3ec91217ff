import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineChains } from '../../server/doctor/examine.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { tamper } from '../support/tamper.ts'
import { product, seller, shop } from '../support/world.ts'

/** Whoever changes the ledger with the database in hand is seen, and at which place (L8). */

let house: House
let client: Client
const shops = new Map<string, string>()

/** Each shop with five links in its chain, tampered with in its own way. */
const ways: Record<string, { statements: (shopId: string) => string[]; brokenAt: number }> = {
  changed: {
    statements: shopId =>
      [1, -1].map(
        by =>
          `update ledger_entries set amount_minor = amount_minor + ${by} where shop_id = '${shopId}' and transaction_id = (select id from ledger_transactions where shop_id = '${shopId}' and seq = 3) and account = ${by > 0 ? "'curator:pending'" : "'outside:test'"}`,
      ),
    brokenAt: 3,
  },
  redated: {
    statements: shopId => [
      `update ledger_transactions set at = at - 1 where shop_id = '${shopId}' and seq = 5`,
    ],
    brokenAt: 5,
  },
  removed: {
    statements: shopId => [
      `delete from ledger_entries where shop_id = '${shopId}' and transaction_id = (select id from ledger_transactions where shop_id = '${shopId}' and seq = 2)`,
      `delete from ledger_transactions where shop_id = '${shopId}' and seq = 2`,
    ],
    brokenAt: 2,
  },
  swapped: {
    statements: shopId => [
      `update ledger_transactions set seq = case seq when 3 then 4 else 3 end, hash = (select o.hash from ledger_transactions o where o.shop_id = '${shopId}' and o.seq = 7 - ledger_transactions.seq) where shop_id = '${shopId}' and seq in (3, 4)`,
    ],
    brokenAt: 3,
  },
  'cut short': {
    statements: shopId => [
      `delete from ledger_entries where shop_id = '${shopId}' and transaction_id = (select id from ledger_transactions where shop_id = '${shopId}' and seq = 1)`,
    ],
    brokenAt: 1,
  },
}

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples')
  for (const [n, way] of Object.keys(ways).entries()) {
    const { id, handle } = await shop(house.instance, `shop${n}`, [apples])
    shops.set(way, id)
    for (let sale = 0; sale < 5; sale++)
      expect((await client.buy(handle, [apples])).status).toBe(201)
  }
})
afterAll(() => house.close())

const found = async () =>
  (await house.instance.db.read(examineChains)).flatMap(one => [one.predicate.id, ...one.ids])

test('a chain nobody touched is whole', async () => {
  expect(await found()).toEqual([])
})

test.each(Object.entries(ways))(
  'what was %s is found at its own place',
  async (way, { statements, brokenAt }) => {
    const shopId = shops.get(way) as string
    const before = await found()
    await tamper(house, statements(shopId))
    const after = await found()
    expect(after.filter(one => !before.includes(one)).filter(one => one !== 'L8')).toEqual([
      `${shopId} at ${brokenAt}`,
    ])
    expect(after[0]).toBe('L8')
  },
)
