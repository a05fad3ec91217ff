import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { formerPrices } from '../../server/catalog/schema.ts'
import { days } from '../../server/platform/clock.ts'
import { shelf } from '../../server/shops/queries.ts'
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

function onCard(body: string): string | null {
  const [, price = null] =
    /<\/span><span class="was"><s>([^<]*)<\/s> <small>lowest of the 30 days before</.exec(body) ??
    []
  return price
}

/**
 * A thing at its first price, in a shop of its own; `costs` changes it, `struck` looks at its page
 * and at its card on the shelf, which say the same.
 */
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
    const onPage = hidden ? null : price
    const shelf = await client.send('GET', `/@${name}?lang=en&anew=1`)
    expect(onCard(shelf.body)).toBe(onPage)
    return onPage
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
  expect(await struck()).toBe('CN¥100.00')
  const { body } = await client.send('GET', `/@${name}/p/${productId}`)
  expect(body).toContain('lowest of the 30 days before')
  expect(body).toContain('"priceType":"https://schema.org/StrikethroughPrice","price":"100.00"')
  house.clock.move(days(30))
  expect(await struck()).toBe('CN¥100.00')
  const feed = (held: string) =>
    client.send('GET', `/@${name}/products.xml`, undefined, { 'if-none-match': held })
  const before = await feed('')
  expect(before.body).toContain('<g:sale_price>80.00 CNY</g:sale_price>')
  expect((await feed(before.headers.get('etag') ?? '')).status).toBe(304)
  house.clock.move(1)
  expect(await struck()).toBeNull()
  // Nothing of the shop has changed.
  house.clock.move(days(1))
  const after = await feed(before.headers.get('etag') ?? '')
  expect(after.status).toBe(200)
  expect(after.body).not.toContain('sale_price')
})

test('the lowest of the thirty days counts: raising a price first gains nothing', async () => {
  const { costs, struck } = await thing(10_000)
  house.clock.move(days(40))
  await costs(15_000)
  expect(await struck()).toBeNull()
  house.clock.move(days(10))
  await costs(9000)
  expect(await struck()).toBe('CN¥100.00')
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
  expect(await struck()).toBe('CN¥100.00')
})

test('a raised price and an unchanged one strike out nothing, and are not written twice', async () => {
  const { costs, struck } = await thing(10_000)
  house.clock.move(days(40))
  await costs(10_000)
  await costs(12_000)
  expect(await struck()).toBeNull()
})

test('a card strikes out what all that cost so little cost before, at the least', async () => {
  const size = (value: string, price_minor: number) => ({
    ...{ external_id: `sized-${value}`, sku: null, gtin: null, image_url: null, stock: 9 },
    ...{ options: [{ name: 'Size', value }], price_minor, compare_at_minor: null },
  })
  const costs = (s: number, m: number, l: number) =>
    house.instance.db.transact(tx =>
      saveProduct(tx, {
        sellerId: wang.id,
        currency: 'CNY',
        input: {
          ...{ external_id: 'sized', title: 'Shirt', title_zh: null, description: '' },
          ...{ description_zh: null, brand: null, category: null, image_urls: [] },
          ...{ rate_bps: 1000, variants: [size('S', s), size('M', m), size('L', l)] },
        },
        now: house.clock.now(),
      }),
    )
  const { id: productId } = await costs(10_000, 11_000, 20_000)
  await shop(house.instance, 'sized', [{ productId, variantId: '' }])
  const struck = async () => {
    await house.settle()
    return onCard((await client.send('GET', '/@sized?lang=en&anew=1')).body)
  }
  house.clock.move(days(40))
  await costs(9000, 9000, 20_000)
  expect(await struck()).toBe('CN¥100.00')
  house.clock.move(days(40))
  await costs(9000, 11_000, 9000)
  // What costs the least was never dearer; that another size was does not count.
  expect(await struck()).toBeNull()
})

test('a card says the same among what is saved and under another thing, and nothing when sold out', async () => {
  const priced = (priceMinor: number, stock: number) =>
    product(house.instance, wang.id, 'pear', { title: 'Pear', priceMinor, stock })
  const pear = await priced(10_000, 5)
  const plum = await product(house.instance, wang.id, 'plum', { title: 'Plum' })
  const { id: shopId } = await shop(house.instance, 'pears', [pear, plum])
  const cards = await house.instance.db.read(reader => shelf(reader, { shopId, rowsMax: 9 }))
  const pickId = cards.find(card => card.title === 'Pear')?.id
  const seen = async () => {
    await house.settle()
    const pages = ['', '/saved', `/p/${plum.productId}`].map(path =>
      client.send('GET', `/@pears${path}?lang=en&anew=1`, undefined, {
        cookie: `xp_saved_${shopId}=${pickId}`,
      }),
    )
    return (await Promise.all(pages)).map(({ body }) => {
      expect(body).toContain('Pear')
      return onCard(body)
    })
  }
  house.clock.move(days(40))
  await priced(8000, 5)
  expect(await seen()).toEqual(['CN¥100.00', 'CN¥100.00', 'CN¥100.00'])
  await priced(8000, 0)
  expect(await seen()).toEqual([null, null, null])
})

test('what can be shown no more is forgotten', async () => {
  const { costs } = await thing(10_000)
  await costs(9000)
  house.clock.move(days(61))
  await house.jobs.sweep()
  expect(await house.instance.db.read(reader => reader.select().from(formerPrices))).toEqual([])
})
