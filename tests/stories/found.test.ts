import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { picks, shops } from '../../server/shops/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { expectSound } from '../support/money.ts'
import { product, products, seller, shop, type Thing } from '../support/world.ts'

/** PIN-4: a thing seen in one shop is picked into another, which alone earns what it sells. */

let house: House
let client: Client
let kettle: Thing
let mei: Awaited<ReturnType<typeof shop>>
let lin: Awaited<ReturnType<typeof shop>>
let asMei: Awaited<ReturnType<Client['signIn']>>
let asLin: Awaited<ReturnType<Client['signIn']>>
let slug: string

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  kettle = await product(house.instance, wang.id, 'kettle', { title: 'Kettle' })
  mei = await shop(house.instance, 'mei', [kettle])
  lin = await shop(house.instance, 'lin')
  asMei = await client.signIn(mei.email)
  asLin = await client.signIn(lin.email)
  const [pick] = (await asMei('GET', '/picks')).body.data
  slug = pick.slug
  await asMei('PUT', `/picks/${pick.id}/note`, { note: 'Mei’s own words' })
})
afterAll(() => house.close())

const found = (as: typeof asLin, query = `shop=mei&product=${slug}`) =>
  as('GET', `/catalog/found?${query}`)
const take = (as: typeof asLin, productId: string, source: string) =>
  as('POST', '/picks', { products: [{ product_id: productId, source }] })
const named = async (is: boolean) => {
  const { handle, name, line, accent, language } = (await asMei('GET', '/shop')).body
  const edit = { handle, name, line, accent, language, is_named_as_source: is }
  expect((await asMei('PATCH', '/shop', edit)).status).toBe(200)
}
const pageIn = async (handle: string) =>
  (await client.send('GET', `/@${handle}/p/${kettle.productId}`)).body as string

describe('a thing seen in somebody’s shop', () => {
  test('leads there from its page by a plain link, the same for everybody', async () => {
    const answer = await client.send('GET', `/@mei/p/${slug}`)
    expect(answer.body).toContain(`href="/dashboard/found?shop=mei&amp;product=${slug}"`)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('says what one would earn before it is picked, and looking picks nothing', async () => {
    const { status, body } = await found(asLin)
    expect(status).toBe(200)
    expect(body.source).toEqual({ handle: 'mei', name: 'Shop of mei' })
    expect(body.product).toMatchObject({
      id: kettle.productId,
      is_picked: false,
      earns: { amount: 520, currency: 'CNY' },
    })
    expect((await asLin('GET', '/picks')).body.data).toEqual([])
  })

  test('is picked without the first curator’s words', async () => {
    expect((await take(asLin, kettle.productId, 'mei')).body.added).toHaveLength(1)
    const [pick] = (await asLin('GET', '/picks')).body.data
    expect(pick).toMatchObject({ product_id: kettle.productId, note: '', has_own_photo: false })
    expect((await found(asLin)).body.product.is_picked).toBe(true)
    const again = (await take(asLin, kettle.productId, 'mei')).body
    expect(again.refused[0].code).toBe('already_picked')
  })

  test('what is in no such shop, or nobody’s, is not found', async () => {
    for (const query of ['shop=mei&product=nothing', `shop=nobody&product=${slug}`])
      expect((await found(asLin, query)).status).toBe(404)
    const out = await client.send('GET', `/dashboard/api/catalog/found?shop=mei&product=${slug}`)
    expect(out.status).toBe(401)
  })

  test('in another currency than one’s own it is refused before anything is promised', async () => {
    const sato = await seller(house.instance, 'Sato', { currency: 'JPY' })
    const tea = await product(house.instance, sato.id, 'tea', { currency: 'JPY' })
    await shop(house.instance, 'yen')
    await house.instance.db.transact(tx =>
      tx.update(shops).set({ currency: 'JPY' }).where(eq(shops.handle, 'yen')),
    )
    const asYen = await client.signIn('yen@curator.example')
    expect((await take(asYen, tea.productId, 'mei')).body.added).toHaveLength(1)
    const { status, body } = await found(asLin, `shop=yen&product=${tea.productId}`)
    expect([status, body.error.code]).toEqual([409, 'currency_differs'])
  })

  test('a full shelf says so, as it does everywhere', async () => {
    const zhu = await seller(house.instance, 'Zhu')
    const full = await shop(house.instance, 'full', await products(house.instance, zhu.id, 30))
    const { body } = await take(await client.signIn(full.email), kettle.productId, 'mei')
    expect(body.refused[0]).toMatchObject({ code: 'listing_cap', details: { cap: 30 } })
  })
})

describe('where it was found', () => {
  test('is shown only while that curator wants it, and at once', async () => {
    expect(await pageIn('lin')).not.toContain('Found at')
    await named(true)
    expect(await pageIn('lin')).toMatch(/Found at <a[^>]*href="\/@mei"[^>]*>Shop of mei<\/a>/)
    expect(await pageIn('mei')).not.toContain('Found at')
    await named(false)
    expect(await pageIn('lin')).not.toContain('Found at')
  })

  test('follows that shop when it is renamed', async () => {
    await named(true)
    await pageIn('lin')
    const { line, accent, language } = (await asMei('GET', '/shop')).body
    const edit = { handle: 'mei-tea', name: 'Mei & Tea', line, accent, language }
    expect((await asMei('PATCH', '/shop', edit)).status).toBe(200)
    expect(await pageIn('lin')).toMatch(/href="\/@mei-tea"[^>]*>Mei &amp; Tea</)
  })

  test('is only believed of a shop that has the thing, and never of one’s own', async () => {
    const wu = await seller(house.instance, 'Wu')
    const pot = await product(house.instance, wu.id, 'pot')
    const cup = await product(house.instance, wu.id, 'cup')
    await take(asLin, pot.productId, 'mei-tea')
    await take(asLin, cup.productId, 'lin')
    const rows = await house.instance.db.read(reader =>
      reader.select().from(picks).where(eq(picks.shopId, lin.id)),
    )
    const sources = new Map(rows.map(row => [row.productId, row.sourceShopId]))
    expect(sources.get(kettle.productId)).toBe(mei.id)
    expect([sources.get(pot.productId), sources.get(cup.productId)]).toEqual([null, null])
  })
})

test('all of the commission is the shop’s where it was bought', async () => {
  expect((await client.buy('lin', [kettle])).status).toBe(201)
  await house.settle()
  const earned = async (as: typeof asLin) =>
    (await as('GET', '/shop')).body.earnings.reduce(
      (sum: number, one: { amount: { amount: number } }) => sum + one.amount.amount,
      0,
    )
  expect([await earned(asMei), await earned(asLin)]).toEqual([0, 520])
  await expectSound(house)
})
