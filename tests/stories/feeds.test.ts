import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { products } from '../../server/catalog/schema.ts'
import { importFeed } from '../../server/feeds/import.ts'
import { addFeed, endRun, startRun } from '../../server/feeds/run.ts'
import { rows } from '../../server/platform/db/index.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { pick, product, seller, shop } from '../support/world.ts'

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let feedId = ''
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
})
afterAll(() => house.close())

const sheet = (lines: string[]) =>
  ['id,title,price,quantity,availability,item_group_id,size', ...lines].join('\n')
const line = (n: number, price = '10.00 CNY') => `v${n},Thing ${n},${price},5,in stock,,`

async function run(text: string) {
  const member = await client.signIn('wang@seller.example')
  if (!feedId)
    feedId = (await member('POST', `/seller/${wang.id}/feeds`, { name: 'By hand', url: null })).body
      .id
  const cookie =
    (
      await client.send(
        'POST',
        '/dashboard/api/sign-in',
        { email: 'wang@seller.example', password: 'a long enough password' },
        { 'sec-fetch-site': 'same-origin' },
      )
    ).headers.get('set-cookie') ?? ''
  const answer = await client.app.request(
    `http://shop.test/dashboard/api/seller/${wang.id}/feeds/${feedId}/runs`,
    {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: cookie.split(';')[0] as string,
        'content-type': 'application/octet-stream',
      },
      body: text,
    },
  )
  const { id } = (await answer.json()) as { id: string }
  await house.settle()
  return (await member('GET', `/seller/${wang.id}/feeds/${feedId}/runs/${id}`)).body
}

const written = () =>
  house.instance.db.read(reader =>
    rows<{ p: number; v: number; m: number }>(
      reader,
      sql`select (select max(updated_at) from products) as p, (select max(updated_at) from variants) as v, (select count(*) from stock_moves) as m`,
    ),
  )

const thirty = Array.from({ length: 30 }, (_, n) => line(n))

test('good rows land, bad ones are told with row, column, value and reason', async () => {
  const done = await run(
    sheet([...thirty, 'bad,Bad,free,1,in stock,,', ',No id,1.00 CNY,1,in stock,,']),
  )
  expect(done).toMatchObject({
    state: 'done',
    counts: { new: 30, changed: 0, unchanged: 0, gone: 0, rejected: 2 },
  })
  expect(done.rejections).toEqual([
    { row: 32, column: 'price', value: 'free', reason: 'not_a_price' },
    { row: 33, column: 'id', value: '', reason: 'missing' },
  ])
})

test('products of very many variants land as well', async () => {
  const lines = (product: number, sizes: number) =>
    Array.from(
      { length: sizes },
      (_, n) =>
        `p${product},${n ? '' : `Shirt ${product}`},Size,S${n},p${product}-${n},10.00,5,shopify,deny`,
    )
  const head =
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Variant Inventory Tracker,Variant Inventory Policy'
  const jing = await seller(house.instance, 'Jing')
  const { db, clock } = house.instance
  const wish = { sellerId: jing.id, now: clock.now() }
  const feed = await db.transact(tx => addFeed(tx, { ...wish, name: 'Many', url: null }))
  const named = { sellerId: jing.id, feedId: feed.id }
  const { id: runId } = await db.transact(tx => startRun(tx, { ...named, ...wish, bytesTotal: 1 }))
  const many = Array.from({ length: 200 }, (_, n) => lines(n, 9)).flat()
  const text = [head, ...many, ...lines(200, 250)].join('\n')
  const source = (async function* () {
    yield Buffer.from(text)
  })()
  const { counts } = await importFeed(house.instance, { ...named, runId, currency: 'CNY' }, source)
  expect(counts).toMatchObject({ new: 200 * 9 + 250, rejected: 0 })
})

test('the same feed again writes nothing; a sale in between is not undone', async () => {
  const [before] = await written()
  house.clock.move(1000)
  const done = await run(sheet(thirty))
  expect(done.counts).toEqual({
    new: 0,
    changed: 0,
    unchanged: 30,
    gone: 0,
    rejected: 0,
    untracked: 0,
  })
  expect(await written()).toEqual([before])
})

test('a changed price, a row that went and a curator’s note that stays', async () => {
  const member = await client.signIn('wang@seller.example')
  const own = (await member('GET', `/seller/${wang.id}/products?limit=100`)).body.data
  const first = own.find((one: { external_id: string }) => one.external_id === 'v0')
  const gone = own.find((one: { external_id: string }) => one.external_id === 'v29')
  const mei = await shop(house.instance, 'mei')
  await pick(house.instance, mei.id, [
    { productId: first.id, variantId: '' },
    { productId: gone.id, variantId: '' },
  ])
  const curator = await client.signIn(mei.email)
  const picks = (await curator('GET', '/picks')).body.data
  await curator('PUT', `/picks/${picks[0].id}/note`, { note: 'I like it.' })
  const done = await run(sheet([line(0, '12.50 CNY'), ...thirty.slice(1, 29)]))
  expect(done.counts).toEqual({
    new: 0,
    changed: 1,
    unchanged: 28,
    gone: 1,
    rejected: 0,
    untracked: 0,
  })
  const after = (await curator('GET', '/picks')).body.data
  expect(after[0]).toMatchObject({ note: 'I like it.', price: { amount: 1250 }, trouble: null })
  expect(after[1]).toMatchObject({ trouble: 'withdrawn' })
})

test('a feed that lost most of its rows is not believed, and what cannot be read changes nothing', async () => {
  expect(await run(sheet(thirty.slice(0, 3)))).toMatchObject({
    state: 'quarantined',
    fault: 'mostly_gone',
    counts: { gone: 0 },
  })
  expect(await run('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss/>')).toMatchObject({
    state: 'failed',
    fault: 'doctype_forbidden',
  })
  expect(await run('hello')).toMatchObject({ state: 'failed' })
  const member = await client.signIn('wang@seller.example')
  const own = (await member('GET', `/seller/${wang.id}/products?limit=100`)).body.data
  expect(own.filter((one: { state: string }) => one.state === 'active')).toHaveLength(29)
})

test('a product made by hand stays as it is, whatever a feed calls by its id', async () => {
  const jar = await product(house.instance, wang.id, 'moon-jar', { title: 'Moon jar' })
  const done = await run(sheet([...thirty, 'moon-jar,Clobbered jar,1.00 CNY,1,in stock,,']))
  expect(done).toMatchObject({ state: 'done', counts: { rejected: 1, new: 0 } })
  expect(done.rejections).toEqual([
    { row: 32, column: 'id', value: 'moon-jar', reason: 'made_by_hand' },
  ])
  const [kept] = await house.instance.db.read(reader =>
    reader.select().from(products).where(eq(products.id, jar.productId)),
  )
  expect(kept).toMatchObject({ title: 'Moon jar', feedId: null, state: 'active' })
})

test('a feed that brought nothing is removed; one whose products are on sale is not', async () => {
  const member = await client.signIn('wang@seller.example')
  const feedsOf = async () =>
    (await member('GET', `/seller/${wang.id}/feeds`)).body.data.map(
      (one: { name: string }) => one.name,
    )
  const { id } = (
    await member('POST', `/seller/${wang.id}/feeds`, { name: 'By mistake', url: null })
  ).body
  expect((await member('DELETE', `/seller/${wang.id}/feeds/${feedId}`)).body.error.code).toBe(
    'feed_sells',
  )
  const { db, clock } = house.instance
  const { id: runId } = await db.transact(tx =>
    startRun(tx, { sellerId: wang.id, feedId: id, bytesTotal: null, now: clock.now() }),
  )
  expect((await member('DELETE', `/seller/${wang.id}/feeds/${id}`)).body.error).toMatchObject({
    code: 'feed_running',
    details: { run_id: runId },
  })
  const end = { state: 'failed' as const, fault: 'empty' as const, detail: null }
  await db.transact(tx => endRun(tx, { sellerId: wang.id, runId, now: clock.now(), ...end }))
  expect((await member('DELETE', `/seller/${wang.id}/feeds/${id}`)).status).toBe(204)
  expect(await feedsOf()).not.toContain('By mistake')
  expect((await member('DELETE', `/seller/${wang.id}/feeds/${id}`)).body.error.code).toBe(
    'not_found',
  )
})

test('rows without a quantity are counted: they sell without limit', async () => {
  const done = await run(
    ['id,title,price,availability', 'u1,Endless,10.00 CNY,in stock'].join('\n'),
  )
  expect(done.counts).toMatchObject({ new: 1, untracked: 1 })
  expect((await run(sheet([line(1)]))).counts).toMatchObject({ untracked: 0 })
})
