import { afterAll, beforeAll, expect, test } from 'vitest'
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
