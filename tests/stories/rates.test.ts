import { afterAll, beforeAll, expect, test } from 'vitest'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Rates: every rung, every version, and nobody's rate falls without notice. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
const at = () => `/seller/${wang.id}`
const day = (date: string) => Date.parse(`${date}T00:00:00Z`)

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { rateBps: 1800, stock: null })
  await shop(house.instance, 'mei', [apples])
  await shop(house.instance, 'ayu', [apples])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

async function as(email: string, method: string, path: string, body?: unknown) {
  return (await client.signIn(email))(method, path, body)
}
const setRate = (input: unknown) => as('wang@seller.example', 'POST', `${at()}/rates`, input)
async function winner(handle?: string) {
  const path = `/rates/explain?product=${apples.productId}${handle ? `&handle=${handle}` : ''}`
  const { body } = await client.api('GET', path, undefined, wang.key)
  const won = body.rungs.filter((one: { wins: boolean }) => one.wins)
  expect(won).toHaveLength(1)
  return [won[0].rule, won[0].rate_bps, won[0].version]
}
async function sold(handle: string) {
  await client.buy(handle, [apples])
  await house.settle()
  const { body } = await as(`${handle}@curator.example`, 'GET', '/earnings')
  const newest = body.data.reduce((a: { created_at: number }, b: { created_at: number }) =>
    b.created_at > a.created_at ? b : a,
  )
  return [newest.rate_rule, newest.rate_bps]
}

test('every rung is explained, with the one that wins', async () => {
  const { body } = await client.api(
    'GET',
    `/rates/explain?product=${apples.productId}&handle=mei`,
    undefined,
    wang.key,
  )
  expect(
    body.rungs.map((one: { rule: string; rate_bps: number | null }) => [one.rule, one.rate_bps]),
  ).toEqual([
    ['campaign', null],
    ['deal', null],
    ['product', 1800],
    ['category:food/fruit', null],
    ['category:food', null],
    ['seller', 1200],
    ['platform', 1000],
  ])
  expect(await winner('mei')).toEqual(['product', 1800, 1])
})

test('a raise counts at once; a cut is refused without its notice and counts after it, orders before it keep theirs', async () => {
  const raise = await setRate({ rung: 'product', product_id: apples.productId, bps: 2000 })
  expect(raise.body).toEqual({ valid_from: house.clock.now(), is_cut: false })
  expect(await winner()).toEqual(['product', 2000, 2])
  house.clock.move(1000)

  const soon = await setRate({
    rung: 'product',
    product_id: apples.productId,
    bps: 900,
    valid_from: house.clock.now() + days(13),
  })
  expect(soon.status).toBe(422)
  expect(soon.body.error).toMatchObject({ code: 'notice_too_short', details: { days: 14 } })

  const cut = await setRate({ rung: 'product', product_id: apples.productId, bps: 900 })
  expect(cut.body).toEqual({ valid_from: house.clock.now() + days(14), is_cut: true })
  expect(await sold('mei')).toEqual(['product', 2000])
  house.clock.move(days(14) - 1)
  expect(await winner()).toEqual(['product', 2000, 2])
  house.clock.move(1)
  expect(await winner()).toEqual(['product', 900, 3])
  expect(await sold('mei')).toEqual(['product', 900])
  const { body } = await as('mei@curator.example', 'GET', '/earnings')
  expect(body.data.map((one: { rate_bps: number }) => one.rate_bps).sort()).toEqual(
    [2000, 900].sort(),
  )
})

test('taking a rate away is a cut as well, where what lies beneath is lower', async () => {
  await setRate({ rung: 'product', product_id: apples.productId, bps: 3000 })
  house.clock.move(1000)
  const gone = await setRate({ rung: 'product', product_id: apples.productId, bps: null })
  expect(gone.body.is_cut).toBe(true)
  house.clock.move(days(14))
  expect(await winner()).toEqual(['seller', 1200, 1])
})

test('a deal is for its shop alone; a campaign beats it while it runs', async () => {
  await setRate({ rung: 'deal', handle: 'mei', bps: 2200 })
  expect(await winner('mei')).toEqual(['deal', 2200, 1])
  expect(await winner('ayu')).toEqual(['seller', 1200, 1])
  const from = house.clock.now() + days(1)
  const campaign = { rung: 'campaign', bps: 2500, valid_from: from, valid_until: from + days(5) }
  expect((await setRate(campaign)).status).toBe(200)
  expect((await winner('mei'))[0]).toBe('deal')
  house.clock.move(days(1))
  expect((await winner('mei')).slice(0, 2)).toEqual(['campaign', 2500])
  expect(await sold('ayu')).toEqual(['campaign', 2500])
  house.clock.move(days(5))
  expect((await winner('ayu'))[0]).toBe('seller')
})

test('a campaign below somebody’s deal is a cut for that curator, and needs notice', async () => {
  await setRate({ rung: 'deal', handle: 'ayu', bps: 4000 })
  const from = house.clock.now() + days(1)
  const low = { rung: 'campaign', bps: 3500, product_id: apples.productId }
  const soon = await setRate({ ...low, valid_from: from, valid_until: from + days(2) })
  expect(soon.body.error.code).toBe('notice_too_short')
  const end = await setRate({ rung: 'deal', handle: 'ayu', bps: null })
  expect(end.body.is_cut).toBe(true)
  house.clock.move(days(14))
})

test('a raise that was announced is not taken back on short notice', async () => {
  const from = house.clock.now() + days(3)
  const goods = { rung: 'product', product_id: apples.productId }
  expect((await setRate({ ...goods, bps: 5000, valid_from: from })).body.is_cut).toBe(false)
  house.clock.move(1000)
  const back = await setRate({ ...goods, bps: 1300, valid_from: house.clock.now() })
  expect(back.body.error.code).toBe('notice_too_short')
  const later = await setRate({ ...goods, bps: null })
  expect(later.body).toMatchObject({ is_cut: true, valid_from: house.clock.now() + days(14) })
  house.clock.move(days(3))
  expect((await winner()).slice(0, 2)).toEqual(['product', 5000])
  house.clock.move(days(14))
  expect((await winner())[0]).toBe('seller')
})

test('a product moved to a category that earns less keeps its rate until the notice is over', async () => {
  const operator = (category: string, bps: number) =>
    as('op@shop.test', 'POST', '/operator/rates', { rung: 'category', category, bps })
  await operator('home', 2000)
  await operator('food', 2600)
  house.clock.move(days(15))
  const move = (category: string, rateBps: number | null = null) =>
    product(house.instance, wang.id, 'cup', { category, rateBps })
  const cup = await move('food')
  const rate = async () => {
    const path = `/rates/explain?product=${cup.productId}`
    const { body } = await client.api('GET', path, undefined, wang.key)
    const { rule, rate_bps } = body.rungs.find((one: { wins: boolean }) => one.wins)
    return [rule, rate_bps]
  }
  expect(await rate()).toEqual(['category:food', 2600])
  await move('home')
  expect(await rate()).toEqual(['product', 2600])
  house.clock.move(days(14))
  expect(await rate()).toEqual(['category:home', 2000])
  // With a raise announced for it, the old rate counts until that begins.
  const jar = await product(house.instance, wang.id, 'jar', { category: 'food', rateBps: null })
  const raise = { rung: 'product', product_id: jar.productId, bps: 3000 }
  await setRate({ ...raise, valid_from: house.clock.now() + days(5) })
  await product(house.instance, wang.id, 'jar', { category: 'home', rateBps: null })
  const jarRate = async () => {
    const path = `/rates/explain?product=${jar.productId}`
    const { body } = await client.api('GET', path, undefined, wang.key)
    return body.rungs.find((one: { wins: boolean }) => one.wins).rate_bps
  }
  expect(await jarRate()).toBe(2600)
  house.clock.move(days(5))
  expect(await jarRate()).toBe(3000)
  // Dearer again: nothing to keep. Cheaper with a rate of its own: that one, after its notice.
  await move('food')
  expect(await rate()).toEqual(['category:food', 2600])
  await move('home', 2100)
  expect(await rate()).toEqual(['product', 2600])
  house.clock.move(days(14))
  expect(await rate()).toEqual(['product', 2100])
})

test('two campaigns for the same goods and days are refused when saved', async () => {
  const from = house.clock.now() + days(30)
  const one = { rung: 'campaign', bps: 3000, valid_from: from, valid_until: from + days(5) }
  expect((await setRate({ ...one, product_id: apples.productId })).status).toBe(200)
  const overlapping = await setRate({
    ...one,
    valid_from: from + days(4),
    valid_until: from + days(9),
  })
  expect(overlapping.body.error.code).toBe('ambiguous_rate')
  expect(
    (await setRate({ ...one, valid_from: from + days(5), valid_until: from + days(9) })).status,
  ).toBe(200)
  const backwards = await setRate({ ...one, valid_until: from })
  expect(backwards.body.error.details.fields[0].field).toBe('valid_until')
})

test('a feed or form that lowers a rate is taken at its word, after the notice', async () => {
  await product(house.instance, wang.id, 'pears', { rateBps: 1800 })
  const pears = await product(house.instance, wang.id, 'pears', { rateBps: 1500 })
  const ask = async () =>
    (await client.api('GET', `/rates/explain?product=${pears.productId}`, undefined, wang.key)).body
  const { announced } = await ask()
  expect(announced.filter((one: { rung: string }) => one.rung === 'product')).toEqual([
    { rung: 'product', rate_bps: 1500, valid_from: house.clock.now() + days(14) },
  ])
  // The campaign for apples alone is no business of pears.
  expect(announced.filter((one: { rung: string }) => one.rung === 'campaign')).toHaveLength(1)
  expect((await ask()).rungs.find((one: { wins: boolean }) => one.wins).rate_bps).toBe(1800)
})

test('the operator’s own rates need notice too, and curators who show the goods are told', async () => {
  const operator = (body: unknown) => as('op@shop.test', 'POST', '/operator/rates', body)
  expect(
    (await operator({ rung: 'platform', bps: 500, valid_from: house.clock.now() })).body.error.code,
  ).toBe('notice_too_short')
  const category = await operator({ rung: 'category', category: 'food/fruit', bps: 1100 })
  expect(category.body.is_cut).toBe(true)
  await house.settle()
  const mails = await client.send('GET', '/mailbox')
  expect(mails.body).toContain('mei@curator.example')
})

test('a tier’s bonus is a line of its own, paid by the platform, on top of the seller’s rate', async () => {
  await as('op@shop.test', 'PUT', '/operator/tiers/starter', {
    picks_max: 30,
    sales_needed: 0,
    bonus_bps: 200,
  })
  await client.buy('ayu', [apples])
  const { body } = await as('ayu@curator.example', 'GET', '/earnings')
  const bonus = body.data.find((one: { kind: string }) => one.kind === 'bonus')
  expect(bonus).toMatchObject({
    rate_bps: 200,
    rate_rule: 'tier',
    amount: { amount: 58 },
    state: 'pending',
  })
  const receipt = await client.send('GET', bonus.receipt_url)
  expect(receipt.status).toBe(200)
  expect(receipt.body).toContain('exactly what the books say')
})

test('the platform’s fee counts for orders placed from then on, and the seller sees it', async () => {
  const zhao = await seller(house.instance, 'Zhao')
  const edit = { priceMinor: 10_000, rateBps: 1250, stock: null }
  const vase = await product(house.instance, zhao.id, 'vase', edit)
  await shop(house.instance, 'lan', [vase])
  const own = (path: string) => as('zhao@seller.example', 'GET', `/seller/${zhao.id}${path}`)
  const fee = (bps: unknown, email = 'op@shop.test') =>
    as(email, 'PUT', `/operator/sellers/${zhao.id}/fee`, { platform_fee_bps: bps })
  const sale = async () => {
    expect((await client.buy('lan', [vase])).status).toBe(201)
    await house.settle()
    house.clock.move(1000)
  }

  await sale()
  expect((await fee(500)).status).toBe(200)
  await sale()
  for (const wrong of [-1, 1001, 12.5, '500', null, undefined]) {
    const { status, body } = await fee(wrong)
    expect([status, body.error.code]).toEqual([422, 'invalid_input'])
    expect(body.error.details.fields[0].field).toBe('platform_fee_bps')
  }
  for (const email of ['zhao@seller.example', 'mei@curator.example'])
    expect((await fee(0, email)).status).toBe(404)
  const nobody = { platform_fee_bps: 100 }
  expect((await as('op@shop.test', 'PUT', '/operator/sellers/sel_x/fee', nobody)).status).toBe(404)

  expect((await own('/rates')).body.platform_fee_bps).toBe(500)
  const { body: all } = await as('op@shop.test', 'GET', '/operator/sellers')
  const fees = new Map(
    all.data.map((one: { id: string; platform_fee_bps: number }) => [one.id, one.platform_fee_bps]),
  )
  expect([fees.get(zhao.id), fees.get(wang.id)]).toEqual([500, 0])

  const amounts = ['goods', 'commission', 'platform_fee', 'discount_covered', 'shipping', 'net']
  const divided = (of: Record<string, { amount: number }>) => amounts.map(one => of[one]?.amount)
  const withFee = [10_000, 1250, 500, 0, 800, 9050]
  const before = [10_000, 1250, 0, 0, 800, 9550]
  expect((await own('/orders')).body.data.map(divided)).toEqual([withFee, before])
  const { data } = (await own('/statement')).body
  expect(data.map((row: { sale: Parameters<typeof divided>[0] }) => divided(row.sale))).toEqual([
    withFee,
    before,
  ])
  expect(data.map((row: { amount: { amount: number } }) => row.amount.amount)).toEqual([9050, 9550])
  const [head, newest] = (await own('/statement.csv')).body.replaceAll('"', '').split(/\r?\n/)
  expect(head.endsWith(amounts.join(','))).toBe(true)
  expect(newest.endsWith('100.00,12.50,5.00,0.00,8.00,90.50')).toBe(true)
})

test('a discount that others pay is named, so that the seller’s net adds up', async () => {
  const code = { code: 'HOUSE90', bps: 9000 }
  expect((await as('op@shop.test', 'POST', '/operator/discounts', code)).status).toBeLessThan(300)
  const tang = await seller(house.instance, 'Tang')
  const edit = { priceMinor: 10_000, rateBps: 1250, stock: null }
  const scroll = await product(house.instance, tang.id, 'scroll', edit)
  await shop(house.instance, 'hua', [scroll])
  await client.buy('hua', [scroll], { discount_code: 'HOUSE90' })
  await house.settle()
  const { data } = (await as('tang@seller.example', 'GET', `/seller/${tang.id}/orders`)).body
  expect(data[0]).toMatchObject({
    goods: { amount: 1000 },
    commission: { amount: 1250 },
    platform_fee: { amount: 0 },
    discount_covered: { amount: 9000 },
    net: { amount: 9550 },
  })
})

test('a stranger’s product has no explanation here', async () => {
  const jing = await seller(house.instance, 'Jing')
  const answer = await client.api(
    'GET',
    `/rates/explain?product=${apples.productId}`,
    undefined,
    jing.key,
  )
  expect(answer.status).toBe(404)
  expect(day('2026-11-21')).toBeLessThan(house.clock.now())
})

test('two campaigns saved at the same moment for the same goods: one is refused', async () => {
  const from = house.clock.now() + days(60)
  const one = { rung: 'campaign', bps: 6000, valid_from: from, valid_until: from + days(5) }
  const post = await client.signIn('wang@seller.example')
  const saves = Array.from({ length: 8 }, () => post('POST', `${at()}/rates`, one))
  const answers = await Promise.all(saves)
  expect(answers.map(answer => answer.status).sort()).toEqual([200, ...Array(7).fill(409)])
})
