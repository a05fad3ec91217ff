import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { minutes, seconds } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { retryDelays } from '../../server/platform/outbox.ts'
import { outbox } from '../../server/platform/outbox-schema.ts'
import { addBundle, removeBundle } from '../../server/shops/bundles.ts'
import { refreshShopsWith } from '../../server/shops/curate.ts'
import { addDomain, domainProof, removeDomain, verifyDomain } from '../../server/shops/domains.ts'
import { editShop, setAvatar } from '../../server/shops/open.ts'
import { requireShop } from '../../server/shops/queries.ts'
import { cdnPeer } from '../support/cdn-peer.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { pick, product, seller, shop, type Thing } from '../support/world.ts'

/** What changes a shop's look reaches the CDN that holds copies of its pages. */
let house: House
let client: Client
let cdn: Awaited<ReturnType<typeof cdnPeer>>
let mei: Awaited<ReturnType<typeof shop>>
let wang: Awaited<ReturnType<typeof seller>>
let things: Thing[] = []

beforeAll(async () => {
  cdn = await cdnPeer()
  house = await openHouse({ cdn: { purgeUrl: cdn.url, token: 'a-token-of-ours' } })
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  things = [
    await product(house.instance, wang.id, 'apples'),
    await product(house.instance, wang.id, 'pears'),
    await product(house.instance, wang.id, 'plums'),
  ]
  mei = await shop(house.instance, 'mei', things.slice(0, 1))
})
afterAll(async () => {
  await cdn.close()
  await house.close()
})
/** Everything is told; nobody has heard anything yet. */
beforeEach(async () => {
  cdn.answer(() => 200)
  house.clock.move(minutes(1))
  await house.settle()
  cdn.heard.length = 0
})

const db = () => house.instance.db
const waiting = () =>
  db().read(reader => reader.select().from(outbox).where(eq(outbox.topic, 'shop.purge')))
const version = async () => (await db().read(reader => requireShop(reader, mei.id))).version
const key = () => `shop-${mei.id}`
const look = (name: string) => ({
  ...{ handle: 'mei', name, line: '', accent: 'tea' as const, language: 'en' as const },
  ...{ theme: 'paper' as const, layout: 'grid' as const, disclosure: 'commission' as const },
})
const rename = (name: string) =>
  db().transact(tx => editShop(tx, { shopId: mei.id, edit: look(name) }))

async function quietNow(): Promise<void> {
  house.clock.move(seconds(2))
  await house.settle()
}

test('a burst of edits is one purge, with the key the pages carry', async () => {
  const curator = await client.signIn(mei.email)
  for (const name of ['Mei A', 'Mei B', 'Mei C'])
    expect((await curator('PATCH', '/shop', look(name))).status).toBe(200)
  await pick(house.instance, mei.id, things.slice(1, 2))
  await house.settle()
  expect(cdn.heard, 'not while edits may still come').toEqual([])
  await quietNow()
  expect(cdn.keys()).toEqual([key()])
  expect(cdn.heard[0]).toMatchObject({
    method: 'POST',
    headers: { 'fastly-key': 'a-token-of-ours', authorization: 'Bearer a-token-of-ours' },
  })
  const page = await client.send('GET', '/@mei')
  expect(page.headers.get('surrogate-key')).toBe(key())
  expect(page.headers.get('cache-control')).toContain('s-maxage=600,')
  house.clock.move(minutes(10))
  await house.settle()
  expect(cdn.heard, 'and no more').toHaveLength(1)
})

test('a CDN that fails is told again, as everybody is, until it answers', async () => {
  cdn.answer(() => (cdn.heard.length < 3 ? 503 : 200))
  await rename('Mei D')
  await quietNow()
  expect(cdn.heard).toHaveLength(1)
  await house.settle()
  expect(cdn.heard, 'not at once').toHaveLength(1)
  for (const delay of retryDelays.slice(0, 2)) {
    house.clock.move(delay * 1.3)
    await house.settle()
  }
  expect(cdn.keys()).toEqual([key(), key(), key()])
  expect(await waiting()).toMatchObject([{ state: 'done', lastOutcome: '200' }])
})

test('an edit while the CDN is being told is told too', async () => {
  cdn.answer(async () => {
    if (cdn.heard.length === 1) await rename('Mei F')
    return 200
  })
  await rename('Mei E')
  await quietNow()
  expect(cdn.heard).toHaveLength(1)
  await quietNow()
  expect(cdn.heard).toHaveLength(2)
  await quietNow()
  expect(cdn.heard).toHaveLength(2)
})

test('who never stops editing waits half a minute at most', async () => {
  for (let second = 0; second < 31; second++) {
    await rename(`Mei ${second}`)
    house.clock.move(seconds(1))
    await house.settle()
  }
  expect(cdn.heard).toHaveLength(1)
})

test('what is refused promises nothing; nor does what changes no page', async () => {
  const before = await waiting()
  await shop(house.instance, 'taken')
  const wish = { ...look('Mei'), handle: 'taken' }
  await expect(db().transact(tx => editShop(tx, { shopId: mei.id, edit: wish }))).rejects.toThrow()
  await client.buy('mei', [things[0]!])
  const own = (await waiting()).filter(one => one.home === mei.id)
  expect(own).toEqual(before.filter(one => one.home === mei.id))
})

describe('whatever raises a version is told', () => {
  const host = 'shop.mei.example'
  const photo = { hash: 'a'.repeat(32), width: 640, height: 640, color: '#cccccc' }
  let bundleId = ''
  const named = () => ({ shopId: mei.id, host, now: house.clock.now() })
  const ways: [string, () => Promise<unknown>][] = [
    ['a pick', () => pick(house.instance, mei.id, things.slice(2, 3))],
    ['its look', () => rename('Mei G')],
    [
      'its picture',
      () =>
        db().transact(tx => setAvatar(tx, { shopId: mei.id, hash: null, now: house.clock.now() })),
    ],
    [
      'a bundle',
      async () => {
        const input = { shopId: mei.id, title: 'Tea', photo, now: house.clock.now() }
        bundleId = (await db().transact(tx => addBundle(tx, input))).id
      },
    ],
    [
      'no bundle',
      () =>
        db().transact(tx => removeBundle(tx, { shopId: mei.id, bundleId, now: house.clock.now() })),
    ],
    [
      'its own address',
      () =>
        db().transact(async tx => {
          await addDomain(tx, named())
          const { secretKey } = house.instance.config
          const said = [domainProof(secretKey, named()).value]
          await verifyDomain(tx, { ...named(), secretKey, said })
        }),
    ],
    ['no own address', () => db().transact(tx => removeDomain(tx, named()))],
    [
      'a seller’s prices',
      () => db().transact(tx => refreshShopsWith(tx, { sellerId: wang.id, productIds: null })),
    ],
    ['a price', () => product(house.instance, wang.id, 'apples', { priceMinor: 3100 })],
  ]

  test.each(ways)('%s', async (_, change) => {
    const before = await version()
    await change()
    await house.settle()
    expect(await version()).toBe(before + 1)
    await quietNow()
    expect(cdn.keys()).toContain(key())
  })

  test('nothing raises one by itself', () => {
    const folder = join(import.meta.dirname, '../../server')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && file !== 'shops/copies.ts')
      .filter(file =>
        /version: (sql`\$\{shops|shop\.version \+)/.test(readFileSync(join(folder, file), 'utf8')),
      )
    expect(files).toEqual([])
  })
})

test('a feed’s change of many shops is one purge for each of them', async () => {
  const shops = []
  for (const handle of ['one', 'two', 'three'])
    shops.push(await shop(house.instance, handle, things.slice(0, 2)))
  await quietNow()
  cdn.heard.length = 0
  for (let times = 0; times < 3; times++)
    await db().transact(tx => refreshShopsWith(tx, { sellerId: wang.id, productIds: null }))
  await quietNow()
  const wanted = [mei, ...shops].map(one => `shop-${one.id}`).sort()
  expect(cdn.keys().sort()).toEqual(wanted)
})

test('without the setting nothing is written, and a CDN may show a page for a minute', async () => {
  const plain = await openHouse()
  const own = await shop(plain.instance, 'mei')
  await plain.instance.db.transact(tx => editShop(tx, { shopId: own.id, edit: look('Mei') }))
  const rows = await plain.instance.db.read(reader => reader.select().from(outbox))
  expect(rows.map(row => row.topic)).not.toContain('shop.purge')
  const page = await clientOf(plain).send('GET', '/@mei')
  expect(page.headers.get('cache-control')).toContain('s-maxage=60,')
  await plain.close()
})

test('the settings say what is wrong with them', () => {
  const env = { NODE_ENV: 'test', DATA_DIR: house.instance.config.dataDir }
  expect(readConfig(env).cdn).toBeNull()
  expect(
    readConfig({ ...env, CDN_PURGE_URL: 'https://api.fastly.com/service/x/purge' }).cdn,
  ).toEqual({ purgeUrl: 'https://api.fastly.com/service/x/purge', token: null })
  expect(() => readConfig({ ...env, CDN_PURGE_URL: 'fastly' })).toThrow(/CDN_PURGE_URL/)
  expect(() => readConfig({ ...env, CDN_PURGE_TOKEN: 'a-token-of-ours' })).toThrow(/CDN_PURGE_URL/)
})

test('everything of a shop that may be kept elsewhere carries its key, and a change reaches all of it', async () => {
  const curator = await client.signIn(mei.email)
  const { code } = (await curator('POST', '/short-links', {})).body
  const address = encodeURIComponent('http://shop.test/@mei')
  const { body: page } = await client.send('GET', '/@mei')
  const slug = /\/@mei\/p\/([^"?]+)/.exec(page)?.[1]
  const kept = [
    '/@mei',
    `/@mei/p/${slug}`,
    '/@mei/feed.xml',
    '/@mei/feed.json',
    '/@mei/products.xml',
    '/embed/@mei',
    `/embed/@mei/p/${slug}`,
    '/share/@mei.png',
    `/share/@mei/p/${slug}.png`,
    `/s/${code}/poster.png`,
    `/oembed?url=${address}`,
  ]
  const tags = new Map<string, string | null>()
  for (const path of kept) {
    const { status, headers } = await client.send('GET', path)
    expect(status, path).toBe(200)
    expect(headers.get('surrogate-key'), path).toBe(key())
    expect(headers.get('cache-control'), path).toMatch(/^public, max-age=\d+, s-maxage=600\b/)
    expect(headers.get('set-cookie'), path).toBeNull()
    tags.set(path, headers.get('etag'))
  }
  // Who holds one already is told so under the same key.
  for (const path of kept.filter(one => tags.get(one))) {
    const again = await client.send('GET', path, undefined, {
      'if-none-match': tags.get(path) as string,
    })
    expect([again.status, again.headers.get('surrogate-key')], path).toEqual([304, key()])
  }
  // Small forms of the same address are told apart.
  for (const path of kept.filter(one => /feed|products|oembed/.test(one))) {
    const headers = { 'accept-encoding': 'gzip' }
    const small = await client.app.request(`http://shop.test${path}`, { headers })
    if (small.headers.get('content-encoding'))
      expect(small.headers.get('vary')?.toLowerCase(), path).toContain('accept-encoding')
  }
  for (const path of ['/embed/@nobody', '/share/@nobody.png', '/@nobody/feed.xml'])
    expect((await client.send('GET', path)).headers.get('cache-control'), path).toBe('no-store')
  cdn.heard.length = 0
  await rename('Mei kept elsewhere')
  await quietNow()
  expect(cdn.keys()).toEqual([key()])
  const { body: oembed } = await client.send('GET', `/oembed?url=${address}`)
  expect(oembed.title).toBe('Mei kept elsewhere')
})
