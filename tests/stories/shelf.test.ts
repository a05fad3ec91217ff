import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { addFeed, startRun } from '../../server/feeds/run.ts'
import { uploadPath } from '../../server/feeds/upload.ts'
import { orders } from '../../server/orders/schema.ts'
import { days } from '../../server/platform/clock.ts'
import { editSeller } from '../../server/sellers/approve.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { shops } from '../../server/shops/schema.ts'
import { variantField } from '../../storefront/pages/bundle-page.tsx'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  bundle,
  person,
  pick,
  product,
  products,
  seller,
  shop,
  type Thing,
} from '../support/world.ts'

/** What buyers find on a shelf: words, photos of the curator's own, bundles, saved things, promises. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let jing: Awaited<ReturnType<typeof seller>>
const own = { 'sec-fetch-site': 'same-origin' }

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  jing = await seller(house.instance, 'Jing')
})
afterAll(() => house.close())

const photo = (background: string, height = 600) =>
  sharp({ create: { width: 800, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** As a browser sends a form; `cookie` carries what earlier answers have set. */
async function form(path: string, fields: [string, string][], cookie = '') {
  const answer = await client.app.request(`http://shop.test${path}`, {
    method: 'POST',
    headers: { ...own, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  })
  const set = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookie: set, answer }
}

async function upload(email: string, method: string, path: string, bytes: Buffer) {
  const signed = await client.send(
    'POST',
    '/dashboard/api/sign-in',
    { email, password: 'a long enough password' },
    own,
  )
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  const body = new Uint8Array(bytes)
  const answer = await client.app.request(`http://shop.test/dashboard/api${path}`, {
    method,
    headers: { ...own, cookie, 'content-type': 'image/jpeg' },
    body,
  })
  // biome-ignore lint/suspicious/noExplicitAny: checked by what is expected of it
  return { status: answer.status, body: (await answer.json()) as any }
}

const get = (path: string, cookie = '') => client.send('GET', path, undefined, { cookie })
const titlesIn = (html: string) =>
  [...html.matchAll(/<span class="title"[^>]*>([^<]*)</g)].map(match => match[1])

describe('a big shelf', () => {
  beforeAll(async () => {
    const things: Thing[] = []
    for (let i = 1; i <= 28; i++)
      things.push(
        await product(house.instance, wang.id, `tea-${i}`, {
          title: `Tea number ${i}`,
          priceMinor: 1000 + i,
        }),
      )
    things.push(
      await product(house.instance, jing.id, 'bowl', { title: '青瓷饭碗 bowl', stock: 0 }),
    )
    things.push(
      await product(house.instance, jing.id, 'plate', {
        ...{ title: 'Blue plate', priceMinor: 9, category: 'home/kitchen' },
      }),
    )
    await shop(house.instance, 'big', things)
    await product(house.instance, jing.id, 'other', { title: 'Bowl of nobody' })
  })

  test('is searched in any language, within itself only', async () => {
    for (const q of ['bowl', 'bowls', 'BOWLS'])
      expect(titlesIn((await get(`/@big?q=${q}`)).body)).toEqual(['青瓷饭碗 bowl'])
    expect(titlesIn((await get(`/@big?q=${encodeURIComponent('饭碗')}`)).body)).toEqual([
      '青瓷饭碗 bowl',
    ])
    // What its category is called, whatever language the seller writes.
    const table = (await get(`/@big?q=${encodeURIComponent('餐桌')}`)).body
    expect(titlesIn(table)).toEqual(['Blue plate'])
    // Not beside each other in any name: each character counts by itself.
    const apart = (await get(`/@big?q=${encodeURIComponent('瓷碗')}`)).body
    expect(titlesIn(apart)).toEqual(['青瓷饭碗 bowl'])
    for (const signs of ['😀', '！？'])
      expect(titlesIn((await get(`/@big?q=${encodeURIComponent(signs)}`)).body)).toEqual([])
    const nothing = (await get('/@big?q=umbrella')).body
    expect(titlesIn(nothing)).toEqual([])
    expect(nothing).toContain('Nothing on this shelf fits')
  })

  test('a section nothing stands in is offered to nobody, and says so to who comes to it', async () => {
    const one = await product(house.instance, wang.id, 'sole', { title: 'Sole' })
    const mine = await shop(house.instance, 'parted', [one])
    const as = await client.signIn(mine.email)
    const [filled, empty] = [
      (await as('POST', '/sections', { title: 'Filled' })).body.id,
      (await as('POST', '/sections', { title: 'Hollow' })).body.id,
    ]
    const [pick] = (await as('GET', '/picks')).body.data
    await as('PUT', `/picks/${pick.id}/place`, { section_id: filled, before_pick_id: null })
    await house.settle()
    const page = (await get('/@parted')).body
    expect([page.includes('Filled'), page.includes('Hollow')]).toEqual([true, false])
    const hollow = (await get(`/@parted?section=${empty}`)).body
    expect(hollow).toContain('Nothing stands here yet.')
    expect((await get(`/@parted?section=${filled}`)).body).not.toContain('Nothing stands here')
  })

  test('is narrowed by seller and stock, and put in order of price', async () => {
    expect(titlesIn((await get(`/@big?seller=${jing.id}`)).body)).toHaveLength(2)
    expect(titlesIn((await get(`/@big?seller=${jing.id}&stock=1`)).body)).toEqual(['Blue plate'])
    expect(titlesIn((await get('/@big?sort=price_up')).body)[0]).toBe('Blue plate')
    expect(titlesIn((await get('/@big?sort=price_down&q=tea')).body)[0]).toBe('Tea number 28')
  })

  test('what is called so stands before what only mentions it, in the curator’s order', async () => {
    const things = [
      await product(house.instance, wang.id, 'hill', { title: 'Slope honey' }),
      await product(house.instance, wang.id, 'rack', { title: 'Rack from the HILLS' }),
      await product(house.instance, wang.id, 'jar', { title: 'Jar of the hills' }),
    ]
    await shop(house.instance, 'hills', [...things, ...(await others(28))])
    // Each description says "From the hills."
    const found = titlesIn((await get('/@hills?q=hills')).body)
    expect(found.slice(0, 3)).toEqual(['Rack from the HILLS', 'Jar of the hills', 'Slope honey'])
    expect(found).toHaveLength(30)
  })

  const others = (howMany: number) => products(house.instance, wang.id, howMany)

  test('every page of a search is reached, nothing twice', async () => {
    const long = await shop(house.instance, 'long')
    await house.instance.db.transact(tx =>
      tx.update(shops).set({ tierId: 'established' }).where(eq(shops.id, long.id)),
    )
    const all: Thing[] = []
    for (let i = 1; i <= 35; i++)
      all.push(
        await product(house.instance, wang.id, `pu-${i}`, { title: `Pu ${i}`, priceMinor: 500 }),
      )
    await pick(house.instance, long.id, all)
    const first = (await get('/@long?q=pu&sort=price_up')).body
    expect(first).toContain('<search>')
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = (await get(next)).body
    const titles = [...titlesIn(first), ...titlesIn(second)]
    expect(titles).toHaveLength(35)
    expect(new Set(titles).size).toBe(35)
  })

  test('a search says how many it found, and what for; a page which of how many it shows', async () => {
    const said = (body: string) => /<p class="soft" role="status">([^<]*)/.exec(body)?.[1] ?? null
    const titled = (body: string) => /<title>([^<]*)/.exec(body)?.[1]
    const ranged = (body: string) =>
      /<nav class="pager" aria-label="Pages">\s*<small>([^<]*)/.exec(body)?.[1] ?? null
    const found = (await get('/@long?q=pu')).body
    expect([said(found), titled(found)]).toEqual(['35 items for “pu”', '“pu” · Shop of long'])
    expect(said((await get('/@big?q=plate')).body)).toBe('1 item for “plate”')
    expect(said((await get(`/@big?seller=${jing.id}&stock=1`)).body)).toBe('1 item')
    expect(titled((await get('/@big?stock=1')).body)).toBe('Search · Shop of big')
    expect(said((await get('/@big')).body)).toBeNull()
    const first = (await get('/@long')).body
    const next = /href="([^"]*after=[^"]*)" rel="next"|rel="next" href="([^"]*)"/.exec(first)
    const second = (await get((next?.[1] ?? next?.[2] ?? '').replace('http://shop.test', ''))).body
    expect([ranged(first), ranged(second)]).toEqual(['1–30 of 35', '31–35 of 35'])
    const rest = (await get('/@long?q=pu&after=30')).body
    expect([ranged(found), ranged(rest)]).toEqual(['1–30 of 35', '31–35 of 35'])
    expect(rest).toContain('<a href="/@long?q=pu" rel="prev">')
    expect(ranged((await get('/@big')).body)).toBeNull()
  })

  test('a product leads on to what stands behind it, and from the end to the beginning', async () => {
    const page = (await get('/@big')).body
    const paths = [...page.matchAll(/href="(\/@big\/p\/[^"?]+)/g)].map(found => found[1] as string)
    const titles = titlesIn(page)
    const behind = async (index: number) => titlesIn((await get(paths[index] as string)).body)
    expect(paths).toHaveLength(30)
    expect(await behind(0)).toEqual(titles.slice(1, 5))
    expect(await behind(28)).toEqual([titles[29], ...titles.slice(0, 3)])
  })

  test('an odd search or page number is the plain shelf, not an error', async () => {
    for (const odd of ['?sort=x', '?after=-1', '?after=9~9', '?stock=2', '?seller=%00', '?q=%22*'])
      expect((await get(`/@big${odd}`)).status, odd).toBe(200)
    for (const nowhere of ['/@big/p/%00', '/@%00', '/@big/b/bun_0', '/@big/p/a%20b'])
      expect((await get(nowhere)).status, nowhere).toBe(404)
  })
})

describe('a photo of the curator’s own', () => {
  let mei: Awaited<ReturnType<typeof shop>>
  let pickId = ''
  beforeAll(async () => {
    mei = await shop(house.instance, 'mei', [await product(house.instance, wang.id, 'apples')])
    const asMei = await client.signIn(mei.email)
    pickId = (await asMei('GET', '/picks')).body.data[0].id
  })

  test('stands before the seller’s on card, page, feed and preview, and can be taken away', async () => {
    const put = await upload(mei.email, 'PUT', `/picks/${pickId}/photo`, await photo('#208040'))
    expect(put.status).toBe(200)
    const hash = /\/img\/([0-9a-f]+)\//.exec(put.body.picture)?.[1] as string
    const page = (await get('/@mei')).body
    expect(page).toContain(hash)
    const slug = /\/p\/([a-z0-9-]+)/.exec(page)?.[1]
    const one = (await get(`/@mei/p/${slug}`)).body
    expect(one.indexOf(hash)).toBeGreaterThan(0)
    expect(one).toContain('Photo by Shop of mei')
    // So do the API and the embeds, which read it there.
    const [told] = (await client.api('GET', '/shops/mei/picks')).body.data
    const { images } = (await client.api('GET', `/shops/mei/products/${slug}`)).body
    for (const [first] of [told.product.images, images]) expect(first.url).toContain(hash)
    const asMei = await client.signIn(mei.email)
    expect((await asMei('GET', '/picks')).body.data[0].has_own_photo).toBe(true)
    await asMei('DELETE', `/picks/${pickId}/photo`)
    expect((await get('/@mei')).body).not.toContain(hash)
  })

  test('one that would be a blur on a phone is refused, and says how large it has to be', async () => {
    const small = await photo('#208040', 319)
    const asked: ['PUT' | 'POST', string][] = [
      ['PUT', `/picks/${pickId}/photo`],
      ['POST', '/bundles?title=Small'],
    ]
    for (const [method, path] of asked) {
      const { status, body } = await upload(mei.email, method, path, small)
      expect([status, body.error.code]).toEqual([422, 'image_too_small'])
      expect(body.error.message).toContain('800 × 319 pixels and needs 320')
    }
  })

  test('what is no picture is refused, and another curator’s pick is nobody’s', async () => {
    const junk = await upload(
      mei.email,
      'PUT',
      `/picks/${pickId}/photo`,
      readFileSync(import.meta.filename),
    )
    expect(junk).toMatchObject({ status: 422, body: { error: { code: 'image_refused' } } })
    await person(house.instance, 'eve@curator.example')
    const eve = await shop(house.instance, 'evil')
    const stolen = await upload(eve.email, 'PUT', `/picks/${pickId}/photo`, await photo('#000000'))
    expect(stolen.status).toBe(404)
  })
})

describe('a bundle', () => {
  let bundleId = ''
  let ying: Awaited<ReturnType<typeof shop>>
  let asYing: Awaited<ReturnType<Client['signIn']>>
  let picks: { id: string }[] = []
  let things: Thing[] = []
  /** There is one of it. */
  let few: Thing

  beforeAll(async () => {
    few = await product(house.instance, jing.id, 'last', { title: 'Last one', stock: 1 })
    things = [
      await product(house.instance, wang.id, 'pot', { title: 'Pot', priceMinor: 5000 }),
      await product(house.instance, jing.id, 'cup', { title: 'Cup', priceMinor: 900 }),
      await product(house.instance, jing.id, 'tray', { title: 'Tray', stock: 0 }),
    ]
    ying = await shop(house.instance, 'ying', [...things, few])
    asYing = await client.signIn(ying.email)
    const all: { id: string; title: string }[] = (await asYing('GET', '/picks')).body.data
    picks = all.filter(one => one.title !== 'Last one')
    const made = await upload(
      ying.email,
      'POST',
      '/bundles?title=The%20tea%20table',
      await photo('#a04020'),
    )
    expect(made.status).toBe(201)
    bundleId = made.body.id
  })
  const tags = () => picks.map((one, i) => ({ pick_id: one.id, x_bps: 1000 * i, y_bps: 5000 }))

  test('is shown once it has tags, each leading to its product', async () => {
    expect((await get('/@ying')).body).not.toContain('The tea table')
    const edit = { title: 'The tea table', tags: tags() }
    expect((await asYing('PUT', `/bundles/${bundleId}`, edit)).status).toBe(200)
    const shelf = (await get('/@ying')).body
    expect(shelf).toContain(`/@ying/b/${bundleId}`)
    // One of them is sold out: what the others cost is said all the same.
    expect(shelf.replace(/<[^>]*>/g, '')).toContain('2 of 3 available · CN¥59.00')
    const page = (await get(`/@ying/b/${bundleId}`)).body
    expect(page.match(/<circle class="reach"/g)).toHaveLength(3)
    expect(page).toContain('"@type":"ItemList"')
    expect(page).toContain('Add all 2 to the cart')
    const card = await client.app.request(`http://shop.test/share/@ying/b/${bundleId}.png`)
    const drawn = await sharp(Buffer.from(await card.arrayBuffer())).metadata()
    expect([drawn.format, drawn.width, drawn.height]).toEqual(['png', 1200, 630])
  })

  test('puts everything that is to be had into the cart and names the rest', async () => {
    const added = await form('/@ying/cart', [
      ['action', 'add_all'],
      ['bundle_id', bundleId],
      ['placement', 'blog'],
      ...ticked([0, 1, 2]),
    ])
    expect(added.status).toBe(303)
    expect(added.to).toContain('placement=blog')
    const cart = (await get(added.to, added.cookie)).body
    expect(cart).toContain('Left out, as it cannot be had now: Tray')
    // Goods 59, and each seller's parcel 8.
    expect(cart).toContain('</small>75.00')
  })

  const ticked = (which: number[]) =>
    which.flatMap((at): [string, string][] => [
      ['pick_id', picks[at]!.id],
      [variantField(picks[at]!.id), things[at]!.variantId],
    ])

  test('puts in no more than there are, and says so', async () => {
    const fields: [string, string][] = [
      ['action', 'add_all'],
      ['bundle_id', bundleId],
      ['pick_id', picks[1]!.id],
      [variantField(picks[1]!.id), few.variantId],
    ]
    const once = await form('/@ying/cart', fields)
    const twice = await form('/@ying/cart', fields, once.cookie)
    const cart = (await get(twice.to, twice.cookie)).body
    expect(cart).toContain('Only 1 left')
    expect(cart).not.toContain('cannot be bought')
  })

  test('nothing ticked is said, and nothing is put in', async () => {
    const asked = { action: 'add_all', bundle_id: bundleId }
    const answer = await client.app.request('http://shop.test/@ying/cart', {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(asked),
    })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([422, null])
    expect(await answer.text()).toContain('tick what you would like')
  })

  test('leaves out what is not ticked, and does not call that sold out', async () => {
    const others = things.map((thing, at): [string, string] => [
      variantField(picks[at]!.id),
      thing.variantId,
    ])
    const added = await form('/@ying/cart', [
      ['action', 'add_all'],
      ['bundle_id', bundleId],
      ['pick_id', picks[1]!.id],
      ...others,
    ])
    const cart = (await get(added.to, added.cookie)).body
    expect(cart).toContain('Cup')
    expect(cart).not.toContain('Pot')
    expect(cart).toContain('Left out, as it cannot be had now: Tray')
  })

  test('says what all of it costs, and from where that starts when there is a choice', async () => {
    const total = async () => {
      await house.settle()
      const { body } = await get(`/@ying/b/${bundleId}?anew=1`)
      return /Add all 2 to the cart<\/span><b>([^<]*)/.exec(body)?.[1]
    }
    expect(await total()).toBe('CN¥59.00')
    await potIn([7000, 4000])
    expect(await total()).toBe('from CN¥49.00')
    await potIn([7000])
    expect(await total()).toBe('CN¥79.00')
  })

  /** The pot in as many sizes as there are prices. */
  async function potIn(prices: number[]): Promise<void> {
    const rest = { sku: null, gtin: null, compare_at_minor: null, stock: 5, image_url: null }
    const input = {
      ...{ external_id: 'pot', title: 'Pot', title_zh: null, brand: null, image_urls: [] },
      ...{ description: '', description_zh: null, category: 'food/fruit', rate_bps: 1800 },
      variants: prices.map((price_minor, at) => ({
        ...{ ...rest, external_id: `pot-${at + 1}`, price_minor },
        options: [{ name: 'Size', value: `${at}` }],
      })),
    }
    const { db, clock } = house.instance
    await db.transact(tx =>
      saveProduct(tx, { sellerId: wang.id, currency: 'CNY', input, now: clock.now() }),
    )
  }

  test('loses a tag with its pick, and nothing else', async () => {
    await asYing('DELETE', `/picks/${picks[1]?.id}`)
    const { data } = (await asYing('GET', '/bundles')).body
    expect(data[0].tags.map((tag: { title: string }) => tag.title)).toEqual(['Pot', 'Tray'])
  })

  test('with a single thing left is no bundle any more: it is not shown, nor found', async () => {
    const mine = await shop(house.instance, 'lone', things.slice(0, 2))
    const as = await client.signIn(mine.email)
    const path = `/@lone/${await bundle(house.instance, mine.id, 'For two')}`
    const shown = async () => (await get('/@lone')).body.includes(`href="${path}"`)
    const isFound = async () => (await get('/sitemaps/lists-1.xml')).body.includes(path)
    expect([await shown(), await isFound()]).toEqual([true, true])
    const { data } = (await as('GET', '/picks')).body
    await as('DELETE', `/picks/${data[0].id}`)
    await house.settle()
    expect([await shown(), await isFound()]).toEqual([false, false])
  })

  test('takes only this shop’s picks, between 2 and 8, within the photo', async () => {
    const [big] = (await (await client.signIn('big@curator.example'))('GET', '/picks')).body.data
    const [pot, tray] = [picks[0]!.id, picks[2]!.id]
    const at = (pick_id: string, x_bps = 1) => ({ pick_id, x_bps, y_bps: 1 })
    for (const [wrong, status] of [
      [[at(pot), at(big.id)], 404],
      [[at(pot)], 422],
      [[at(pot), at(pot)], 422],
      [[at(pot), at(tray, 10_001)], 422],
    ] as const) {
      const answer = await asYing('PUT', `/bundles/${bundleId}`, { title: 'x', tags: wrong })
      expect(answer.status).toBe(status)
    }
    expect((await asYing('GET', '/bundles')).body.data[0].tags).toHaveLength(2)
    expect((await get(`/@big/b/${bundleId}`)).status).toBe(404)
  })
})

describe('saved things', () => {
  test('are kept in the buyer’s own browser, per shop, without signing in', async () => {
    const asBig = await client.signIn('big@curator.example')
    const [first, second] = (await asBig('GET', '/picks')).body.data
    const one = await form('/@big/saved', [['pick_id', first.id]])
    expect(one.status).toBe(303)
    const two = await form('/@big/saved', [['pick_id', second.id]], one.cookie)
    expect(titlesIn((await get('/@big/saved', two.cookie)).body)).toEqual([
      'Tea number 2',
      'Tea number 1',
    ])
    const less = await form(
      '/@big/saved',
      [
        ['pick_id', second.id],
        ['action', 'remove'],
      ],
      two.cookie,
    )
    expect(titlesIn((await get('/@big/saved', less.cookie)).body)).toEqual(['Tea number 1'])
    expect((await get('/@big')).headers.get('set-cookie')).toBeNull()
    const name = one.cookie.split('=')[0]
    const odd = await get('/@big/saved', `${name}=<script>.pik_x.%00`)
    expect(odd.body).toContain('Nothing saved yet')
  })
})

describe('a promise of delivery', () => {
  beforeAll(async () => {
    const input = {
      name: 'Jing',
      line: '',
      country: 'CN',
      support_email: 'help@jing.example',
      shipping_minor: 800,
      free_shipping_from_minor: null,
      default_rate_bps: 1200,
      return_days: 14,
      delivery: [
        { to: 'CN', days_min: 2, days_max: 4 },
        { to: 'JP', days_min: 5, days_max: 9 },
      ],
    }
    const now = house.clock.now()
    await house.instance.db.transact(tx => editSeller(tx, { sellerId: jing.id, input, now }))
    await house.settle()
  })

  test('stands on the page and in the data for search engines', async () => {
    const page = (await get('/@ying')).body
    const slug = /\/p\/(tray[a-z0-9-]+)/.exec(page)?.[1]
    const one = (await get(`/@ying/p/${slug}`)).body
    expect(one).toContain('China: 2–4 days')
    expect(one).toContain('Not shipped elsewhere.')
    expect(one).toContain('"minValue":2,"maxValue":4')
    expect(one).toMatch(/Price and stock checked <time dateTime="2/i)
  })

  test('a country that is not on the list cannot order, and is told by whom', async () => {
    const thing = await product(house.instance, jing.id, 'dish', { title: 'Dish' })
    await shop(house.instance, 'dishes', [thing])
    const line = { variant_id: thing.variantId, quantity: 1 }
    const quote = (country: string) =>
      client.api('POST', '/shops/dishes/quotes', { lines: [line], ship_to: { country } })
    expect((await quote('JP')).body.parcels[0]).toMatchObject({
      is_shipped: true,
      delivery_days: { min: 5, max: 9 },
    })
    expect((await quote('US')).body.parcels[0]).toMatchObject({ is_shipped: false })
    const ship_to = { line1: '1 Road', city: 'Town', country: 'US' }
    const refused = await client.buy('dishes', [thing], { ship_to })
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'not_shipped_there' } } })
    expect(refused.body.error.details.seller).toBe('Jing')
    expect((await client.buy('dishes', [thing])).status).toBe(201)
  })

  test('a feed read to its end is when the price was checked, changed or not', async () => {
    const { db, config } = house.instance
    const text = 'id\ttitle\tprice\tavailability\nf1\tFed lamp\t10.00 CNY\tin_stock\n'
    const read = async (feedId: string) => {
      const now = house.clock.now()
      const run = await db.transact(tx =>
        startRun(tx, { sellerId: wang.id, feedId, bytesTotal: text.length, now }),
      )
      const path = uploadPath(config.dataDir, run.id)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
      await house.settle()
    }
    const feed = await db.transact(tx =>
      addFeed(tx, { sellerId: wang.id, name: 'x', url: null, now: house.clock.now() }),
    )
    await read(feed.id)
    const lamps = await shop(house.instance, 'lamps')
    const asLamps = await client.signIn(lamps.email)
    const [lamp] = (await asLamps('GET', '/catalog?q=fed')).body.data
    await asLamps('POST', '/picks', { products: [{ product_id: lamp.id }] })
    const checked = async () => {
      const { body } = await get(`/@lamps/p/${lamp.id}?variant=none`)
      return Date.parse(/<time dateTime="([^"]+)"/i.exec(body)?.[1] ?? '')
    }
    const first = await checked()
    house.clock.move(days(3))
    await read(feed.id)
    expect((await checked()) - first).toBe(days(3))
  })
})

describe('an address is asked for as its country writes it', () => {
  const checkout = async (fields: [string, string][]) => {
    const thing = await product(house.instance, wang.id, `mug-${fields.length}-${Math.random()}`)
    const handle = `mugs-${thing.productId.slice(-6)}`.replace(/-(\d)/, '-a$1')
    await shop(house.instance, handle, [thing])
    const added = await form(`/@${handle}/cart`, [['variant_id', thing.variantId]])
    const sent = await form(`/@${handle}/checkout`, fields, added.cookie)
    const to = sent.answer.headers.get('location') ?? ''
    return { status: sent.status, to, html: await sent.answer.text() }
  }
  const names = (html: string) =>
    [...html.matchAll(/<input id="(line1|line2|city|region|postal_code)"/g)].map(match => match[1])

  test.each([
    [
      'US',
      ['line1', 'line2', 'city', 'region', 'postal_code'],
      ['State', 'ZIP code', 'Street and number'],
    ],
    ['DE', ['line1', 'line2', 'postal_code', 'city'], ['Postal code']],
    ['JP', ['postal_code', 'region', 'city', 'line1', 'line2'], ['Prefecture']],
    ['SG', ['line1', 'line2', 'postal_code'], ['Postal code']],
    [
      'CN',
      ['region', 'city', 'line1', 'line2', 'postal_code'],
      ['Province', 'District, street and number'],
    ],
  ])('%s', async (country, order, labels) => {
    const { html } = await checkout([
      ['action', 'country'],
      ['country', country],
      ['name', 'Ann'],
    ])
    expect(names(html)).toEqual(order)
    for (const label of labels) expect(html).toContain(label)
    expect(html).toContain('value="Ann"')
  })

  const inSpringfield = (region: string, code: string): [string, string][] => [
    ['name', 'Ann'],
    ['email', 'ann@mail.example'],
    ['line1', '1 Main St'],
    ['city', 'Springfield'],
    ['region', region],
    ['postal_code', code],
    ['country', 'US'],
    ['provider', 'test'],
  ]

  test('another country’s postal code is told beside its field, and what was typed stays', async () => {
    const { status, html } = await checkout(inSpringfield('IL', 'SW1A 1AA'))
    expect(status).toBe(422)
    expect(html).toContain('not a postal code of the chosen country')
    expect(html).toContain('value="1 Main St"')
  })

  test('so is a state that is none; one by its name goes on the label by its letters', async () => {
    const { status, html } = await checkout(inSpringfield('Zhejiang', '62701'))
    expect(status).toBe(422)
    expect(html).toContain('choose one from the list')
    expect(html).toContain('<option value="Illinois">')
    expect(html).toContain('value="Zhejiang"')
    expect((await checkout(inSpringfield('illinois', '62701'))).status).toBe(303)
    await house.settle()
    const placed = await house.instance.db.read(reader =>
      reader.select().from(orders).where(eq(orders.buyerEmail, 'ann@mail.example')),
    )
    expect(placed.map(one => one.shipTo)).toMatchObject([{ region: 'IL', country: 'US' }])
  })

  test('countries all of it is shipped to come first, the others are said to be partly', async () => {
    const near = await seller(house.instance, 'Near')
    const delivery = ['HK', 'CN'].map(to => ({ to, daysMin: 1, daysMax: 3 }))
    await house.instance.db.transact(tx =>
      tx.update(sellers).set({ delivery }).where(eq(sellers.id, near.id)),
    )
    const here = await product(house.instance, near.id, 'near-mug')
    const anywhere = await product(house.instance, wang.id, 'far-mug')
    await shop(house.instance, 'near-mugs', [here, anywhere])
    const listed = async (...things: Thing[]) => {
      let cookie = ''
      for (const thing of things)
        cookie = (await form('/@near-mugs/cart', [['variant_id', thing.variantId]], cookie)).cookie
      const { answer } = await form('/@near-mugs/checkout', [['action', 'country']], cookie)
      const html = await answer.text()
      const [first = '', others = ''] = html.split('<optgroup label="Not everything ships here">')
      const codes = (part: string) =>
        [...part.matchAll(/<option value="([A-Z]{2})"/g)].map(match => match[1])
      return [codes(first), codes(others).length > 40]
    }
    expect(await listed(here)).toEqual([['CN', 'HK'], true])
    expect(await listed(here, anywhere)).toEqual([['CN', 'HK'], true])
    const [all, hasOthers] = await listed(anywhere)
    expect([(all as string[]).length > 40, hasOthers]).toEqual([true, false])
  })

  test('a place without towns is ordered from without one', async () => {
    const { status } = await checkout([
      ['name', 'Ann'],
      ['email', 'ann@mail.example'],
      ['line1', '1 Orchard Road'],
      ['postal_code', '238823'],
      ['country', 'SG'],
      ['provider', 'test'],
    ])
    expect(status).toBe(303)
    // With regions, it is one of those: the country would be written twice.
    const emirates = await checkout([
      ['name', 'Ann'],
      ['email', 'ann@mail.example'],
      ['phone', '+971 50 123 4567'],
      ['line1', 'Sheikh Zayed Road 1'],
      ['region', 'Dubai'],
      ['country', 'AE'],
      ['provider', 'test'],
    ])
    const token = /orders\/([^/?]+)/.exec(emirates.to)?.[1]
    const { body } = await client.send('GET', `/orders/${token}`)
    expect(body.match(/United Arab Emirates</g)).toHaveLength(1)
    expect(body).toContain('Dubai')
  })
})
