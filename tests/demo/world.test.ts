import { describe, expect, test } from 'vitest'
import { categoryFor } from '../../server/catalog/categories.ts'
import { kilnFeed, makerFeed, orchardFeed, pictures } from '../../server/demo/world/feeds.ts'
import { type Good, goods } from '../../server/demo/world/goods.ts'
import { buyers, orders } from '../../server/demo/world/orders.ts'
import { sellers } from '../../server/demo/world/sellers.ts'
import { shops } from '../../server/demo/world/shops.ts'
import { gtinOf } from '../../server/feeds/formats/cells.ts'
import { readFeed } from '../../server/feeds/formats/read.ts'
import type { FeedEvent, FeedItem } from '../../server/feeds/item.ts'
import { SellerInput } from '../../server/sellers/contract.ts'
import { ShopEdit, ShopInput } from '../../server/shops/contract.ts'

const feeds: [Good['seller'], () => string][] = [
  ['orchard', orchardFeed],
  ['kiln', kilnFeed],
  ['maker', makerFeed],
]

async function eventsOf(feed: string): Promise<FeedEvent[]> {
  async function* source() {
    yield new TextEncoder().encode(feed)
  }
  const events: FeedEvent[] = []
  for await (const event of readFeed(source(), { format: 'auto', currency: 'CNY' })) {
    events.push(event)
  }
  return events
}

const bySlug = new Map(goods.map(good => [good.slug, good]))

describe.each(feeds)('the feed of the %s', (seller, feed) => {
  const own = goods.filter(good => good.seller === seller)

  test('is read whole and understood', async () => {
    const events = await eventsOf(feed())
    expect(events.filter(({ kind }) => kind !== 'item')).toEqual([])
    const items = events.flatMap(event => (event.kind === 'item' ? [event.item] : []))
    expect(new Set(items.map(({ groupId }) => groupId)).size).toBe(20)
    for (const good of own) {
      const read = items.filter(({ groupId }) => groupId === good.slug)
      expectToTell(good, read)
    }
  })

  test('links only to pictures that are drawn', async () => {
    const events = await eventsOf(feed())
    const urls = events.flatMap(event => (event.kind === 'item' ? event.item.imageUrls : []))
    const drawn = pictures().map(({ url }) => url)
    expect(urls.filter(url => !drawn.includes(url))).toEqual([])
    expect(new Set(urls).size).toBe(own.reduce((sum, good) => sum + new Set(good.colors).size, 0))
  })
})

function expectToTell(good: Good, read: FeedItem[]) {
  const [first] = read
  expect(first, good.slug).toMatchObject({
    title: good.title,
    titleZh: good.titleZh,
    description: good.description,
    descriptionZh: good.descriptionZh,
    brand: good.brand,
    rateBps: good.commission === undefined ? null : good.commission * 100,
  })
  const variants = read.flatMap(item => item.variants)
  expect(variants.map(({ priceMinor, stock, gtin }) => ({ priceMinor, stock, gtin }))).toEqual(
    good.variants.map(({ price, stock, gtin }) => ({
      priceMinor: price,
      stock,
      gtin: gtin ?? null,
    })),
  )
  if (good.variants.length === 1) return
  expect(variants.map(one => one.options.map(({ name, value }) => [name, value]))).toEqual(
    good.variants.map(({ options }) => Object.entries(options)),
  )
}

describe('the goods', () => {
  test('have their own slugs, a known category and colours for one or all variants', () => {
    expect(bySlug.size).toBe(60)
    const lost = goods.filter(({ category }) => categoryFor(category) === 'other')
    expect(lost.map(({ slug }) => slug)).toEqual([])
    const uneven = goods.filter(
      ({ colors, variants }) => ![1, variants.length].includes(colors.length),
    )
    expect(uneven.map(({ slug }) => slug)).toEqual([])
  })

  test('have right and different GTINs', () => {
    const gtins = goods.flatMap(({ variants }) => variants.flatMap(({ gtin }) => gtin ?? []))
    expect(gtins.filter(gtin => gtinOf(gtin) !== gtin || !/^69\d{11}$/.test(gtin))).toEqual([])
    expect(new Set(gtins).size).toBe(gtins.length)
  })

  test('two are sold out', () => {
    const soldOut = goods.filter(({ variants }) => variants.every(({ stock }) => stock === 0))
    expect(soldOut.map(({ slug }) => slug)).toEqual(['lintong-pomegranates', 'moss-bowl'])
  })
})

describe('the people', () => {
  test('sellers and shops are ones the forms would take', () => {
    for (const { key: _, ...seller } of sellers) expect(SellerInput.parse(seller)).toEqual(seller)
    for (const { curator: _, sections: __, look, together: ___, ...shop } of shops) {
      expect(ShopInput.parse({ ...shop, currency: 'CNY' })).toMatchObject(shop)
      expect(ShopEdit.parse({ ...shop, ...look })).toMatchObject(look)
    }
  })

  test('every pick is of a product there is, and once in a shop', () => {
    for (const shop of shops) {
      const slugs = picksOf(shop.handle)
      expect(slugs.filter(slug => !bySlug.has(slug))).toEqual([])
      expect(new Set(slugs).size, shop.handle).toBe(slugs.length)
    }
    for (const { handle, together } of shops)
      for (const slug of together.things) expect(picksOf(handle)).toContain(slug)
    expect(shops.map(({ handle }) => picksOf(handle).length)).toEqual([24, 16, 12])
  })

  test('every order is of picks of its shop, in stock, by a buyer there is', () => {
    for (const { shop, buyer, lines } of orders) {
      expect(buyers[buyer]).toBeDefined()
      for (const { slug, variant = 0, quantity } of lines) {
        expect(picksOf(shop)).toContain(slug)
        const bought = bySlug.get(slug)?.variants[variant]
        expect(bought, slug).toBeDefined()
        expect(bought?.stock ?? quantity, slug).toBeGreaterThanOrEqual(quantity)
      }
    }
    expect(orders.length).toBe(14)
  })
})

function picksOf(handle: string): string[] {
  const sections = shops.find(shop => shop.handle === handle)?.sections ?? []
  return sections.flatMap(({ picks }) => picks.map(({ slug }) => slug))
}
