import { eq } from 'drizzle-orm'
import QRCode from 'qrcode'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProductInput } from '../../server/catalog/contract.ts'
import { saveProduct, setProductState } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { drawable, union } from '../../server/http/share/fonts.ts'
import { keptPicture } from '../../server/http/share/kept-pictures.ts'
import { addSection } from '../../server/shops/arrange.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { shops } from '../../server/shops/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  bundle,
  pick,
  product,
  products,
  seller,
  shop,
  storedPicture,
  type Thing,
} from '../support/world.ts'

/** How shops are found and passed on: read back with real parsers, every link followed. */

let house: House
let client: Client
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
afterAll(() => house.close())

const base = 'http://shop.test'
const hostile = `</script><b>]]> "it's" & <![CDATA[ 🍎 \u0001\u000b\u001f\ufffe é 苹果 --> {{x}}`
/** Of the same, what a name may hold. */
const hostileName = `</title>]]>"'&<🍎`

type Element = { name: string; text: string; attributes: Record<string, string>; inside: Element[] }

/** A well-formed document or an error. */
function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: false })
  const top: Element = { name: '', text: '', attributes: {}, inside: [] }
  const open = [top]
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const one = { name, text: '', attributes, inside: [] }
    open.at(-1)?.inside.push(one)
    open.push(one)
  })
  parser.on('text', part => {
    const now = open.at(-1)
    if (now) now.text += part
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  return top.inside[0] as Element
}

const all = (element: Element, name: string): Element[] =>
  element.inside.flatMap(one => [...(one.name === name ? [one] : []), ...all(one, name)])
const said = (element: Element, name: string) =>
  element.inside.find(one => one.name === name)?.text ?? null

// biome-ignore lint/suspicious/noExplicitAny: data of the page, checked by what is expected of it
function dataOf(html: string): any[] {
  const scripts = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)
  return [...scripts].map(match => JSON.parse(match[1] as string))
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')

function metaOf(html: string, name: string): string | null {
  const found = new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)
  return found ? unescaped(found[1] as string) : null
}
const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? null

/** The page an address of ours leads to, through any redirects. */
async function visit(address: string): Promise<{ status: number; body: string }> {
  expect(address.startsWith(`${base}/`), address).toBe(true)
  let at = address.slice(base.length)
  for (let step = 0; step < 4; step++) {
    const { status, body, headers } = await client.send('GET', at)
    const next = headers.get('location')
    if (status < 300 || status >= 400 || !next) return { status, body }
    at = next.replace(base, '')
  }
  throw new Error(`too many redirects from ${address}`)
}

const buyable = (html: string) => html.includes('data-buy') && html.includes('name="variant_id"')

async function bytesOf(path: string): Promise<{ status: number; type: string; bytes: Buffer }> {
  const response = await client.app.request(`${base}${path}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes }
}

/** Whatever the input says, without the door that would refuse it. */
async function offer(sellerId: string, edit: Partial<ProductInput> & { external_id: string }) {
  const { external_id } = edit
  const input: ProductInput = {
    title: external_id,
    title_zh: null,
    description: 'From the hills.',
    description_zh: null,
    brand: null,
    category: null,
    image_urls: [],
    rate_bps: 1000,
    variants: [variant(external_id, {})],
    ...edit,
  }
  const now = house.instance.clock.now()
  const { id } = await house.instance.db.transact(tx =>
    saveProduct(tx, { sellerId, currency: 'CNY', input, now }),
  )
  const [saved] = await house.instance.db.read(reader => productsByIds(reader, [id]))
  return { productId: id, variantId: saved!.variants[0]!.id }
}

function variant(
  external_id: string,
  edit: Partial<ProductInput['variants'][number]>,
): ProductInput['variants'][number] {
  return {
    external_id,
    sku: null,
    gtin: null,
    options: [],
    price_minor: 2890,
    compare_at_minor: null,
    stock: 5,
    image_url: null,
    ...edit,
  }
}

async function slugOf(handle: string, thing: Thing): Promise<string> {
  const { body } = await client.send('GET', `/@${handle}/p/${thing.productId}`)
  return canonicalOf(body)?.split('/p/')[1] ?? ''
}

test('pages say in JSON-LD and Open Graph what they are: a shop is a list, a product an offer', async () => {
  const wang = await seller(house.instance, 'Wang', { free_shipping_from_minor: 10_000 })
  const picture = await storedPicture(house.instance, '#a03020')
  const bowl = await offer(wang.id, {
    external_id: 'bowl',
    title: 'Bowl',
    brand: 'Kiln & Sons',
    image_urls: [picture],
  })
  const shirt = await offer(wang.id, {
    external_id: 'shirt',
    title: 'Shirt',
    variants: [
      variant('s-1', { options: [{ name: 'Size', value: 'S' }], price_minor: 9000 }),
      variant('s-2', { options: [{ name: 'Size', value: 'L' }], price_minor: 12_000, stock: 0 }),
    ],
  })
  await shop(house.instance, 'mei', [bowl, shirt])
  const { body: shelf } = await client.send('GET', '/@mei')
  expect(canonicalOf(shelf)).toBe(`${base}/@mei`)
  expect(shelf).toContain('<title>Shop of mei</title>')
  expect(metaOf(shelf, 'description')).toContain('commission')
  expect(metaOf(shelf, 'og:type')).toBe('website')
  expect(shelf).toContain(`type="application/rss+xml" href="${base}/@mei/feed.xml"`)
  expect(shelf).toContain(`type="application/feed+json" href="${base}/@mei/feed.json"`)
  expect(shelf).toContain('type="application/json+oembed"')
  expect(shelf.match(/property="og:type"/g)).toHaveLength(1)
  const [profile, list] = dataOf(shelf)
  expect(profile).toMatchObject({ '@type': 'ProfilePage', mainEntity: { name: 'Shop of mei' } })
  expect(list).toMatchObject({ '@type': 'ItemList', numberOfItems: 2 })
  expect(list.itemListElement.map((one: { name: string }) => one.name)).toEqual(['Bowl', 'Shirt'])
  for (const one of list.itemListElement) expect((await visit(one.url)).status).toBe(200)

  const slug = await slugOf('mei', bowl)
  const { body: page } = await client.send('GET', `/@mei/p/${slug}?placement=blog`)
  expect(canonicalOf(page)).toBe(`${base}/@mei/p/${slug}`)
  expect(metaOf(page, 'og:type')).toBe('product')
  expect(metaOf(page, 'product:price:amount')).toBe('28.90')
  expect(metaOf(page, 'product:price:currency')).toBe('CNY')
  expect(metaOf(page, 'product:availability')).toBe('in stock')
  const [thing] = dataOf(page)
  expect(thing).toMatchObject({
    '@type': 'Product',
    name: 'Bowl',
    brand: { name: 'Kiln & Sons' },
    offers: {
      '@type': 'Offer',
      price: '28.90',
      priceCurrency: 'CNY',
      availability: 'https://schema.org/InStock',
      seller: { name: 'Wang' },
      hasMerchantReturnPolicy: { merchantReturnDays: 14 },
      shippingDetails: { shippingRate: { value: '8.00', currency: 'CNY' } },
    },
  })
  expect((await bytesOf(thing.image[0].slice(base.length))).type).toBe('image/webp')

  const { body: shirts } = await client.send('GET', `/@mei/p/${await slugOf('mei', shirt)}`)
  expect(dataOf(shirts)[0]).toMatchObject({
    '@type': 'ProductGroup',
    productGroupID: shirt.productId,
    hasVariant: [
      { offers: { price: '90.00', availability: 'https://schema.org/InStock' } },
      {
        offers: {
          price: '120.00',
          availability: 'https://schema.org/OutOfStock',
          shippingDetails: { shippingRate: { value: '0.00' } },
        },
      },
    ],
  })
  const { body: front } = await client.send('GET', '/')
  expect(canonicalOf(front)).toBe(`${base}/`)
  expect(metaOf(front, 'description')).toBeTruthy()
  expect(metaOf(front, 'og:title')).toBeTruthy()
})

test('a crawl of every feed finds no dead link, and nothing that cannot be bought', async () => {
  const jing = await seller(house.instance, 'Jing')
  const things = await products(house.instance, jing.id, 230)
  const gone = things[3] as Thing
  const soldOut = await product(house.instance, jing.id, 'sold-out', { stock: 0 })
  const cups = await offer(jing.id, {
    external_id: 'cups',
    title: 'Cups',
    variants: [
      variant('c-1', { options: [{ name: 'Color', value: 'Blue' }] }),
      variant('c-2', { options: [{ name: 'Color', value: 'Red' }], stock: 0 }),
      variant('c-3', { options: [{ name: 'Color', value: 'Green' }], price_minor: 3500 }),
    ],
  })
  const { now } = house.instance.clock
  const lin = await shop(house.instance, 'linlin')
  await house.instance.db.transact(async tx => {
    await tx.update(shops).set({ tierId: 'established' }).where(eq(shops.id, lin.id))
  })
  await pick(house.instance, lin.id, [...things.slice(0, 120), soldOut, cups])
  await pick(house.instance, lin.id, things.slice(120))
  await house.instance.db.transact(tx =>
    setProductState(tx, {
      sellerId: jing.id,
      productId: gone.productId,
      state: 'paused',
      now: now(),
    }),
  )
  await house.settle()

  const xml = await client.send('GET', '/@linlin/products.xml')
  expect(xml.headers.get('content-type')).toContain('xml')
  const items = all(parseXml(xml.body), 'item')
  expect(items).toHaveLength(229 + 3)
  const ids = new Set(items.map(item => said(item, 'g:id')))
  expect(ids.size).toBe(items.length)
  for (const item of items) {
    const needed = ['title', 'description', 'link', 'image_link', 'availability', 'price']
    for (const name of [...needed, 'condition', 'brand', 'external_seller_id'])
      expect(said(item, `g:${name}`), name).toBeTruthy()
    expect(said(item, 'g:id')!.length).toBeLessThanOrEqual(50)
  }
  const [blue, red, green] = items.filter(item => said(item, 'g:item_group_id') === cups.productId)
  expect([said(blue!, 'g:color'), said(blue!, 'g:availability')]).toEqual(['Blue', 'in_stock'])
  expect([said(red!, 'g:color'), said(red!, 'g:availability')]).toEqual(['Red', 'out_of_stock'])
  expect(said(blue!, 'g:price')).toBe('28.90 CNY')
  // Who follows a variant's link sees the price it was promised with.
  const priceAt = async (link: string) =>
    /<p class="amount"[^>]*>.*?<\/p>/s.exec((await visit(link)).body)?.[0]
  expect(await priceAt(said(blue!, 'g:link')!)).toContain('28.90')
  expect(await priceAt(said(red!, 'g:link')!)).toContain('28.90')
  expect(await priceAt(said(green!, 'g:link')!)).toContain('35.00')

  const feed = parseXml((await client.send('GET', '/@linlin/feed.xml')).body)
  const listed = all(feed, 'item')
  expect(listed).toHaveLength(50)
  const news: string[] = []
  for (let at = `${base}/@linlin/feed.json`; at; ) {
    const { body } = await client.send('GET', at.slice(base.length))
    expect(body.version).toBe('https://jsonfeed.org/version/1.1')
    news.push(...body.items.map((item: { url: string }) => item.url))
    at = body.next_url ?? ''
  }
  expect(new Set(news).size).toBe(230)

  const links = new Set([
    ...items.map(item => said(item, 'g:link') as string),
    ...listed.map(item => said(item, 'link') as string),
    ...news,
  ])
  const dead: string[] = []
  for (const link of links) {
    const { status, body } = await visit(link)
    if (status !== 200 || !buyable(body)) dead.push(link)
  }
  expect(dead).toEqual([])
  const tag = xml.headers.get('etag') as string
  const again = await client.send('GET', '/@linlin/products.xml', undefined, {
    'if-none-match': tag,
  })
  expect(again.status).toBe(304)
  expect((await client.send('GET', '/@nobody/feed.xml')).status).toBe(404)

  // What the sitemap says of the same shelf: everything that stands on it.
  const index = parseXml((await client.send('GET', '/sitemap.xml')).body)
  const files = all(index, 'loc').map(one => one.text)
  const found: string[] = []
  for (const file of files) {
    const { body } = await client.send('GET', file.slice(base.length))
    found.push(...all(parseXml(body), 'loc').map(one => one.text))
  }
  expect(found).toContain(`${base}/@linlin`)
  expect(found.filter(one => one.startsWith(`${base}/@linlin/p/`))).toHaveLength(232)
  expect(new Set(found).size).toBe(found.length)
  for (const link of links) expect(found).toContain(link.split('?')[0])
  expect((await client.send('GET', '/sitemaps/shops-2.xml')).status).toBe(404)
  const robots = (await client.send('GET', '/robots.txt')).body
  expect(robots).toContain(`Sitemap: ${base}/sitemap.xml`)
  expect(robots).toContain('Disallow: /dashboard')
}, 180_000)

test('a short link is the same for the same wish, keeps its placement and outlives a new handle', async () => {
  const zhao = await seller(house.instance, 'Zhao')
  const [tea, jar] = (await products(house.instance, zhao.id, 2)) as [Thing, Thing]
  const bo = await shop(house.instance, 'bobo', [tea, jar])
  const curator = await client.signIn(bo.email)
  const slug = await slugOf('bobo', tea)
  const wish = { slug, placement: '市集 2' }
  const first = await curator('POST', '/short-links', wish)
  expect(first.status).toBe(200)
  const [, code] = /\/s\/([0-9a-z]{7})$/.exec(first.body.url) ?? []
  expect((await curator('POST', '/short-links', wish)).body.url).toBe(first.body.url)
  const whole = await curator('POST', '/short-links', {})
  expect(whole.body.url).not.toBe(first.body.url)
  expect((await curator('POST', '/short-links', { slug: null })).body.url).toBe(whole.body.url)
  const other = await curator('POST', '/short-links', { slug, placement: 'blog' })
  expect(other.body.code).not.toBe(code)
  for (const wrong of [{ placement: '<b>' }, { slug: '' }, { what: 1 }])
    expect((await curator('POST', '/short-links', wrong)).status).toBe(422)
  expect((await curator('POST', '/short-links', { slug: 'nothing-like-it' })).status).toBe(404)

  const led = await client.send('GET', `/s/${code}`)
  expect(led.status).toBe(302)
  const to = new URL(led.headers.get('location') as string, base)
  expect([to.pathname, to.searchParams.get('placement')]).toEqual([`/@bobo/p/${slug}`, '市集 2'])
  const page = await visit(first.body.url)
  expect([page.status, buyable(page.body)]).toEqual([200, true])
  expect(page.body).toContain('name="placement" value="市集 2"')
  expect((await client.send('GET', `/s/${code?.toUpperCase()}`)).status).toBe(302)
  expect((await client.send('GET', '/s/zzzzzzz')).status).toBe(404)
  expect((await client.send('GET', `/s/${whole.body.code}`)).headers.get('location')).toBe('/@bobo')

  const entries = async (handle: string) => {
    const json = (await client.send('GET', `/@${handle}/feed.json`)).body
    const xml = (await client.send('GET', `/@${handle}/feed.xml`)).body as string
    return [json.items.map((one: { id: string }) => one.id), xml.match(/<guid[^>]*>[^<]+/g)]
  }
  const before = await entries('bobo')
  expect(before[0].length).toBeGreaterThan(0)
  expect((await curator('PATCH', '/shop', { name: 'Bo', handle: 'bobo-two' })).status).toBe(200)
  // Readers know an entry by its id: the same things are not new because the shop was renamed.
  expect(await entries('bobo-two')).toEqual(before)
  // Kept by browsers for ever, the old name would never lead back.
  const old = await client.send('GET', '/@bobo')
  expect([old.status, old.headers.get('cache-control')]).toEqual([301, 'no-cache'])
  const form = await client.app.request('http://shop.test/@bobo/checkout', {
    method: 'POST',
    body: new URLSearchParams({ name: 'Ann' }),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect([form.status, form.headers.get('location')]).toEqual([308, '/@bobo-two/checkout'])
  expect((await visit(first.body.url)).status).toBe(200)
  expect((await client.send('GET', '/@bobo/feed.xml')).headers.get('location')).toBe(
    '/@bobo-two/feed.xml',
  )
  const { data } = (await curator('GET', '/short-links')).body
  expect(data.map((one: { placement: string | null }) => one.placement).sort()).toEqual(
    ['blog', null, '市集 2'].sort(),
  )
  // What has left the shelf leads to the shop, and not to an error.
  const { data: picks } = (await curator('GET', '/picks')).body
  const id = picks.find((one: { slug: string }) => one.slug === slug).id
  expect((await curator('DELETE', `/picks/${id}`)).status).toBe(200)
  expect((await client.send('GET', `/s/${code}`)).headers.get('location')).toContain('/@bobo-two?')

  const qr = await bytesOf(`/s/${code}/qr.png`)
  expect([qr.status, qr.type, (await sharp(qr.bytes).metadata()).format]).toEqual([
    200,
    'image/png',
    'png',
  ])
  const svg = await client.send('GET', `/s/${code}/qr.svg`)
  expect(parseXml(svg.body).name).toBe('svg')
  const poster = await bytesOf(`/s/${other.body.code}/poster.png`)
  expect(await sharp(poster.bytes).metadata()).toMatchObject({
    format: 'png',
    width: 1080,
    height: 1440,
  })
  expect((await bytesOf('/s/zzzzzzz/poster.png')).status).toBe(404)
})

test('a short link leads to a section or a bundle as well, and to the shop when that is gone', async () => {
  const { db, clock } = house.instance
  const qian = await seller(house.instance, 'Qian')
  const tea = await product(house.instance, qian.id, 'tea', { title: 'Tea' })
  const own = await shop(house.instance, 'parts', [tea])
  const path = await bundle(house.instance, own.id, 'The whole table')
  const curator = await client.signIn(own.email)
  const { id: sectionId } = await db.transact(tx =>
    addSection(tx, { shopId: own.id, title: 'For mornings', now: clock.now() }),
  )
  const bundleId = path.slice('b/'.length)
  const linkTo = async (slug: string) => {
    const made = await curator('POST', '/short-links', { slug, placement: 'blog' })
    expect(made.status).toBe(200)
    return made.body as { code: string; text: string }
  }
  const section = await linkTo(sectionId)
  const photo = await linkTo(bundleId)
  expect(section.text).toMatch(/^For mornings · Shop of parts · The curator earns/)
  expect(photo.text).toMatch(/^The whole table · Shop of parts · The curator earns/)
  const ledTo = async ({ code }: { code: string }) =>
    (await client.send('GET', `/s/${code}`)).headers.get('location')
  expect(await ledTo(section)).toBe(`/@parts?section=${sectionId}&placement=blog`)
  expect(await ledTo(photo)).toBe(`/@parts/${path}?placement=blog`)
  const { data } = (await curator('GET', '/short-links')).body
  expect(data.map((one: { title: string }) => one.title).sort()).toEqual([
    'For mornings',
    'The whole table',
  ])
  const whole = (await curator('POST', '/short-links', {})).body
  const posters = []
  for (const { code } of [section, photo, whole])
    posters.push((await bytesOf(`/s/${code}/poster.png`)).bytes.toString('base64'))
  expect(new Set(posters).size).toBe(3)
  // Nobody's else's, nor what is none.
  for (const slug of ['sec_gone', 'bun_gone'])
    expect((await curator('POST', '/short-links', { slug })).status).toBe(404)
  const stranger = await client.signIn((await shop(house.instance, 'others')).email)
  for (const slug of [sectionId, bundleId])
    expect((await stranger('POST', '/short-links', { slug })).status).toBe(404)
  expect((await curator('DELETE', `/sections/${sectionId}`)).status).toBe(200)
  expect((await curator('DELETE', `/bundles/${bundleId}`)).status).toBe(200)
  for (const link of [section, photo]) expect(await ledTo(link)).toBe('/@parts?placement=blog')
})

test('words of any kind stay words: in XML, JSON and HTML', async () => {
  const li = await seller(house.instance, 'Li')
  const odd = await offer(li.id, {
    external_id: 'odd',
    title: hostile,
    title_zh: hostile,
    description: `${hostile}\n\n${hostile}`,
    brand: hostile,
    image_urls: [await storedPicture(house.instance, '#205080')],
    variants: [
      variant('o-1', { options: [{ name: 'Size', value: hostile.slice(0, 60) }] }),
      variant('o-2', { options: [{ name: hostile.slice(0, 30), value: 'x' }] }),
    ],
  })
  const an = await shop(house.instance, 'anan')
  const wishes = [{ productId: odd.productId, note: hostile }]
  const now = house.instance.clock.now()
  await house.instance.db.transact(tx =>
    addPicks(tx, { shopId: an.id, sectionId: null, wishes, now }),
  )
  const curator = await client.signIn(an.email)
  const look = { handle: 'anan', name: hostileName, line: hostileName, accent: 'plum' }
  expect((await curator('PATCH', '/shop', { ...look, language: 'zh' })).status).toBe(200)
  const unsayable = '\u0001\u000b\u001f\ufffe'
  const sayable = [...hostile].filter(letter => !unsayable.includes(letter)).join('')

  const { body: shelf } = await client.send('GET', '/@anan')
  const [profile, list] = dataOf(shelf)
  expect([profile.name, list.itemListElement[0].name]).toEqual([hostileName, hostile])
  expect(metaOf(shelf, 'og:title')).toBe(hostileName)
  const slug = await slugOf('anan', odd)
  const { body: page } = await client.send('GET', `/@anan/p/${slug}`)
  expect(dataOf(page)[0].name).toBe(hostile)
  expect(metaOf(page, 'og:title')).toBe(hostile)
  expect(page).not.toContain('</script><b>')

  const rss = parseXml((await client.send('GET', '/@anan/feed.xml')).body)
  expect(said(rss.inside[0]!, 'title')).toBe(hostileName)
  const [item] = all(rss, 'item')
  expect(said(item!, 'title')).toBe(sayable)
  // The description is HTML of ours: theirs must not have become tags.
  const html = said(item!, 'description') as string
  const tags = new Set([...html.matchAll(/<\/?([a-z]+)/gi)].map(match => match[1]))
  expect([...tags].sort()).toEqual(['b', 'blockquote', 'img', 'p', 'small'])
  expect(unescaped(html)).toContain(sayable)
  expect(html).toContain('佣金')
  const google = all(parseXml((await client.send('GET', '/@anan/products.xml')).body), 'item')
  expect(google).toHaveLength(2)
  expect(said(google[0]!, 'g:brand')).toBe(sayable)
  const { body: json } = await client.send('GET', '/@anan/feed.json')
  expect([json.title, json.items[0].title]).toEqual([hostileName, hostile])
  expect((await client.send('GET', '/sitemaps/shops-1.xml')).body).toContain(slug)
  for (const path of ['/share/@anan.png', `/share/@anan/p/${slug}.png`])
    expect((await bytesOf(path)).type).toBe('image/png')
})

test('previews are PNG of 1200 by 630, of shops and products with and without pictures', async () => {
  const xu = await seller(house.instance, 'Xu')
  const plain = await product(house.instance, xu.id, 'plain')
  const seen = await offer(xu.id, {
    external_id: 'seen',
    title: 'Seen',
    image_urls: [await storedPicture(house.instance, '#306040')],
  })
  await shop(house.instance, 'xuxu', [seen, plain])
  await shop(house.instance, 'empty')
  for (const path of [
    '/@xuxu',
    '/@empty',
    ...[seen, plain].map(one => `/@xuxu/p/${one.productId}`),
  ]) {
    const { body } = await client.send('GET', path)
    const image = metaOf(body, 'og:image') as string
    const { status, type, bytes } = await bytesOf(image.slice(base.length))
    expect([status, type]).toEqual([200, 'image/png'])
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(bytes.length).toBeLessThan(1_000_000)
  }
  const at = { x: 200, y: 300 }
  const { bytes } = await bytesOf(`/share/@xuxu/p/${await slugOf('xuxu', seen)}.png`)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const start = (at.y * info.width + at.x) * info.channels
  const near = [...data.subarray(start, start + 3)].map((one, index) =>
    Math.abs(one - [0x30, 0x60, 0x40][index]!),
  )
  expect(Math.max(...near)).toBeLessThan(8)
  expect((await bytesOf('/share/@nobody.png')).status).toBe(404)
  expect((await bytesOf('/share/@xuxu/p/nothing.png')).status).toBe(404)
})

test('a section is passed on by its own name, words, address and picture', async () => {
  const xi = await seller(house.instance, 'Xi')
  const made = async (external_id: string, color: string) =>
    offer(xi.id, { external_id, image_urls: [await storedPicture(house.instance, color)] })
  const [green, red] = [await made('green', '#306040'), await made('red', '#a03020')]
  const { id: shopId } = await shop(house.instance, 'xixi', [red])
  const now = house.instance.clock.now()
  const sectionOf = async (title: string, thing?: Thing) =>
    house.instance.db.transact(async tx => {
      const { id } = await addSection(tx, { shopId, title, now })
      const wishes = thing ? [{ productId: thing.productId, note: '' }] : []
      if (thing) await addPicks(tx, { shopId, sectionId: id, wishes, now })
      return id
    })
  const sectionId = await sectionOf('Green things', green)
  const empty = await sectionOf('Nothing yet')
  const address = `/@xixi?section=${sectionId}`
  const { body } = await client.send('GET', `${address}&placement=blog`)
  expect(/<title>(.*?)<\/title>/.exec(body)?.[1]).toBe('Green things · Shop of xixi')
  expect(canonicalOf(body)).toBe(`${base}${address}`)
  expect(metaOf(body, 'og:url')).toBe(`${base}${address}`)
  expect(metaOf(body, 'og:title')).toBe('Green things')
  expect(metaOf(body, 'og:site_name')).toBe('Shop of xixi')
  for (const name of ['description', 'og:description'])
    expect(metaOf(body, name)).toMatch(/^green · .*commission/)
  const image = metaOf(body, 'og:image') as string
  expect(image).toContain(`/share/@xixi/s/${sectionId}.png`)
  const { status, bytes } = await bytesOf(image.slice(base.length))
  expect(status).toBe(200)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([1200, 630])
  const start = (300 * info.width + 800) * info.channels
  for (const [index, part] of [0x30, 0x60, 0x40].entries())
    expect(Math.abs((data[start + index] ?? 0) - part)).toBeLessThan(8)
  expect(bytes.equals((await bytesOf('/share/@xixi.png')).bytes)).toBe(false)
  const bare = (await client.send('GET', `/@xixi?section=${empty}`)).body
  const bareImage = metaOf(bare, 'og:image') as string
  expect((await bytesOf(bareImage.slice(base.length))).status).toBe(200)
  await shop(house.instance, 'other')
  for (const path of [`/share/@other/s/${sectionId}.png`, '/share/@xixi/s/sec_gone.png'])
    expect((await bytesOf(path)).status, path).toBe(404)
})

test('the words sent with a link are at most 140 characters, and say that somebody earns', async () => {
  const wu = await seller(house.instance, 'Words')
  const short = await product(house.instance, wu.id, 'tea', { title: 'Tea' })
  const long = await product(house.instance, wu.id, 'long', {
    title: '一款很长很长名字的商品'.repeat(10),
    priceMinor: 128_800_000,
  })
  const wide = await product(house.instance, wu.id, 'wide', { title: '🍎 apples of '.repeat(15) })
  const own = await shop(house.instance, 'words', [short, long, wide])
  const curator = await client.signIn(own.email)
  const wordsOf = async (thing: Thing | null) => {
    const wish = thing ? { slug: thing.productId, placement: 'weibo' } : {}
    return (await curator('POST', '/short-links', wish)).body as { text: string; url: string }
  }
  const { text, url } = await wordsOf(short)
  expect(text).toBe(`Tea · CN¥28.90 · The curator earns a commission\n${url}`)
  expect((await wordsOf(null)).text).toMatch(/^Shop of words .*earns a commission\nhttp/)
  for (const thing of [long, wide]) {
    const made = await wordsOf(thing)
    const letters = [...made.text]
    expect(letters.length).toBeLessThanOrEqual(140)
    expect(letters.length).toBeGreaterThan(120)
    expect(made.text).toContain(`… · The curator earns a commission\n${made.url}`)
    expect(made.text).not.toMatch(/\p{Cs}/u)
  }
  const [listed] = (await curator('GET', '/short-links')).body.data
  expect(listed.text.length).toBeGreaterThan(0)
})

test('the sitemap names sections and bundles that have something in them, and every one opens', async () => {
  const index = parseXml((await client.send('GET', '/sitemap.xml')).body)
  const files = all(index, 'loc').map(loc => loc.text)
  expect(files).toContain(`${base}/sitemaps/lists-1.xml`)
  const lists = parseXml((await client.send('GET', '/sitemaps/lists-1.xml')).body)
  const addresses = all(lists, 'loc').map(loc => loc.text)
  const xixi = addresses.filter(address => address.startsWith(`${base}/@xixi?section=`))
  expect(xixi).toHaveLength(1)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const address of addresses) {
    const page = await client.send('GET', address.slice(base.length))
    expect([address, page.status, canonicalOf(page.body)]).toEqual([address, 200, address])
  }
  expect((await client.send('GET', '/sitemaps/lists-2.xml')).status).toBe(404)
})

const linkOf = (html: string, rel: string) =>
  unescaped(new RegExp(`<link rel="${rel}" href="([^"]*)"`).exec(html)?.[1] ?? '')

test('a page in another language has its own address, and each names the others', async () => {
  const tong = await seller(house.instance, 'Tongues')
  const [cup, ...more] = await products(house.instance, tong.id, 30)
  const { id: shopId } = await shop(house.instance, 'tong', [cup!, ...more.slice(0, 28)])
  const now = house.instance.clock.now()
  const wish = { productId: more[28]!.productId, note: '' }
  const sectionId = await house.instance.db.transact(async tx => {
    const { id } = await addSection(tx, { shopId, title: 'Last', now })
    await addPicks(tx, { shopId, sectionId: id, wishes: [wish], now })
    return id
  })
  const slug = await slugOf('tong', cup!)
  for (const [path, mark] of [
    ['/', '?'],
    ['/@tong', '?'],
    [`/@tong?section=${sectionId}`, '&'],
    [`/@tong/p/${slug}`, '?'],
  ] as const) {
    const own = `${base}${path}`
    const inChinese = `${own}${mark}lang=zh`
    const first = (await client.send('GET', path)).body
    const { body } = await client.send('GET', `${path}${mark}lang=zh&placement=blog`)
    expect(unescaped(canonicalOf(first) ?? '')).toBe(own)
    expect(unescaped(canonicalOf(body) ?? '')).toBe(inChinese)
    expect([metaOf(first, 'og:url'), metaOf(body, 'og:url')]).toEqual([own, inChinese])
    expect([metaOf(first, 'og:locale'), metaOf(body, 'og:locale')]).toEqual(['en_US', 'zh_CN'])
    const alternates = [first, body].map(alternatesOf)
    expect(alternates[0]).toEqual(alternates[1])
    expect(alternates[0]).toMatchObject({ 'x-default': own, 'zh-CN': inChinese })
    // A shop's own language is at the plain address; the front page speaks the reader's there.
    expect(alternates[0]?.en).toBe(path === '/' ? `${own}?lang=en` : own)
    for (const data of dataOf(body)) if (data.url) expect(data.url).toMatch(/lang=zh/)
    expect((await bytesOf((metaOf(body, 'og:image') ?? '').slice(base.length))).status).toBe(200)
    // What the curator wrote is read out in the curator's language.
    const isShelf = path === '/@tong' || path.includes('section')
    if (isShelf) expect(body).toContain('<h1 dir="auto" lang="en">Shop of tong</h1>')
    expect(first).not.toContain(' lang="en">Shop of tong')
  }
  expect((await client.send('GET', '/')).headers.get('vary')).toContain('accept-language')
})

const alternatesOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(
      ([, tag, href]) => [tag as string, unescaped(href as string)],
    ),
  )

test('a long list is pages of their own, each leading to the ones around it; a search is nobody’s', async () => {
  const qian = await seller(house.instance, 'Qian')
  const things = await products(house.instance, qian.id, 75)
  const { id: shopId } = await shop(house.instance, 'long')
  await house.instance.db.transact(tx =>
    tx.update(shops).set({ tierId: 'established' }).where(eq(shops.id, shopId)),
  )
  const now = house.instance.clock.now()
  const sectionId = await house.instance.db.transact(async tx => {
    const { id } = await addSection(tx, { shopId, title: 'Most', now })
    const wishes = things.slice(5).map(thing => ({ productId: thing.productId, note: '' }))
    await addPicks(tx, { shopId, sectionId: id, wishes, now })
    return id
  })
  await pick(house.instance, shopId, things.slice(0, 5))
  for (const [first, pages, all] of [
    [`${base}/@long`, 3, 75],
    [`${base}/@long?section=${sectionId}`, 3, 70],
  ] as const) {
    const seen: string[] = []
    let before = ''
    let count = 0
    for (let at: string = first; at; count++) {
      const { body } = await client.send('GET', `${at.slice(base.length)}`)
      expect(unescaped(canonicalOf(body) ?? '')).toBe(at)
      expect(metaOf(body, 'og:url')).toBe(at)
      expect(metaOf(body, 'robots')).toBeNull()
      expect(linkOf(body, 'prev')).toBe(before)
      const [list] = dataOf(body).filter(one => one['@type'] === 'ItemList')
      expect(list.url).toBe(at)
      seen.push(...list.itemListElement.map((one: { url: string }) => one.url))
      before = at
      at = linkOf(body, 'next')
    }
    expect([count, new Set(seen).size, seen.length]).toEqual([pages, all, all])
    // Somewhere between two pages the one before is still a whole one, and nothing is left out.
    const after = new URL(before).searchParams.get('after')
    const odd = new URL(first)
    odd.searchParams.set('after', String(Number(after) - 1))
    const { body } = await client.send('GET', odd.href.slice(base.length))
    const back = await client.send('GET', linkOf(body, 'prev').slice(base.length))
    expect(Number(new URL(linkOf(back.body, 'next')).searchParams.get('after'))).toBe(
      Number(after) - 1,
    )
  }
  for (const path of ['/@long?q=thing', '/@long?sort=price_up', '/@long?after=999999999']) {
    const { body } = await client.send('GET', path)
    expect(metaOf(body, 'robots'), path).toBe('noindex')
    expect([canonicalOf(body), linkOf(body, 'next'), linkOf(body, 'prev')], path).toEqual([
      null,
      '',
      '',
    ])
  }
})

test('a picture is drawn once for all who ask at the same time, and too many at once are sent away', async () => {
  const { instance } = house
  let described = 0
  const describe = async () => {
    described++
    return { width: 8, height: 8, background: '#ffffff', parts: [] }
  }
  await Promise.all(Array.from({ length: 30 }, () => keptPicture(instance, ['one'], describe)))
  expect(described).toBe(1)
  await keptPicture(instance, ['one'], describe)
  expect(described).toBe(1)
  const many = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) => keptPicture(instance, ['many', index], describe)),
  )
  const refused = many.filter(one => one.status === 'rejected')
  expect(refused.length).toBe(20)
  expect(refused[0]).toMatchObject({ reason: { code: 'busy' } })
})

test('where pictures cannot be drawn one is asked to come back, and it is not tried for a minute', async () => {
  const { instance } = house
  await shop(instance, 'undrawn')
  let tries = 0
  const { drawings } = instance
  instance.drawings = {
    ...drawings,
    // What the drawing process says when a picture has taken it down: see tests/platform.
    draw: async picture => {
      tries++
      return drawings.draw({ ...picture, background: 'no colour at all' })
    },
  }
  for (let ask = 0; ask < 3; ask++) {
    const { status, headers } = await client.send('GET', '/share/@undrawn.png')
    expect(status).toBe(503)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50)
    expect(headers.get('cache-control')).toBe('no-store')
  }
  expect(tries).toBe(1)
  instance.drawings = drawings
  await shop(instance, 'drawn')
  expect((await bytesOf('/share/@drawn.png')).status).toBe(200)
})

test('drawing keeps the server free: its own process is busy instead', async () => {
  const zhu = await seller(house.instance, 'Zhu')
  const colors = ['#306040', '#a03020', '#205080', '#d0a040', '#603060', '#88aa44']
  const things = []
  for (const [index, color] of colors.entries())
    things.push(
      await offer(zhu.id, {
        external_id: `z${index}`,
        title: `Thing ${index}`,
        image_urls: [await storedPicture(house.instance, color)],
      }),
    )
  await shop(house.instance, 'zhuzhu', things)
  const slugs = await Promise.all(things.map(thing => slugOf('zhuzhu', thing)))
  // The decoder makes what stands in them, and the drawing process starts, beforehand.
  await bytesOf('/share/@zhuzhu.png')
  const paths = slugs.map(slug => `/share/@zhuzhu/p/${slug}.png`)
  const before = process.cpuUsage()
  const drawnAlone = performance.now()
  for (const path of paths) expect((await bytesOf(path)).status).toBe(200)
  const took = performance.now() - drawnAlone
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(took / 2)
})

test('a code to be printed shows each of its squares whole', async () => {
  const curator = await client.signIn((await shop(house.instance, 'codes')).email)
  const { code, url } = (await curator('POST', '/short-links', {})).body
  const { bytes } = await bytesOf(`/s/${code}/qr.png`)
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const side = info.width / (modules.size + 8)
  expect([side, info.height]).toEqual([Math.floor(1024 / (modules.size + 8)), info.width])
  const wrong: string[] = []
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      for (const inside of [0, side - 1]) {
        const [x, y] = [(column + 4) * side + inside, (row + 4) * side + inside]
        const isDark = (data[(y * info.width + x) * info.channels] as number) < 128
        if (isDark !== Boolean(modules.get(row, column))) wrong.push(`${row} ${column}`)
      }
  expect(wrong).toEqual([])
})

test('no letter is drawn that the fonts of this machine lack', async () => {
  expect(union('20-7e a0 a1-ff\n4e00 4e01-4e03\nnonsense')).toEqual([
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x4e00, 0x4e03],
  ])
  // Pictographs and what is not seen are left out, whatever the fonts.
  expect(await drawable('🍎\u200d\ufe0f\u0007 ')).toBeNull()
  const plain = await drawable('Mei’s 🍎 apples\n2 kg')
  expect([null, "Mei's apples 2 kg"]).toContain(plain)
})
