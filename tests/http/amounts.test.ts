import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../server/platform/db/index.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** Every amount, rate and count people and programs send: what is no such number is refused by its field. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing
/** One order that is paid, with its part and its line. */
let order: { id: string; token: string }
let part: { id: string; lines: { id: string }[] }

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
  order = (await client.buy('mei', [{ ...apples, quantity: 3 }])).body
  await house.settle()
  part = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data[0]
  await client.api('POST', `/seller-orders/${part.id}/ship`, shipping, wang.key)
})
afterAll(() => house.close())

const shipping = { carrier: 'SF', tracking_number: '1' }

/** What no amount, rate or count may be, whatever its field. */
const bad: [string, unknown][] = [
  ['negative', -1],
  ['a fraction', 0.5],
  ['text', '100'],
  ['beyond every safe integer', 2 ** 53],
  ['beyond every integer', 1e21],
  ['nothing', null],
  ['a list', [1]],
]

type Case = [
  field: string,
  email: string,
  method: string,
  path: () => string,
  body: (value: unknown) => object,
  /** Nothing means something here: no such rate, no such stock. */
  may?: 'be_null',
]
const op = 'op@shop.test'
const sells = 'wang@seller.example'
const curates = 'mei@curator.example'
const always = (path: string) => () => path
const at = (path: string) => () => `/seller/${wang.id}${path}`

const tiers = { picks_max: 30, sales_needed: 0, bonus_bps: 0 }
const rules = {
  hold_after_delivery_days: 14,
  hold_after_shipping_days: 30,
  rate_notice_days: 14,
  ship_within_days: 5,
  return_answer_days: 5,
  payout_threshold_minor: 1000,
  payout_schedule: 'weekly',
}
const payee = { provider: 'manual', holder: 'A', account: '1', password }
const firm = {
  name: 'Wang',
  line: '',
  country: 'CN',
  support_email: 'help@wang.example',
  shipping_minor: 800,
  free_shipping_from_minor: null,
  default_rate_bps: 1200,
  return_days: 14,
}
const variant = { external_id: 'v', price_minor: 100, stock: 1 }
const thing = { external_id: 'new', title: 'New', variants: [variant] }
const campaign = { rung: 'campaign', valid_from: 4e12, valid_until: 5e12 }

/** One case for each of these fields of a body that is right without it. */
const each = (
  fields: string[],
  email: string,
  [method, path]: [string, () => string],
  whole: object,
  may?: 'be_null',
): Case[] =>
  fields.map(field => [field, email, method, path, value => ({ ...whole, [field]: value }), may])

const variantCase = (field: string, may?: 'be_null'): Case => [
  `variants.0.${field}`,
  sells,
  'PUT',
  at('/products'),
  value => ({ ...thing, variants: [{ ...variant, [field]: value }] }),
  may,
]

const yuan = (amount: unknown) => ({ amount, currency: 'CNY' })
const refunds = (amount: unknown): [string, object][] => [
  ['shipping.amount', { shipping: yuan(amount) }],
  ['goodwill.amount', { goodwill: yuan(amount) }],
  ['lines.0.amount.amount', { lines: [{ line_id: part.lines[0]!.id, amount: yuan(amount) }] }],
  [
    'lines.0.quantity',
    { lines: [{ line_id: part.lines[0]!.id, amount: yuan(1), quantity: amount }] },
  ],
]
const refundFields = [
  'shipping.amount',
  'goodwill.amount',
  'lines.0.amount.amount',
  'lines.0.quantity',
]
const refundBody = (field: string, value: unknown) => ({
  ...refunds(value).find(([name]) => name === field)![1],
  reason: 'x',
})
const refundCases = refundFields.flatMap((field): Case[] => [
  [
    field,
    sells,
    'POST',
    () => at(`/orders/${part.id}/refund`)(),
    value => refundBody(field, value),
  ],
  [
    field,
    sells,
    'POST',
    () => at(`/orders/${part.id}/refund-preview`)(),
    value => refundBody(field, value),
  ],
  ...['refund', 'refund-preview'].map(
    (what): Case => [
      `refund.${field}`,
      op,
      'POST',
      () => `/operator/orders/${mei.id}/${order.id}/${what}`,
      value => ({ seller_id: wang.id, refund: refundBody(field, value) }),
    ],
  ),
])

const discounts = ([email, path]: [string, () => string]) =>
  ['amount_minor', 'bps'].flatMap(field =>
    each([field], email, ['POST', path], { code: 'ABC' }, 'be_null'),
  )

const cases: Case[] = [
  ...each(
    [
      'hold_after_delivery_days',
      'hold_after_shipping_days',
      'rate_notice_days',
      'ship_within_days',
      'return_answer_days',
      'payout_threshold_minor',
    ],
    op,
    ['PUT', always('/operator/rules')],
    rules,
  ),
  ...each(Object.keys(tiers), op, ['PUT', always('/operator/tiers/starter')], tiers),
  ...each(['platform_fee_bps'], op, ['PUT', () => `/operator/sellers/${wang.id}/fee`], {}),
  ...each(['days'], op, ['POST', always('/operator/clock')], {}),
  ...each(['bps'], op, ['POST', always('/operator/rates')], { rung: 'platform' }),
  ...each(
    ['bps'],
    op,
    ['POST', always('/operator/rates')],
    { rung: 'category', category: 'food' },
    'be_null',
  ),
  ...each(['bps'], sells, ['POST', at('/rates')], { rung: 'seller' }),
  ...each(['bps'], sells, ['POST', at('/rates')], { rung: 'deal', handle: 'mei' }, 'be_null'),
  ...each(['bps'], sells, ['POST', at('/rates')], campaign, 'be_null'),
  ...each(['valid_from', 'valid_until'], sells, ['POST', at('/rates')], { ...campaign, bps: 100 }),
  ...each(['bps'], sells, ['PUT', at('/taxes')], { prices_include_tax: true }),
  [
    'categories.0.bps',
    sells,
    'PUT',
    at('/taxes'),
    bps => ({ bps: 0, prices_include_tax: true, categories: [{ category: 'food', bps }] }),
  ],
  ...discounts([sells, at('/discounts')]),
  ...discounts([curates, always('/discounts')]),
  ...discounts([op, always('/operator/discounts')]),
  ...each(['threshold_minor'], sells, ['PUT', at('/payee')], payee),
  ...each(['threshold_minor'], curates, ['PUT', always('/payee')], payee),
  ...each(['shipping_minor', 'default_rate_bps', 'return_days'], sells, ['PUT', at('')], firm),
  ...each(['free_shipping_from_minor'], sells, ['PUT', at('')], firm, 'be_null'),
  ...each(['rate_bps'], sells, ['PUT', at('/products')], thing, 'be_null'),
  variantCase('price_minor'),
  variantCase('compare_at_minor', 'be_null'),
  variantCase('stock', 'be_null'),
  ...refundCases,
]

/** Everything of the business that could have been written; sessions come and go. */
const tables = [
  ...['rules', 'tiers', 'rates', 'discounts', 'payee_details', 'sellers', 'seller_taxes'],
  ...['products', 'variants', 'stock_moves', 'orders', 'order_lines', 'payments', 'refunds'],
  ...['returns', 'ledger_entries', 'due_entries', 'outbox'],
]
const written = () =>
  house.instance.db.read(async reader => {
    const all = []
    for (const table of tables)
      all.push(await rows(reader, sql.raw(`select * from ${table} order by 1, 2, 3`)))
    return JSON.stringify([house.clock.now(), all])
  })

const speakers = new Map<string, ReturnType<Client['signIn']>>()
const as = (email: string) => {
  const known = speakers.get(email) ?? client.signIn(email)
  speakers.set(email, known)
  return known
}

async function expectRefused(
  field: string,
  ask: () => Promise<{
    status: number
    body: { error: { details: { fields: { field: string }[] } } }
  }>,
) {
  const before = await written()
  const answer = await ask()
  expect(answer.status).toBe(422)
  expect(answer.body.error.details.fields.map(one => one.field)).toContain(field)
  expect(await written()).toBe(before)
}

describe.each(cases)('%s of %s %s', (field, email, method, path, body, may) => {
  test.each(bad)('%s', async (_, value) => {
    if (value === null && (may || field === 'lines.0.quantity')) return
    const speak = await as(email)
    await expectRefused(field, () => speak(method, path(), body(value)))
  })
})

describe.each(refundFields)('%s of a refund by API', field => {
  test.each(bad)('%s', async (_, value) => {
    for (const what of ['refund', 'refund-preview'])
      await expectRefused(field, () =>
        client.api('POST', `/seller-orders/${part.id}/${what}`, refundBody(field, value), wang.key),
      )
  })
})

/** Amounts that say their currency: another one than the order's is refused by the field's name. */
test.each(['USD', 'ZZZ', 'cny'])(
  'a refund in %s is refused, and nothing is written',
  async currency => {
    const money = { amount: 1, currency }
    const line = { line_id: part.lines[0]!.id, amount: money }
    const wishes: [string, object][] = [
      ['shipping', { shipping: money }],
      ['goodwill', { goodwill: money }],
      ['lines.0.amount', { lines: [line] }],
    ]
    const before = await written()
    for (const [field, wish] of wishes) {
      const body = { ...wish, reason: 'x' }
      const asked = [
        await client.api('POST', `/seller-orders/${part.id}/refund`, body, wang.key),
        await (await as(sells))('POST', at(`/orders/${part.id}/refund`)(), body),
        await (await as(op))('POST', `/operator/orders/${mei.id}/${order.id}/refund`, {
          seller_id: wang.id,
          refund: body,
        }),
      ]
      for (const { status, body: answer } of asked) {
        expect(status).toBe(422)
        expect(answer.error.code).toBe('mixed_currency')
        expect(answer.error.details.field).toContain(field)
      }
    }
    expect(await written()).toBe(before)
  },
)

test.each(['ZZZ', 'cny', 'CN', '', 156, null])(
  'a code of the operator in %s, which is no currency here, is refused by its name',
  async currency => {
    const speak = await as(op)
    for (const value of [{ amount_minor: 100 }, { bps: 100 }])
      await expectRefused('currency', () =>
        speak('POST', '/operator/discounts', { code: 'HOUSE', ...value, currency }),
      )
  },
)

test('a code of the operator may be in any currency of the instance, and takes no other field', async () => {
  const speak = await as(op)
  const make = (body: object) => speak('POST', '/operator/discounts', body)
  expect((await make({ code: 'YEN', amount_minor: 100, currency: 'JPY' })).status).toBe(201)
  expect((await make({ code: 'SHARE', bps: 100 })).status).toBe(201)
  const more = await make({ code: 'MORE', bps: 100, total: 1 })
  expect(more.body.error.code).toBe('unrecognized_keys')
})

test.each(['-1', '0.5', 'three', '9007199254740992', '1e21'])(
  'a return of %s units is refused by its field, and nothing is asked of the seller',
  async quantity => {
    const before = await written()
    const form = new FormData()
    const fields = { part_id: part.id, [`line:${part.lines[0]!.id}`]: quantity, reason: 'damaged' }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const answer = await client.app.request(`http://shop.test/orders/${order.token}/return`, {
      method: 'POST',
      body: form,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Please choose how many of what you send back.')
    expect(await written()).toBe(before)
  },
)

test.each([0, -1, 1.5, '1', 1e9, null])('a quantity of %s buys nothing', async quantity => {
  const answer = await client.buy('mei', [{ ...apples, quantity: quantity as number }])
  if (quantity === null) return expect(answer.status).toBe(201)
  expect(answer.status).toBe(422)
  expect(answer.body.error.details.fields[0].field).toBe('lines.0.quantity')
})

test('a discount is a share or an amount, never both, and a taken code says so', async () => {
  const speak = await as(sells)
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
