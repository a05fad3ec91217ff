import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** Every amount, rate and count people and programs send: what is no such number is refused by its field. */

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
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

const bad: [string, unknown][] = [
  ['negative', -1],
  ['a fraction', 0.5],
  ['text', '100'],
  ['beyond every limit', 2 ** 53],
  ['nothing', null],
  ['a list', [1]],
]

type Case = [
  field: string,
  email: string,
  method: string,
  path: () => string,
  body: (value: unknown) => object,
]
const tiers = { picks_max: 30, sales_needed: 0, bonus_bps: 0 }
const rules = {
  hold_after_delivery_days: 14,
  hold_after_shipping_days: 30,
  rate_notice_days: 14,
  return_answer_days: 5,
  payout_threshold_minor: 1000,
  payout_schedule: 'weekly',
}
const op = 'op@shop.test'
const sells = 'wang@seller.example'
const curates = 'mei@curator.example'
const at = (path: string) => () => `/seller/${wang.id}${path}`
const payee = { provider: 'manual', holder: 'A', account: '1', password }

const cases: Case[] = [
  [
    'payout_threshold_minor',
    op,
    'PUT',
    () => '/operator/rules',
    value => ({ ...rules, payout_threshold_minor: value }),
  ],
  [
    'hold_after_delivery_days',
    op,
    'PUT',
    () => '/operator/rules',
    value => ({ ...rules, hold_after_delivery_days: value }),
  ],
  [
    'bonus_bps',
    op,
    'PUT',
    () => '/operator/tiers/starter',
    value => ({ ...tiers, bonus_bps: value }),
  ],
  ['bps', op, 'POST', () => '/operator/rates', value => ({ rung: 'platform', bps: value })],
  ['bps', sells, 'POST', at('/rates'), value => ({ rung: 'seller', bps: value })],
  ['bps', sells, 'PUT', at('/taxes'), value => ({ bps: value, prices_include_tax: true })],
  [
    'amount_minor',
    sells,
    'POST',
    at('/discounts'),
    value => ({ code: 'ABC', amount_minor: value }),
  ],
  ['threshold_minor', sells, 'PUT', at('/payee'), value => ({ ...payee, threshold_minor: value })],
  [
    'threshold_minor',
    curates,
    'PUT',
    () => '/payee',
    value => ({ ...payee, threshold_minor: value }),
  ],
  [
    'amount_minor',
    curates,
    'POST',
    () => '/discounts',
    value => ({ code: 'ABC', amount_minor: value }),
  ],
]

describe.each(cases)('%s of %s %s', (field, email, method, path, body) => {
  test.each(bad)('%s', async (_, value) => {
    if (value === null && ['amount_minor'].includes(field)) return
    const answer = await (await client.signIn(email))(method, path(), body(value))
    expect(answer.status).toBe(422)
    const fields = answer.body.error.details.fields.map((one: { field: string }) => one.field)
    expect(fields).toContain(field)
  })
})

test.each([0, -1, 1.5, '1', 1e9, null])('a quantity of %s buys nothing', async quantity => {
  const answer = await client.buy('mei', [{ ...apples, quantity: quantity as number }])
  if (quantity === null) return expect(answer.status).toBe(201)
  expect(answer.status).toBe(422)
  expect(answer.body.error.details.fields[0].field).toBe('lines.0.quantity')
})

test('a discount is a share or an amount, never both, and a taken code says so', async () => {
  const speak = await client.signIn(sells)
  const make = (body: object) => speak('POST', at('/discounts')(), body)
  expect((await make({ code: 'BOTH', bps: 100, amount_minor: 100 })).status).toBe(422)
  expect((await make({ code: 'NONE' })).status).toBe(422)
  expect((await make({ code: 'ONCE', bps: 100 })).status).toBe(201)
  const again = await make({ code: 'once', bps: 200 })
  expect(again.body.error.details.fields[0]).toMatchObject({ field: 'code' })
})

test('a price, discount or total from outside is refused on every order', async () => {
  for (const extra of [{ total: 1 }, { discount: 5 }, { commission_bps: 9000 }, { tax: 0 }])
    expect((await client.buy('mei', [apples], extra)).body.error.code).toBe('unrecognized_keys')
})

test('outside production an operator moves the clock, and holds end by the real code; in production never', async () => {
  const operator = await client.signIn(op)
  const before = house.clock.now()
  expect((await operator('POST', '/operator/clock', { days: 0 })).status).toBe(422)
  expect((await operator('POST', '/operator/clock', { days: 20 })).body.now).toBe(
    before + 20 * 86_400_000,
  )
  house.instance.config.isProduction = true
  expect((await operator('POST', '/operator/clock', { days: 20 })).body.error.code).toBe(
    'clock_fixed',
  )
  expect((await operator('GET', '/operator/clock')).body.can_move).toBe(false)
  house.instance.config.isProduction = false
})
