import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** A shop at the curator's own address: believed once the DNS says so, and nobody else's. */

let house: House
let client: Client
let apples: Thing
const txt = new Map<string, string[][]>()

beforeAll(async () => {
  house = await openHouse()
  // The one thing outside that a test cannot have for real: the world's DNS.
  house.instance.resolveTxt = async name => {
    const found = txt.get(name)
    if (!found) throw new Error('ENOTFOUND')
    return found
  }
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  await shop(house.instance, 'ayu', [apples])
})
afterAll(() => house.close())

const get = (host: string, path: string) =>
  client.app.request(`http://${host}${path}`, { headers: { host } })
/** Which shop's page a host shows at its root; null: the instance's. */
const shown = async (host: string) =>
  /<title>Shop of (\w+)/.exec(await (await get(host, '/')).text())?.[1] ?? null
const mei = async (method: string, path: string, body?: unknown) =>
  (await client.signIn('mei@curator.example'))(method, path, body)

test('nothing is served at an address before its DNS says whose it is', async () => {
  expect((await mei('POST', '/domains', { host: 'Shop.Mei.Example' })).status).toBe(201)
  const [one] = (await mei('GET', '/domains')).body.data
  expect(one).toMatchObject({ host: 'shop.mei.example', verified_at: null, points_to: 'shop.test' })
  const early = await mei('POST', '/domains/shop.mei.example/verify')
  expect(early.body.error).toMatchObject({
    code: 'domain_unproven',
    details: { name: '_xiaopu.shop.mei.example' },
  })
  txt.set(one.record.name, [['something else']])
  expect((await mei('POST', '/domains/shop.mei.example/verify')).status).toBe(409)
  expect(await shown('shop.mei.example')).toBeNull()
  txt.set(one.record.name, [['v=spf1'], [one.record.value.slice(0, 8), one.record.value.slice(8)]])
  expect((await mei('POST', '/domains/shop.mei.example/verify')).status).toBe(200)
})

test('the shop is there, its products too, and the instance’s pages lead there for good', async () => {
  expect(await shown('shop.mei.example')).toBe('mei')
  const { body } = await client.api('GET', '/shops/mei/picks')
  const slug = body.data[0].product.slug
  expect((await get('shop.mei.example', `/p/${slug}`)).status).toBe(200)
  expect((await get('shop.mei.example', '/p/nothing')).status).toBe(404)
  const moved = await get('shop.test', `/@mei/p/${slug}?placement=blog`)
  expect(moved.status).toBe(301)
  expect(moved.headers.get('location')).toBe(`http://shop.mei.example/p/${slug}?placement=blog`)
  expect((await get('shop.test', '/@ayu')).status).toBe(200)
})

test('on it, pages lead to each other without the handle, and to nobody else', async () => {
  const page = await (await get('shop.mei.example', '/')).text()
  expect(page).toContain('"/p/')
  expect(page).not.toContain('"/@mei')
  // Not answered with the page that was shown at `/` a moment ago.
  const again = await get('shop.mei.example', '/@mei')
  expect([again.status, again.headers.get('location')]).toEqual([301, '/'])
  const long = await get('shop.mei.example', '/@mei/cart?placement=blog')
  expect([long.status, long.headers.get('location')]).toEqual([301, '/cart?placement=blog'])
  // The public API knows no cookie: an embed that names this host asks it here.
  expect((await get('shop.mei.example', '/api/v1/shops/mei')).status).toBe(200)
  for (const path of ['/@ayu', '/dashboard/sign-in']) {
    const away = await get('shop.mei.example', path)
    expect([away.status, away.headers.get('location')]).toEqual([302, `http://shop.test${path}`])
  }
  for (const [path, status] of [
    ['/@ayu', 302],
    ['/@mei/cart', 301],
  ] as const) {
    const init = { method: 'HEAD', headers: { host: 'shop.mei.example' } }
    const head = await client.app.request(`http://shop.mei.example${path}`, init)
    expect(head.status, path).toBe(status)
  }
  const posted = await client.app.request('http://shop.mei.example/dashboard/api/sign-in', {
    method: 'POST',
    headers: { host: 'shop.mei.example', 'sec-fetch-site': 'same-origin' },
  })
  expect(posted.status).toBe(404)
  expect(posted.headers.get('set-cookie')).toBeNull()
})

test('a request line that names another host than the header is nobody else’s page afterwards', async () => {
  const asked = (url: string, host: string) => client.app.request(url, { headers: { host } })
  const title = async (answer: Response) => /<title>([^<]*)/.exec(await answer.text())?.[1]
  for (const url of ['http://shop.test/', 'http://ayu.shop.test/']) {
    const before = await title(await asked(url, new URL(url).host))
    expect(before).not.toContain('Shop of mei')
    expect(await title(await asked(url, 'shop.mei.example'))).toContain('Shop of mei')
    expect(await title(await asked(url, new URL(url).host))).toBe(before)
  }
})

test('its oEmbed and its place in the sitemap are at its own address', async () => {
  const { body } = await client.api('GET', '/shops/mei/picks')
  const { slug } = body.data[0].product
  const page = await (await get('shop.mei.example', `/p/${slug}`)).text()
  const oembed = /type="application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1]
  const found = await client.send('GET', new URL(oembed ?? '', 'http://shop.test').href.slice(16))
  expect(found.body.title).toBe('Box of apples')
  const own = encodeURIComponent(`http://shop.mei.example/p/${slug}`)
  expect((await client.send('GET', `/oembed?url=${own}`)).body.title).toBe('Box of apples')
  const map = (await client.send('GET', '/sitemaps/shops-1.xml')).body
  expect(map).toContain(`<loc>http://shop.mei.example/p/${slug}</loc>`)
  expect(map).not.toContain('/@mei')
})

test('a page that needs only the shop’s address takes that below the instance’s too, and is told in JSON what is wrong', async () => {
  const below = encodeURIComponent('http://ayu.shop.test/?lang=zh')
  const found = await client.send('GET', `/oembed?url=${below}`)
  expect([found.status, found.body.title]).toEqual([200, 'Shop of ayu'])
  expect(found.body.html).toContain('/embed/@ayu?lang=zh')
  const nobody = await client.send('GET', '/oembed?url=http%3A%2F%2Felsewhere.example%2F')
  expect([nobody.status, nobody.body.error.code]).toEqual([404, 'not_found'])
})

test('every shop has an address below the instance’s; unknown hosts see the instance', async () => {
  expect(await shown('ayu.shop.test')).toBe('ayu')
  const moved = await get('mei.shop.test', '/')
  expect(moved.headers.get('location')).toBe('http://shop.mei.example/')
  expect(await shown('nobody.shop.test')).toBeNull()
  expect(await shown('evil.example')).toBeNull()
})

test('a name is whose record is in its DNS; who only wishes for it hides it from nobody', async () => {
  const ayu = await client.signIn('ayu@curator.example')
  const theirs = async () => (await ayu('GET', '/domains')).body.data[0]
  expect((await ayu('POST', '/domains', { host: 'shop.mei.example' })).status).toBe(201)
  expect((await ayu('POST', '/domains/shop.mei.example/verify')).status).toBe(409)
  expect((await mei('GET', '/domains')).body.data).toHaveLength(1)
  expect(await shown('shop.mei.example')).toBe('mei')
  // Both records at once: nobody guesses whose it is.
  const { record } = await theirs()
  const before = txt.get(record.name) ?? []
  txt.set(record.name, [...before, [record.value]])
  const both = await ayu('POST', '/domains/shop.mei.example/verify')
  expect(both.body.error.code).toBe('domain_taken')
  txt.set(record.name, [[record.value]])
  expect((await ayu('POST', '/domains/shop.mei.example/verify')).status).toBe(200)
  expect(await shown('shop.mei.example')).toBe('ayu')
  expect((await get('shop.test', '/@mei')).status).toBe(200)
  await house.settle()
  const moved = 'Shop of mei has moved back from shop.mei.example'
  const told = mailsTo(house, 'mei@curator.example').find(one => one.subject === moved)
  expect(told?.text).toContain('or another shop’s stands there instead')
  txt.set(record.name, before)
  expect((await mei('POST', '/domains/shop.mei.example/verify')).status).toBe(200)
  await ayu('DELETE', '/domains/shop.mei.example')
  expect(await shown('shop.mei.example')).toBe('mei')
})

describe('a proof that is gone', () => {
  const name = '_xiaopu.shop.mei.example'
  let record: string[][] = []
  let begun = 0
  const look = async () => {
    house.clock.move(days(1))
    await house.jobs.sweep()
    await house.settle()
  }
  const own = async () => (await mei('GET', '/domains')).body.data[0]
  const mails = () =>
    mailsTo(house, 'mei@curator.example')
      .filter(one => one.at > begun)
      .map(one => one.subject)
      .filter(subject => subject.includes('shop.mei.example'))

  beforeAll(() => {
    record = txt.get(name) ?? []
    begun = house.clock.now()
  })
  afterEach(() => txt.set(name, record))

  test('a day without an answer changes nothing', async () => {
    txt.delete(name)
    await look()
    expect((await own()).missing_since).toBe(house.clock.now())
    await look()
    txt.set(name, record)
    await look()
    expect((await own()).missing_since).toBeNull()
    expect(mails()).toEqual([])
  })

  test('its curator is told after two days, and keeps the address when it is put back', async () => {
    txt.set(name, [['somebody else’s']])
    for (const _ of [1, 2, 3, 4, 5]) await look()
    expect(mails()).toEqual(['shop.mei.example is about to lose Shop of mei'])
    expect(await shown('shop.mei.example')).toBe('mei')
    txt.set(name, record)
    await look()
    expect((await own()).missing_since).toBeNull()
  })

  test('two weeks after it was told, the shop is at home at the instance, and told again', async () => {
    txt.delete(name)
    for (let day = 0; day < 16; day += 1) await look()
    expect(await shown('shop.mei.example')).toBe('mei')
    await look()
    expect(await shown('shop.mei.example')).toBeNull()
    expect((await get('shop.test', '/@mei')).status).toBe(200)
    expect(mails()).toContain('Shop of mei has moved back from shop.mei.example')
    expect(await own()).toMatchObject({ verified_at: null, missing_since: null })
    txt.set(name, record)
    expect((await mei('POST', '/domains/shop.mei.example/verify')).status).toBe(200)
    expect(await shown('shop.mei.example')).toBe('mei')
  })
})

test.each([
  'shop.test',
  'x.shop.test',
  'localhost',
  '10.0.0.1',
  'a b.example',
  'https://x.example',
  '-x.example',
])('%s is no address of one’s own', async host => {
  expect((await mei('POST', '/domains', { host })).status).toBeGreaterThanOrEqual(409)
})

test('given up, the shop is at home at the instance again', async () => {
  await mei('DELETE', '/domains/shop.mei.example')
  expect((await get('shop.test', '/@mei')).status).toBe(200)
  expect(await shown('shop.mei.example')).toBeNull()
})
