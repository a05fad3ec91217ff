import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { products } from '../../server/catalog/schema.ts'
import { examine } from '../../server/doctor/examine.ts'
import { importFeed } from '../../server/feeds/import.ts'
import { addFeed, endRun, startRun } from '../../server/feeds/run.ts'
import { days, hours } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { seller, shop } from '../support/world.ts'

/** A feed's sale price with dates is asked within them, whenever the feed is read. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let feedId: string
let handle: string
let productId: string
let number = 0

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
beforeEach(async () => {
  handle = `tea${++number}`
  wang = await seller(house.instance, `Wang${number}`)
  const { db, clock } = house.instance
  const feed = { sellerId: wang.id, name: 'Feed', url: null, now: clock.now() }
  feedId = (await db.transact(tx => addFeed(tx, feed))).id
  await read('100.00')
  const [tea] = await db.read(reader =>
    reader.select().from(products).where(eq(products.sellerId, wang.id)),
  )
  productId = tea?.id ?? ''
  await shop(house.instance, handle, [{ productId, variantId: '' }])
  house.clock.move(days(40))
  // Google's dates have whole minutes.
  house.clock.move(60_000 - (house.clock.now() % 60_000))
})
afterAll(() => house.close())

/** A moment so far from now, as a feed of a seller in Beijing writes it. */
const at = (ahead: number) =>
  `${new Date(house.clock.now() + ahead + hours(8)).toISOString().slice(0, 16)}+0800`
const dates = (from: number, to: number) => `${at(from)}/${at(to)}`

/** Reads a feed of one thing. */
async function read(price: string, sale = '', when = '', id = 'tea') {
  const { db } = house.instance
  const run = { sellerId: wang.id, feedId, bytesTotal: null, now: house.clock.now() }
  const { id: runId } = await db.transact(tx => startRun(tx, run))
  const text = `id,title,price,sale_price,sale_price_effective_date,availability
${id},Green tea,${price},${sale},${when},in stock`
  const source = (async function* () {
    yield Buffer.from(text)
  })()
  const { counts } = await importFeed(
    house.instance,
    { sellerId: wang.id, feedId, runId, currency: 'CNY' },
    source,
  )
  await db.transact(tx =>
    endRun(tx, {
      sellerId: wang.id,
      runId,
      now: run.now,
      state: 'done',
      fault: null,
      detail: null,
    }),
  )
  return counts
}

/** What its page, the shelf and the API say it costs, and Google's feed of the shop. */
async function shown() {
  await house.settle()
  const [shelf, { body }, feed] = await Promise.all([
    client.send('GET', `/@${handle}?lang=en`),
    client.api('GET', `/shops/${handle}/products/${productId}`),
    client.send('GET', `/@${handle}/products.xml`),
  ])
  const price = /<span class="price"><small>CN¥<\/small>([\d.]+)</.exec(shelf.body)?.[1]
  expect(price).toBe((body.variants[0].price.amount / 100).toFixed(2))
  const [, sold] = /<g:sale_price_effective_date>([^<]*)</.exec(feed.body) ?? []
  return { price, sold }
}
const markdowns = async () => {
  const { body } = await client.api('GET', '/markdowns', undefined, wang.key)
  return body.data as { starts_at: number; ends_at: number; price_minor: number }[]
}

test('begins and ends to the minute, with no reading in between, and our feed says when', async () => {
  const now = house.clock.now()
  await read('100.00', '80.00', dates(hours(2), days(2)))
  expect(await shown()).toEqual({ price: '100.00', sold: undefined })
  house.clock.move(hours(2) - 1)
  expect((await shown()).price).toBe('100.00')
  house.clock.move(1)
  const utc = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`
  const sold = `${utc(now + hours(2))}/${utc(now + days(2))}`
  expect(await shown()).toEqual({ price: '80.00', sold })
  house.clock.move(days(2) - hours(2) - 1)
  expect((await shown()).price).toBe('80.00')
  house.clock.move(1)
  expect(await shown()).toEqual({ price: '100.00', sold: undefined })
  expect(await house.instance.db.read(reader => examine(reader, house.clock.now()))).toEqual([])
})

test('one that has begun is asked from the reading on; the same feed again changes nothing', async () => {
  const when = dates(-days(1), days(1))
  await read('100.00', '80.00', when)
  expect((await shown()).price).toBe('80.00')
  const before = await markdowns()
  house.clock.move(hours(1))
  expect(await read('100.00', '80.00', when)).toMatchObject({ unchanged: 1, changed: 0 })
  expect(await markdowns()).toEqual(before)
  expect((await shown()).price).toBe('80.00')
})

test('a feed that names other dates, another price or none moves, changes and ends it', async () => {
  await read('100.00', '80.00', dates(hours(1), hours(9)))
  await read('100.00', '80.00', dates(hours(2), hours(9)))
  house.clock.move(hours(1))
  expect((await shown()).price).toBe('100.00')
  house.clock.move(hours(1))
  expect((await shown()).price).toBe('80.00')
  await read('100.00', '70.00', dates(0, hours(7)))
  expect((await shown()).price).toBe('70.00')
  house.clock.move(hours(1))
  await read('100.00')
  expect((await shown()).price).toBe('100.00')
  expect(await markdowns()).toEqual([])
  // Before it begins it is as if it had never been.
  await read('100.00', '60.00', dates(hours(1), hours(2)))
  await read('100.00')
  house.clock.move(hours(1))
  expect((await shown()).price).toBe('100.00')
})

test('what is over, or no lower, is asked at no time', async () => {
  await read('100.00', '80.00', dates(-days(2), -days(1)))
  await read('100.00', '100.00', dates(-days(1), days(1)))
  await read('100.00', '120.00', dates(-days(1), days(1)))
  expect(await markdowns()).toEqual([])
  expect((await shown()).price).toBe('100.00')
})

test('a new price under it counts where it is lower', async () => {
  const when = dates(-days(1), days(1))
  await read('100.00', '80.00', when)
  await read('75.00', '80.00', when)
  expect((await shown()).price).toBe('75.00')
  expect(await markdowns()).toEqual([])
})

test('what was never asked is struck out nowhere: a thing that comes with its sale', async () => {
  await read('50.00', '40.00', dates(-days(1), days(1)), 'bowl')
  const own = eq(products.externalId, 'bowl')
  const [bowl] = await house.instance.db.read(reader =>
    reader
      .select()
      .from(products)
      .where(and(own, eq(products.sellerId, wang.id))),
  )
  const at = `bowls${number}`
  await shop(house.instance, at, [{ productId: bowl?.id ?? '', variantId: '' }])
  await house.settle()
  const { body } = await client.send('GET', `/@${at}?lang=en`)
  expect(body).toContain('</small>40.00')
  expect(body).not.toContain('<s>')
})

test('an end that is further than a year is promised for a year, and again when that comes near', async () => {
  await read('100.00', '80.00', dates(days(400), days(500)))
  expect(await markdowns()).toEqual([])
  const always = '2000-01-01/9999-12-31'
  await read('100.00', '80.00', always)
  const first = await markdowns()
  expect(first.map(one => one.ends_at)).toEqual([house.clock.now() + days(366)])
  house.clock.move(days(100))
  await read('100.00', '80.00', always)
  expect(await markdowns()).toEqual(first)
  house.clock.move(days(200))
  await read('100.00', '80.00', always)
  expect((await markdowns()).map(one => one.ends_at)).toEqual([house.clock.now() + days(366)])
  expect((await shown()).price).toBe('80.00')
})

test('a row whose dates cannot be read changes nothing, and takes nothing from the shelf', async () => {
  await read('100.00', '80.00', dates(-days(1), days(1)))
  const before = await shown()
  expect(await read('100.00', '70.00', '12/12/2026 - 12/13/2026')).toMatchObject({
    ...{ rejected: 1, gone: 0, changed: 0 },
  })
  expect(await shown()).toEqual(before)
})

test('what its seller set by hand stays, and a feed does not overlap it', async () => {
  const { body } = await client.api('GET', `/shops/${handle}/products/${productId}`)
  const utc = (ahead: number) => new Date(house.clock.now() + ahead).toISOString().slice(0, 16)
  const set = await client.api(
    'POST',
    '/markdowns',
    {
      span: { starts: utc(hours(1)), ends: utc(hours(3)), time_zone: 'UTC' },
      prices: [{ variant_id: body.variants[0].id, price_minor: 9000 }],
    },
    wang.key,
  )
  expect(set.status).toBe(201)
  const own = await markdowns()
  await read('100.00', '80.00', dates(hours(2), hours(4)))
  expect(await markdowns()).toEqual(own)
  await read('100.00', '80.00', dates(hours(3), hours(4)))
  expect(await markdowns()).toHaveLength(2)
  await read('100.00')
  expect(await markdowns()).toEqual(own)
})
