import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shops } from '../../server/shops/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { product, seller, shop } from '../support/world.ts'

/** Addresses as people write them and proxies ask for them. */
let house: House
let client: Client
let slug = ''
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  const { body } = await client.send('GET', `/@mei/p/${apples.productId}`)
  slug = /rel="canonical" href="[^"]*\/p\/([^"]*)"/.exec(body)?.[1] ?? ''
})
afterAll(() => house.close())

const led = async (path: string) => {
  const { status, headers } = await client.send('GET', path)
  return [status, headers.get('location')]
}

test('an address with a slash too many, an encoded @ or capitals leads to the one that was meant', async () => {
  for (const [written, meant] of [
    ['/@mei/', '/@mei'],
    ['/@mei//', '/@mei'],
    ['/%40mei', '/@mei'],
    ['/%40mei/?placement=blog', '/@mei?placement=blog'],
    [`/@mei/p/${slug}/`, `/@mei/p/${slug}`],
    [`/@mei/p/${slug.toUpperCase()}?lang=zh`, `/@mei/p/${slug}?lang=zh`],
    ['/@mei/cart/', '/@mei/cart'],
  ] as const)
    expect([written, ...(await led(written))]).toEqual([written, 301, meant])
})

test('nobody is led to another host, to nothing twice, or away from a form', async () => {
  for (const written of ['//example.org/', '/.%2Fexample.org/', '/@mei/p/nothing', '/nothing'])
    expect([written, ...(await led(written))]).toEqual([written, 404, null])
  const form = await client.send('POST', '/@mei/cart/', {})
  expect(form.headers.get('location')).toBeNull()
})

test('a page there is none of leads back to its shop, in the language it was read in', async () => {
  for (const path of ['/@mei/b/nothing', '/@mei/nothing', '/@mei/saved/watch', '/@mei/p/nothing']) {
    const { status, body } = await client.send('GET', `${path}?lang=zh`)
    expect([path, status, body.includes('href="/@mei?lang=zh"')]).toEqual([path, 404, true])
  }
  expect((await client.send('GET', '/@nobody/x?lang=zh')).body).toContain('href="/?lang=zh"')
})

test('who holds a page already is sent nothing, however a proxy has marked or listed it', async () => {
  for (const path of ['/@mei', '/embed/v1.js', '/@mei/feed.xml']) {
    const tag = (await client.send('GET', path)).headers.get('etag') as string
    const weak = `W/${tag.replace(/^W\//, '')}`
    for (const held of [tag, weak, `"other", ${weak}`, '*']) {
      const again = await client.send('GET', path, undefined, { 'if-none-match': held })
      expect([path, held, again.status]).toEqual([path, held, 304])
    }
    const other = await client.send('GET', path, undefined, { 'if-none-match': '"other", W/"one"' })
    expect([path, other.status]).toEqual([path, 200])
  }
})

test('a language chosen before there is a shop goes along into shops and the dashboard', async () => {
  const { body } = await client.send('GET', '/?lang=zh')
  for (const on of ['/@mei', '/dashboard', '/dashboard/sign-up'])
    expect(body).toContain(`href="${on}?lang=zh"`)
  const shelf = await client.send('GET', '/@mei?lang=zh')
  expect(shelf.body).toContain('href="/?lang=zh"')
  // Not chosen, it is each page's own.
  expect((await client.send('GET', '/')).body).toContain('href="/@mei"')
})

test('a shop has an icon of its own: its letter in its colour, or its curator’s face', async () => {
  const iconOf = (html: string) =>
    /<link rel="icon" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const [shelf, front] = [await client.send('GET', '/@mei'), await client.send('GET', '/')]
  expect(iconOf(front.body)).toBe('/icon.svg')
  const own = await client.send('GET', iconOf(shelf.body))
  expect(own.headers.get('content-type')).toBe('image/svg+xml')
  expect(own.body).toMatch(/>S<\/text>/)
  for (const [asked, shown] of [
    ['letter=%3Cscript', '>&#60;</text>'],
    ['accent=%22onload%3D&letter=铺', '>铺</text>'],
    ['letter=', '<path '],
  ])
    expect((await client.send('GET', `/icon.svg?${asked}`)).body).toContain(shown)
  const feed = await client.send('GET', '/@mei/feed.json')
  expect(feed.body.icon).toBe(`http://shop.test${iconOf(shelf.body)}`)

  await house.instance.db.transact(tx =>
    tx.update(shops).set({ avatarHash: 'ab'.repeat(16), version: sql`${shops.version} + 1` }),
  )
  const { body } = await client.send('GET', '/@mei')
  // Fetched once for the tab, the home screen and the head of the page.
  expect(iconOf(body)).toMatch(/^\/img\/abab/)
  expect(body.replaceAll('&amp;', '&').split(`"${iconOf(body)}"`).length - 1).toBe(3)
})

test('an address that begins with two strokes leads to no other host, in any language', async () => {
  const { status, body } = await client.send('GET', '//evil.example/x')
  expect(status).toBe(404)
  expect(body).toContain('href="/evil.example/x?lang=zh"')
})
