import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProductInput } from '../../server/catalog/contract.ts'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { editSeller } from '../../server/sellers/approve.ts'
import { addSection } from '../../server/shops/arrange.ts'
import { addBundle, editBundle } from '../../server/shops/bundles.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { editShop, openShop } from '../../server/shops/open.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { type Data, dataOf, RichOembed } from '../support/structured-data.ts'
import { person, product, products, seller, shop, type Thing } from '../support/world.ts'

/** Every block of data of every kind of page, against what search engines and embedders require. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let sectionId = ''
let bundleId = ''
const base = 'http://shop.test'
const hostile = `</script><script>alert(1)</script><!--<script> "'& ]]> {{x}}`

/** What stands on the shelf, by the name its seller gave it. */
const things: Record<string, Thing> = {}

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const { instance, clock } = house
  const { db, images } = instance
  const now = clock.now()
  wang = await seller(instance, 'Wang', { free_shipping_from_minor: 10_000 })
  await promise([{ to: 'CN', days_min: 2, days_max: 4 }], 14)
  const photo = await images.store(
    await sharp({ create: { width: 900, height: 700, channels: 3, background: '#a03020' } })
      .png()
      .toBuffer(),
  )
  if (photo.kind === 'refused') throw new Error(photo.reason)
  const picture = `stored:${photo.hash}/${photo.width}x${photo.height}/${photo.color}`
  await offer('bowl', {
    brand: 'Kiln & Sons',
    image_urls: [picture],
    variants: [variant('bowl', { gtin: '6952003300011' })],
  })
  await offer('shirt', {
    image_urls: [picture],
    variants: [
      variant('s-1', {
        gtin: '6952003300028',
        options: [{ name: 'Size', value: 'S' }],
        price_minor: 9000,
      }),
      variant('s-2', { options: [{ name: 'Size', value: 'L' }], price_minor: 12_000, stock: 0 }),
    ],
  })
  await offer('same price', {
    variants: [
      variant('p-1', { options: [{ name: 'Color', value: 'Red' }] }),
      variant('p-2', { options: [{ name: 'Color', value: 'Blue' }] }),
    ],
  })
  await offer('gone', { variants: [variant('gone', { stock: 0 })] })
  await offer('no picture', { description: '' })
  await offer('hostile', {
    title: hostile,
    description: hostile,
    brand: hostile,
    variants: [
      variant('h-1', { options: [{ name: 'Size', value: hostile }], price_minor: 1 }),
      variant('h-2', { options: [{ name: 'Size', value: 'b' }], price_minor: 9_000_000_000_000 }),
    ],
  })
  mei = await shop(instance, 'mei')
  await db.transact(async tx => {
    const shopId = mei.id
    sectionId = (await addSection(tx, { shopId, title: 'Section', now })).id
    const [bowl, shirt, ...rest] = Object.values(things).map(thing => ({ ...thing, note: '' }))
    const loose = await addPicks(tx, { shopId, sectionId: null, wishes: rest, now })
    const wishes = [bowl!, shirt!]
    const { added } = await addPicks(tx, { shopId, sectionId, wishes, now })
    const { hash, width, height, color } = photo
    bundleId = (
      await addBundle(tx, { shopId, title: hostile, photo: { hash, width, height, color }, now })
    ).id
    const tags = [...added, ...loose.added].slice(0, 4).map(({ pickId }, index) => ({
      pick_id: pickId,
      x_bps: 100 * index,
      y_bps: 100,
    }))
    await editBundle(tx, { shopId, bundleId, input: { title: hostile, tags } })
  })
})
afterAll(() => house.close())

async function promise(
  delivery: { to: string; days_min: number; days_max: number }[],
  return_days: number,
  return_paid_by: 'buyer' | 'seller' | null = null,
) {
  const { instance, clock } = house
  // Two changes of one moment would be one.
  clock.move(1000)
  const input = {
    ...{ name: 'Wang', line: '', country: 'CN', support_email: 'help@wang.example' },
    ...{ shipping_minor: 800, free_shipping_from_minor: 10_000, default_rate_bps: 1200 },
    return_days,
    return_paid_by,
    delivery,
  }
  await instance.db.transact(tx => editSeller(tx, { sellerId: wang.id, input, now: clock.now() }))
  await house.settle()
}

/** Whatever the input says, without the door that would refuse it. */
async function offer(external_id: string, edit: Partial<ProductInput>): Promise<void> {
  const { instance, clock } = house
  const input: ProductInput = {
    ...{ external_id, title: external_id, title_zh: null, description: 'From the hills.' },
    ...{ description_zh: null, brand: null, category: null, image_urls: [], rate_bps: 1000 },
    variants: [variant(external_id, {})],
    ...edit,
  }
  const { id } = await instance.db.transact(tx =>
    saveProduct(tx, { sellerId: wang.id, currency: 'CNY', input, now: clock.now() }),
  )
  const [saved] = await instance.db.read(reader => productsByIds(reader, [id]))
  things[external_id] = { productId: id, variantId: saved!.variants[0]!.id }
}

type Variant = ProductInput['variants'][number]
const variant = (external_id: string, edit: Partial<Variant>): Variant => ({
  ...{ external_id, sku: null, gtin: null, options: [], price_minor: 2890 },
  ...{ compare_at_minor: null, stock: 5, image_url: null },
  ...edit,
})

async function pageAt(path: string): Promise<string> {
  const { status, body } = await client.send('GET', path)
  expect([path, status]).toEqual([path, 200])
  return body
}

async function dataAt(path: string): Promise<Data[]> {
  return dataOf(await pageAt(path))
}

/** Every address of ours in some data, wherever it stands in it. */
function addressesIn(data: unknown): string[] {
  if (typeof data === 'string') return data.startsWith(`${base}/`) ? [data] : []
  return data && typeof data === 'object' ? Object.values(data).flatMap(addressesIn) : []
}

const kindsOf = (data: Data[]) => data.map(one => one['@type'])

async function productAt(name: string) {
  const data = await thingAt(name)
  if (data['@type'] !== 'Product') throw new Error(JSON.stringify(data))
  return data
}

async function groupAt(name: string) {
  const data = await thingAt(name)
  if (data['@type'] !== 'ProductGroup') throw new Error(JSON.stringify(data))
  return data
}

/** The product's page by its stable name, as it stands in the list of its shop. */
async function thingAt(name: string) {
  const [data, trail, ...more] = await dataAt(`/@mei/p/${things[name]?.productId}`)
  expect(more).toEqual([])
  if (trail?.['@type'] !== 'BreadcrumbList') throw new Error(JSON.stringify(trail))
  if (data?.['@type'] !== 'Product' && data?.['@type'] !== 'ProductGroup')
    throw new Error(JSON.stringify(data))
  expect(trail.itemListElement.map(one => one.item)).toEqual([`${base}/@mei`, data.url])
  return data
}

describe('a shop', () => {
  test('is a profile and a list of its things, each at the page it is bought on', async () => {
    const data = await dataAt('/@mei')
    expect(kindsOf(data)).toEqual(['ProfilePage', 'ItemList'])
    const [profile, list] = data
    if (profile?.['@type'] !== 'ProfilePage' || list?.['@type'] !== 'ItemList') throw new Error()
    expect(profile.mainEntity.url).toBe(`${base}/@mei`)
    expect(list.itemListElement).toHaveLength(6)
    expect(list.numberOfItems).toBe(6)
    for (const { url } of list.itemListElement) await pageAt(url.slice(base.length))
  })

  test('a section is a list of its own, counted by itself', async () => {
    const data = await dataAt(`/@mei?section=${sectionId}`)
    expect(kindsOf(data)).toEqual(['ItemList', 'BreadcrumbList'])
    const [list] = data
    const url = `${base}/@mei?section=${sectionId}`
    expect(list).toMatchObject({ name: 'Section', url, numberOfItems: 2 })
    if (list?.['@type'] !== 'ItemList') throw new Error()
    expect(list.itemListElement.map(one => one.name)).toEqual(['bowl', 'shirt'])
    expect(data[1]).toMatchObject({
      itemListElement: [{ item: `${base}/@mei` }, { name: 'Section', item: url }],
    })
  })

  test('in Chinese, by a search, without anything: nothing is said wrongly', async () => {
    await shop(house.instance, 'empty')
    for (const path of [
      '/@mei?lang=zh',
      '/@mei?q=bowl',
      '/@mei?q=nothing-like-it',
      '/@mei?placement=blog',
      '/@mei?section=sec_unknown',
      '/@empty',
    ])
      expect([path, kindsOf(await dataAt(path))]).toEqual([path, ['ProfilePage', 'ItemList']])
  })

  test('whose name and line are markup says them as they are', async () => {
    const odd = await shop(house.instance, 'oddly', [things.bowl as Thing])
    const edit = { handle: 'oddly', name: hostile.slice(0, 60), line: hostile } as const
    await house.instance.db.transact(tx =>
      editShop(tx, { shopId: odd.id, edit: { ...edit, accent: 'tea', language: 'en' } }),
    )
    const [profile] = await dataAt('/@oddly')
    expect(profile).toMatchObject({ name: edit.name, mainEntity: { description: edit.line } })
  })
})

describe('a product', () => {
  test('of one variant is one offer with its terms', async () => {
    const { image, brand, gtin, offers } = await productAt('bowl')
    expect(gtin).toBe('6952003300011')
    expect(image[0]).toMatch(/\/img\/.*\.webp\?/)
    expect(brand?.name).toBe('Kiln & Sons')
    expect(offers).toMatchObject({
      '@type': 'Offer',
      price: '28.90',
      availability: 'https://schema.org/InStock',
      shippingDetails: {
        deliveryTime: {
          handlingTime: { minValue: 0, maxValue: 0 },
          transitTime: { minValue: 2, maxValue: 4 },
        },
      },
    })
  })

  test('of several variants is a group of them, each with its offer at its own address', async () => {
    const group = await groupAt('shirt')
    expect(group.productGroupID).toBe(things.shirt?.productId)
    expect(group.variesBy).toEqual(['https://schema.org/size'])
    const said = group.hasVariant.map(({ name, size, offers }) => [
      ...[name, size, offers.price],
      offers.availability.split('/').at(-1),
    ])
    expect(said).toEqual([
      ['shirt - S', 'S', '90.00', 'InStock'],
      ['shirt - L', 'L', '120.00', 'OutOfStock'],
    ])
    expect(group.hasVariant.map(one => one.gtin)).toEqual(['6952003300028', undefined])
    for (const { url, sku } of group.hasVariant) {
      const page = await pageAt(url.slice(base.length))
      expect(page).toMatch(new RegExp(`value="${sku}"`))
    }
    const same = await groupAt('same price')
    expect(same.variesBy).toEqual(['https://schema.org/color'])
    expect(same.hasVariant.map(one => one.offers.price)).toEqual(['28.90', '28.90'])
  })

  test('that is sold out says so and keeps its price', async () => {
    expect((await productAt('gone')).offers).toMatchObject({
      price: '28.90',
      availability: 'https://schema.org/OutOfStock',
    })
  })

  test('without a picture or a word about it has both all the same', async () => {
    const { image, description } = await productAt('no picture')
    expect(description).toBe('no picture')
    expect(image[0]).toContain('/share/@mei/p/')
    const answer = await client.app.request(image[0] as string)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test('whose words are markup says them as they are, to the dearest price there is', async () => {
    const { name, description, brand, hasVariant } = await groupAt('hostile')
    expect([name, description, brand?.name]).toEqual([hostile, hostile, hostile])
    expect(hasVariant.map(one => one.offers.price)).toEqual(['0.01', '90000000000.00'])
  })

  test('of a seller that takes nothing back and promises everywhere says that', async () => {
    await promise([{ to: '*', days_min: 3, days_max: 9 }], 0)
    const { offers } = await productAt('bowl')
    expect(offers).toMatchObject({
      hasMerchantReturnPolicy: {
        returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted',
      },
      shippingDetails: {
        shippingDestination: { addressCountry: 'CN' },
        deliveryTime: { transitTime: { maxValue: 9 } },
      },
    })
    await promise([], 14)
    const silent = await productAt('bowl')
    expect(silent.offers.shippingDetails.deliveryTime).toBeUndefined()
  })

  test('says who pays for sending back only as far as its seller has said it', async () => {
    const pageAt = async (language: string) =>
      (await client.send('GET', `/@mei/p/${things.bowl!.productId}?lang=${language}`))
        .body as string
    const said = async () => (await productAt('bowl')).offers.hasMerchantReturnPolicy
    for (const [paidBy, fees, words, chinese] of [
      ['buyer', 'ReturnFeesCustomerResponsibility', 'Sending back is at your cost', '运费由你承担'],
      ['seller', 'FreeReturn', 'Sending back is free', '退货运费由商家承担'],
    ] as const) {
      await promise([], 14, paidBy)
      expect(await said()).toMatchObject({ returnFees: `https://schema.org/${fees}` })
      expect(await pageAt('en')).toContain(words)
      expect(await pageAt('zh')).toContain(chinese)
    }
    await promise([], 0, 'seller')
    expect(await said()).not.toHaveProperty('returnFees')
    expect(await pageAt('en')).not.toContain('Sending back')
    await promise([], 14)
    expect(await said()).not.toHaveProperty('returnFees')
    expect(await pageAt('en')).not.toContain('Sending back')
  })

  test('whose price was lowered says the former one, which is higher', async () => {
    const bowl = variant('bowl', {})
    const before = await productAt('bowl')
    expect(before.offers.priceSpecification).toBeUndefined()
    house.clock.move(1000)
    await offer('bowl', { variants: [{ ...bowl, price_minor: 1990 }] })
    await house.settle()
    const { offers } = await productAt('bowl')
    expect(offers.price).toBe('19.90')
    expect(offers.priceSpecification).toMatchObject({
      priceType: 'https://schema.org/StrikethroughPrice',
      price: before.offers.price,
    })
  })

  test('in a currency without cents is priced without them', async () => {
    const sato = await seller(house.instance, 'Sato', { currency: 'JPY', shipping_minor: 500 })
    const edit = { currency: 'JPY', priceMinor: 2890, title: 'Tea' }
    const tea = await product(house.instance, sato.id, 'tea', edit)
    await inYen(tea)
    const [data] = await dataAt(`/@yen/p/${tea.productId}`)
    expect(data).toMatchObject({
      offers: {
        price: '2890',
        priceCurrency: 'JPY',
        shippingDetails: { shippingRate: { value: '500', currency: 'JPY' } },
      },
    })
  })
})

/** A shop that sells in yen. */
async function inYen(thing: Thing): Promise<void> {
  const userId = await person(house.instance, 'yen@curator.example')
  const now = house.clock.now()
  await house.instance.db.transact(async tx => {
    const look = { name: 'Yen', line: '', accent: 'tea', language: 'en' } as const
    const input = { handle: 'yen', currency: 'JPY' as const, ...look }
    const { id } = await openShop(tx, { userId, input, now })
    const wishes = [{ productId: thing.productId, note: '' }]
    await addPicks(tx, { shopId: id, sectionId: null, wishes, now })
  })
}

test('a bundle is a list of exactly what is tagged in it', async () => {
  const data = await dataAt(`/@mei/b/${bundleId}`)
  expect(kindsOf(data)).toEqual(['ItemList', 'BreadcrumbList'])
  expect(data[0]).toMatchObject({
    name: hostile,
    numberOfItems: 4,
    url: `${base}/@mei/b/${bundleId}`,
  })
  const [list] = data
  if (list?.['@type'] !== 'ItemList') throw new Error()
  expect(list.itemListElement).toHaveLength(4)
})

test('every address in any of it is answered', async () => {
  const paths = [
    '/@mei',
    `/@mei?section=${sectionId}`,
    `/@mei/b/${bundleId}`,
    ...Object.values(things).map(thing => `/@mei/p/${thing.productId}`),
  ]
  const addresses = new Set<string>()
  for (const path of paths)
    for (const address of addressesIn(await dataAt(path))) addresses.add(address)
  expect(addresses.size).toBeGreaterThan(10)
  const dead: string[] = []
  for (const address of addresses)
    if ((await client.app.request(address)).status !== 200) dead.push(address)
  expect(dead).toEqual([])
})

describe('oEmbed', () => {
  const about = async (path: string, more = '') => {
    const url = encodeURIComponent(`${base}${path}`)
    const { status, body } = await client.send('GET', `/oembed?url=${url}${more}`)
    expect(status).toBe(200)
    return RichOembed.parse(body)
  }

  test('of a shop and of every product is a rich answer and nothing beyond', async () => {
    expect(await about('/@mei')).toMatchObject({ title: 'Shop of mei', width: 640, height: 600 })
    for (const [name, { productId }] of Object.entries(things)) {
      const answer = await about(`/@mei/p/${productId}`)
      expect(answer.title).toBe(name === 'hostile' ? hostile : name)
      const [, src] = /src="([^"]*)"/.exec(answer.html) ?? []
      const framed = unescaped(src ?? '')
      expect((await client.app.request(framed)).status).toBe(200)
    }
  })

  test('of a bundle is that of its shop, which shows it', async () => {
    expect((await about(`/@mei/b/${bundleId}`)).title).toBe('Shop of mei')
  })

  test('of a section shows that part alone; of one that is gone the shop', async () => {
    const part = await about(`/@mei?section=${sectionId}&placement=blog`)
    expect(part.title).toBe('Section · Shop of mei')
    const [, src] = /src="([^"]*)"/.exec(part.html) ?? []
    expect(unescaped(src ?? '')).toBe(`${base}/embed/@mei?section=${sectionId}&placement=blog`)
    expect((await about('/@mei?section=sec_gone')).title).toBe('Shop of mei')
  })

  test('keeps within the size asked for', async () => {
    expect(await about('/@mei', '&maxwidth=300&maxheight=200')).toMatchObject({
      width: 300,
      height: 200,
    })
    for (const odd of ['&maxwidth=0', '&maxwidth=-1', '&maxwidth=x', '&maxwidth=1e9'])
      expect((await about('/@mei', odd)).width).toBe(640)
  })
})

const unescaped = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

test('a full page of the shelf names every thing on it, once', async () => {
  const li = await seller(house.instance, 'Li')
  await shop(house.instance, 'many', await products(house.instance, li.id, 30))
  const [, list] = await dataAt('/@many')
  if (list?.['@type'] !== 'ItemList') throw new Error()
  expect([list.numberOfItems, list.itemListElement.length]).toEqual([30, 30])
})
