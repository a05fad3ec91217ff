import { afterAll, beforeAll, expect, test } from 'vitest'
import { productsOfSeller } from '../../server/catalog/queries.ts'
import { upsertOffers } from '../../server/catalog/upsert.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { countSale } from '../../server/shops/unlock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { seller, shop } from '../support/world.ts'

let house: House
let client: Client
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
afterAll(() => house.close())

test('an unlocked shop takes its 10,001st pick, and its pages hold 30 at a time', async () => {
  const wang = await seller(house.instance, 'Wang')
  const { db, clock } = house.instance
  const now = clock.now()
  for (let first = 0; first < 10_001; first += 500) {
    const offers = Array.from({ length: Math.min(500, 10_001 - first) }, (_, i) => ({
      groupId: `p${first + i}`,
      title: `Thing ${first + i}`,
      titleZh: null,
      description: '',
      descriptionZh: null,
      brand: null,
      category: null,
      imageUrls: [],
      rateBps: null,
      variants: [
        {
          row: 1,
          externalId: `p${first + i}`,
          sku: null,
          gtin: null,
          options: [],
          priceMinor: 100,
          compareAtMinor: null,
          stock: null,
          imageUrl: null,
        },
      ],
    }))
    await db.transact(tx =>
      upsertOffers(
        tx,
        { sellerId: wang.id, currency: 'CNY', feedId: null, met: new Set(), now },
        offers,
      ),
    )
  }
  const all: string[] = []
  for (let before: string | undefined; all.length < 10_001; ) {
    const page = await db.read(reader =>
      productsOfSeller(reader, { sellerId: wang.id, before, rowsMax: 500 }),
    )
    all.push(...page.map(one => one.id))
    before = page.at(-1)?.id
  }
  const mei = await shop(house.instance, 'mei')
  await db.transact(async tx => {
    for (let i = 0; i < 5; i++) await countSale(tx, { shopId: mei.id, orderId: `ord_${i}`, now })
  })
  for (let at = 0; at < all.length; at += 500) {
    const wishes = all.slice(at, at + 500).map(productId => ({ productId, note: '' }))
    const { refused } = await db.transact(tx =>
      addPicks(tx, { shopId: mei.id, sectionId: null, wishes, now }),
    )
    expect(refused).toEqual([])
  }
  const shown = await client.api('GET', '/shops/mei')
  expect(shown.body.pick_count).toBe(10_001)
  const page = await client.send('GET', '/@mei')
  expect(page.status).toBe(200)
  expect(page.body.match(/<li class="card/g)).toHaveLength(30)
  const seen = new Set<string>()
  let cursor = ''
  for (let pages = 0; pages < 101; pages++) {
    const { body } = await client.api(
      'GET',
      `/shops/mei/picks?limit=100${cursor && `&cursor=${cursor}`}`,
    )
    for (const one of body.data) seen.add(one.id)
    cursor = body.next_cursor
    if (!cursor) break
  }
  expect(seen.size).toBe(10_001)
})
