import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShopExport } from '../../server/shops/export.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { bundle, password, product, seller, shop, type Thing } from '../support/world.ts'

/** Whoever made a shop can take all of it away as one file, and nobody's else. */
let house: House
let client: Client
let apples: Thing
let mei: Awaited<ReturnType<typeof shop>>
const own = { 'sec-fetch-site': 'same-origin' }

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { title: '洛川苹果', priceMinor: 2890 })
  mei = await shop(house.instance, 'mei', [apples, await product(house.instance, wang.id, 'tea')])
})
afterAll(() => house.close())

async function cookieOf(email: string): Promise<string> {
  const signed = await client.send('POST', '/dashboard/api/sign-in', { email, password }, own)
  return signed.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const ask = async (email: string) =>
  client.app.request('http://shop.test/dashboard/api/shop/export.zip', {
    headers: { ...own, cookie: await cookieOf(email) },
  })

async function filesOf(email: string) {
  const answer = await ask(email)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const text = (name: string) => strFromU8(files[name]!)
  return { files, text, list: JSON.parse(text('shop.json')) as ShopExport['list'] }
}

test('words, order, photos, bundles and what was earned are in it; of buyers there is nothing', async () => {
  const speak = await client.signIn(mei.email)
  const section = (await speak('POST', '/sections', { title: 'Fruit, fresh' })).body.id
  const picks: { id: string; title: string }[] = (await speak('GET', '/picks')).body.data
  const pick = picks.find(one => one.title === '洛川苹果')!
  await speak('PUT', `/picks/${pick.id}/note`, { note: '=best of the year' })
  await speak('PUT', `/picks/${pick.id}/place`, { section_id: section, before_pick_id: null })
  const jpeg = await sharp({ create: { width: 480, height: 320, channels: 3, background: '#082' } })
    .jpeg()
    .toBuffer()
  await client.app.request(`http://shop.test/dashboard/api/picks/${pick.id}/photo`, {
    method: 'PUT',
    headers: { ...own, cookie: await cookieOf(mei.email), 'content-type': 'image/jpeg' },
    body: new Uint8Array(jpeg),
  })
  const bundleId = (await bundle(house.instance, mei.id, 'Breakfast')).slice(2)
  await client.buy('mei', [apples], { buyer: { name: 'Canary Bird', email: 'canary@x.example' } })
  await house.settle()

  const { files, text, list } = await filesOf(mei.email)
  expect(list.shop).toMatchObject({ handle: 'mei', name: 'Shop of mei', currency: 'CNY' })
  expect(list.sections).toEqual([{ id: section, title: 'Fruit, fresh' }])
  const taken = list.products.find(one => one.external_id === 'apples')!
  expect(taken).toMatchObject({
    section,
    note: '=best of the year',
    title: '洛川苹果',
    seller: 'Wang',
    price: { amount: 2890, currency: 'CNY' },
  })
  expect(list.products).toHaveLength(2)
  const photo = await sharp(files[taken.photo!]).metadata()
  expect([photo.width, photo.height]).toEqual([480, 320])
  expect(list.bundles).toMatchObject([{ id: bundleId, title: 'Breakfast' }])
  expect(list.bundles[0]!.tags).toContainEqual({ product: taken.slug, x: 50, y: 50, second: null })
  expect((await sharp(files[list.bundles[0]!.photo]).metadata()).width).toBe(80)

  // For a spreadsheet, in which nobody's words run; once the mark Excel needs, then the head.
  expect([...files['products.csv']!.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x22])
  expect(text('products.csv')).toContain('"Fruit, fresh","洛川苹果","Wang","apples","28.90","CNY"')
  expect(text('products.csv')).toContain(`"'=best of the year"`)
  const [, earned] = text('commissions.csv').split('\r\n')
  expect(earned).toMatch(/^"20.*"commission","28.90","18","5.20","CNY","pending"$/)
  const all = Object.keys(files).map(text).join('\n')
  expect(all).not.toMatch(/canary/i)
})

test('nobody has another’s', async () => {
  const eve = await shop(house.instance, 'eve')
  const { list } = await filesOf(eve.email)
  expect([list.shop.handle, list.products]).toEqual(['eve', []])
  expect((await client.send('GET', '/dashboard/api/shop/export.zip')).status).toBe(401)
})

test.runIf(existsSync('/proc/self/fd'))(
  'one is made at a time; left half-way nothing stays open; what has gone meanwhile is empty',
  async () => {
    const { pathOf } = house.instance.images
    const { list } = await filesOf(mei.email)
    const photo = list.products.find(one => one.photo)!.photo!
    const [picked] = (await (await client.signIn(mei.email))('GET', '/picks')).body.data.flatMap(
      (one: { has_own_photo: boolean; picture: string }) =>
        one.has_own_photo ? [one.picture] : [],
    )
    const path = pathOf(/\/img\/([0-9a-f]+)\//.exec(picked)![1] as string)
    writeFileSync(path, randomBytes(8_000_000))
    const isOpen = () =>
      readdirSync('/proc/self/fd').some(fd => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`) === path
        } catch {
          return false
        }
      })

    const first = await ask(mei.email)
    const reader = first.body!.getReader()
    for (let read = 0; read < 200_000; ) read += (await reader.read()).value!.length
    expect(isOpen()).toBe(true)
    const second = await ask(mei.email)
    expect((await second.json()).error.code).toBe('busy')
    await reader.cancel()
    await expect.poll(isOpen).toBe(false)

    const head = await client.app.request('http://shop.test/dashboard/api/shop/export.zip', {
      method: 'HEAD',
      headers: { ...own, cookie: await cookieOf(mei.email) },
    })
    expect([head.status, isOpen()]).toEqual([200, false])
    rmSync(path)
    expect((await filesOf(mei.email)).files[photo]).toHaveLength(0)
  },
)
