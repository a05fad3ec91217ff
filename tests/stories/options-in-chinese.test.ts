import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProductInput } from '../../server/catalog/contract.ts'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { deliverAll } from '../support/money.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** What a seller has said twice each reader reads in their own language, from shelf to parcel. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let red: Thing
let token: string

const cup = (options: ProductInput['variants'][number]['options']): ProductInput => ({
  ...{ external_id: 'cup', title: 'Cup', title_zh: '杯子', description: '', description_zh: null },
  ...{ brand: null, category: 'home/kitchen', image_urls: [], rate_bps: null },
  variants: [options, [{ name: 'Color', value: 'Oat' }]].map((own, at) => ({
    ...{ external_id: `cup-${at}`, sku: null, gtin: null, options: own },
    ...{ price_minor: 2890, compare_at_minor: null, stock: 9, image_url: null },
  })),
})

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  const input = cup([{ name: 'Color', value: 'Red', value_zh: '朱红' }])
  const now = house.clock.now()
  const { id } = await house.instance.db.transact(tx =>
    saveProduct(tx, { sellerId: wang.id, currency: 'CNY', input, now }),
  )
  const [saved] = await house.instance.db.read(reader => productsByIds(reader, [id]))
  red = { productId: id, variantId: saved!.variants[0]!.id }
  const mei = await shop(house.instance, 'mei', [
    red,
    await product(house.instance, wang.id, 'apples'),
  ])
  const { body } = await client.buy('mei', [red], {
    buyer: { name: 'Ann', email: 'ann@mail.example', phone: '1' },
    language: 'zh',
  })
  token = body.token
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId: body.id })
})
afterAll(() => house.close())

const text = async (path: string): Promise<string> => (await client.send('GET', path)).body

test('the choice on its page, its name to search engines, and a name nobody translates', async () => {
  const slug = /\/p\/(cup-\w+)/.exec(await text('/@mei'))?.[1]
  const chinese = await text(`/@mei/p/${slug}?lang=zh`)
  expect(chinese).toContain('朱红')
  expect(chinese).toContain('<legend>颜色</legend>')
  expect(chinese).toContain('杯子 - 朱红')
  // Never said in Chinese: as its seller wrote it.
  expect(chinese).toContain('Oat')
  expect(chinese).not.toContain('>Red<')
  const english = await text(`/@mei/p/${slug}`)
  expect(english).toContain('<legend>Color</legend>')
  expect(english).toContain('>Red<')
  expect(english).not.toContain('朱红')
  const { body } = await client.api('GET', `/shops/mei/products/${slug}?lang=zh`)
  expect(body.variants[0].title).toBe('朱红')
})

test('the order and its letters in the buyer’s language, the seller’s in their own words', async () => {
  expect(await text(`/orders/${token}?lang=zh`)).toContain('朱红')
  const english = await text(`/orders/${token}?lang=en`)
  expect(english).toContain('Red')
  expect(english).not.toContain('朱红')
  const toBuyer = mailsTo(house, 'ann@mail.example').map(mail => mail.text)
  expect(toBuyer.filter(words => words.includes('朱红')).length).toBeGreaterThan(1)
  expect(toBuyer.filter(words => words.includes('Red'))).toEqual([])
  const toSeller = mailsTo(house, 'help@wang.example').map(mail => mail.text)
  expect(toSeller.filter(words => words.includes('Red')).length).toBeGreaterThan(0)
  expect(toSeller.filter(words => words.includes('朱红'))).toEqual([])
  const { body } = await client.api('GET', '/seller-orders', undefined, wang.key)
  expect(body.data).toMatchObject([{ lines: [{ variant_title: 'Red' }] }])
})

test('said again without its Chinese it is in the seller’s words alone', async () => {
  const input = ProductInput.parse(cup([{ name: 'Color', value: 'Red', value_zh: ' ' }]))
  await house.instance.db.transact(tx =>
    saveProduct(tx, { sellerId: wang.id, currency: 'CNY', input, now: house.clock.now() }),
  )
  const [saved] = await house.instance.db.read(reader => productsByIds(reader, [red.productId]))
  expect(saved?.variants[0]).toMatchObject({ title: 'Red', titleZh: null })
})
