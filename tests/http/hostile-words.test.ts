import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { rejectSellerOrder, shipSellerOrder } from '../../server/fulfilment/acknowledge.ts'
import { partsOfOrder, sellerLinkToken } from '../../server/fulfilment/queries.ts'
import { openEvent } from '../../server/markdowns/events.ts'
import { setMarkdowns } from '../../server/markdowns/set.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { ReturnInput } from '../../server/returns/contract.ts'
import { requestReturn } from '../../server/returns/handle.ts'
import { applySeller } from '../../server/sellers/apply.ts'
import { decideSeller } from '../../server/sellers/approve.ts'
import { addSection } from '../../server/shops/arrange.ts'
import { addBundle, editBundle } from '../../server/shops/bundles.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { editShop } from '../../server/shops/open.ts'
import { findShopByHandle } from '../../server/shops/queries.ts'
import { shops } from '../../server/shops/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { corpus as all, packed, strangeIn } from '../support/hostile.ts'
import { type House, openHouse } from '../support/house.ts'
import { person, shop, type Thing } from '../support/world.ts'

/** What strangers write is text wherever it is shown: nothing of it runs, breaks out or hides. */

/** What writes a page is the same on both engines; the slower one is shown every fourth string. */
const corpus = isPostgres ? all.filter((_, at) => at % 4 === 0) : all

let house: House
let client: Client
let asOperator: Awaited<ReturnType<Client['signIn']>>
/** Half of the words on each shelf: one string is one seller, product, section, pick and note. */
const shelves: { id: string; handle: string; email: string }[] = []
const small = 'third'
const sold: (Thing & { sellerId: string; slug: string; words: string; handle: string })[] = []
const half = Math.ceil(corpus.length / 2)

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  await person(house.instance, 'op@shop.test', true)
  asOperator = await client.signIn('op@shop.test')
  const userId = await person(house.instance, 'many@seller.example')
  for (const handle of ['first', 'second']) {
    const { id, email } = await shop(house.instance, handle)
    const words = corpus.slice(shelves.length * half, (shelves.length + 1) * half)
    const { db, clock } = house.instance
    await db.transact(tx => tx.update(shops).set({ tierId: 'established' }).where(eq(shops.id, id)))
    shelves.push({ id, email, handle })
    for (let from = 0; from < words.length; from += 25)
      await db.transact(async tx => {
        for (const one of words.slice(from, from + 25)) {
          const now = clock.now()
          const made = await offered(tx, { userId, words: one, index: sold.length, now })
          const title = `${one.slice(0, 55).trim()} ${sold.length}`
          const section = await addSection(tx, { shopId: id, title, now })
          const wishes = [{ productId: made.productId, note: one }]
          const { refused } = await addPicks(tx, {
            shopId: id,
            sectionId: section.id,
            wishes,
            now,
          })
          expect(refused).toEqual([])
          sold.push({ ...made, slug: made.productId, words: one, handle })
        }
      })
  }
  await shop(house.instance, small, sold.slice(0, 2))
  await house.settle()
})
afterAll(() => house.close())

type Tx = Parameters<typeof saveProduct>[0]

/** A seller of that name with a product of that name, brand, description and variant. */
async function offered(
  tx: Tx,
  { userId, words, index, now }: { userId: string; words: string; index: number; now: number },
) {
  const terms = { country: 'CN', currency: 'CNY', support_email: `help@s${index}.example` }
  const { id: sellerId } = await applySeller(tx, {
    userId,
    input: {
      ...{ ...terms, name: words.slice(0, 80), line: words, company: words, shipping_minor: 800 },
      ...{ free_shipping_from_minor: null, default_rate_bps: 1200, return_days: 14 },
    },
    now,
  })
  await decideSeller(tx, { sellerId, decision: { decision: 'approve' }, now })
  const option = (value: string) => [{ name: words.slice(0, 40), value }]
  const variant = (name: string) => ({
    ...{ external_id: `${index}-${name}`, sku: words.slice(0, 100), gtin: null, price_minor: 2890 },
    ...{ compare_at_minor: null, stock: null, image_url: null },
    options: option(`${name}${words}`.slice(0, 80)),
  })
  const { id: productId } = await saveProduct(tx, {
    sellerId,
    currency: 'CNY',
    input: {
      ...{ external_id: `p-${index}`, title: words, title_zh: words, category: words },
      ...{ description: `${words}\n\n${words}`, description_zh: words, brand: words.slice(0, 80) },
      ...{ image_urls: [], rate_bps: 1000, variants: [variant('a'), variant('b')] },
    },
    now,
  })
  const [saved] = await productsByIds(tx, [productId])
  const span = { starts: '2026-11-01T00:00', ends: '2027-06-01T00:00', time_zone: 'UTC' }
  const name = words.slice(0, 60).trim()
  const event = await openEvent(tx, {
    input: { ...span, name, name_zh: name, orders_max: null },
    by: userId,
    now,
  })
  const prices = saved!.variants.map(one => ({ variant_id: one.id, price_minor: 1000 }))
  await setMarkdowns(tx, {
    sellerId,
    input: { event_id: event.id, span: null, prices },
    ordersLately: 0,
    now,
  })
  return { productId, variantId: saved!.variants[0]!.id, sellerId }
}

/** As a page shows it: whole, ours, and none of it anybody's markup. */
async function expectOurs(path: string, own?: RegExp): Promise<string> {
  const { status, body, headers } = await client.send('GET', path)
  expect({ path, status, type: headers.get('content-type') }).toEqual({
    path,
    status: 200,
    type: expect.stringContaining('text/html'),
  })
  expect({ path, strange: strangeIn(body, own) }).toEqual({ path, strange: null })
  return body
}

/** Data is named as data. */
function expectData(answer: Awaited<ReturnType<Client['send']>>): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/(\w+\+)?json/)
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The elements of a well-formed document, and all its text. */
function parsed(xml: string): { names: Set<string>; text: string } {
  const found = { names: new Set<string>(), text: '' }
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', one => found.names.add(one.name))
  parser.on('text', text => {
    found.text += text
  })
  parser.write(xml).close()
  return found
}

test(`${corpus.length} hostile strings of sellers and curators are text on every page of a shelf`, async () => {
  for (const { handle } of shelves) {
    let shown = ''
    for (let path: string | null = `/@${handle}`; path; ) {
      const page: string = await expectOurs(path)
      shown += page
      path = /href="([^"]*after=\d+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    // None is missing: as title, as note, as section.
    for (const { words } of sold.filter(one => one.handle === handle))
      expect(shown.split(escaped(words)).length, words).toBeGreaterThan(2)
  }
  await expectOurs('/')
})

test('on every page of a product, with its brand, variants and seller, and in previews of it', async () => {
  for (const { handle, productId, words } of sold) {
    const page = await expectOurs(`/@${handle}/p/${productId}`)
    for (const part of [words, words.slice(0, 40), words.slice(0, 80)])
      expect(page).toContain(escaped(part))
    // The sale event's name, before the end of the price.
    expect(page).toContain(
      `data-until="true" aria-live="polite">${escaped(words.slice(0, 60).trim())} · `,
    )
    await expectOurs(`/embed/@${handle}/p/${productId}`, /^noscript$/)
    const url = encodeURIComponent(`http://shop.test/@${handle}/p/${productId}`)
    const card = await client.send('GET', `/oembed?url=${url}`)
    expectData(card)
    expect(card.body.title).toBe(words)
    expect(strangeIn(card.body.html, /^iframe$/)).toBeNull()
  }
})

test('in feeds, which stay well-formed, and in data, which says them as they are', async () => {
  for (const { handle } of shelves) {
    const own = sold.filter(one => one.handle === handle)
    const google = parsed((await client.send('GET', `/@${handle}/products.xml`)).body)
    const rss = parsed((await client.send('GET', `/@${handle}/feed.xml`)).body)
    for (const { names } of [google, rss])
      expect(
        [...names].filter(name => !/^(rss|channel|(g|atom|dc|media):\w+|\w+)$/.test(name)),
      ).toEqual([])
    for (const name of ['script', 'img', 'svg', 'iframe', 'base', 'style'])
      expect([google.names.has(name), rss.names.has(name)]).toEqual([false, false])
    for (const { words } of own) expect(google.text).toContain(words)
    const json = await client.send('GET', `/@${handle}/feed.json`)
    expectData(json)
    for (const item of json.body.items)
      expect(strangeIn(String(item.content_html ?? ''))).toBeNull()
    const read: string[] = []
    for (let cursor = ''; ; ) {
      const path = `/shops/${handle}/picks?limit=100${cursor && `&cursor=${cursor}`}`
      const answer = await client.api('GET', path)
      expectData(answer)
      for (const { product, note } of answer.body.data) {
        expect(note).toBe(product.title)
        read.push(product.title)
      }
      cursor = answer.body.next_cursor ?? ''
      if (!cursor) break
    }
    expect(read).toEqual(own.map(one => one.words))
  }
})

test('as the name and line of a shop, and as the title of a bundle', async () => {
  const { db, clock } = house.instance
  const { id: shopId } = (await db.read(reader => findShopByHandle(reader, small)))!
  const { data } = (await client.api('GET', `/shops/${small}/picks`)).body
  const tags = data.map((one: { id: string }, at: number) => ({
    pick_id: one.id,
    x_bps: at,
    y_bps: at,
  }))
  const photo = { hash: '0'.repeat(32), width: 800, height: 600, color: '#208040' }
  const bundleIds = await db.transact(async tx => {
    const made: string[] = []
    for (let i = 0; i < 6; i++)
      made.push((await addBundle(tx, { shopId, title: 'x', photo, now: clock.now() })).id)
    return made
  })
  for (let from = 0; from < corpus.length; from += 6) {
    const titles = corpus.slice(from, from + 6).map(words => words.slice(0, 80).trim())
    await db.transact(async tx => {
      for (const [at, title] of titles.entries())
        await editBundle(tx, { shopId, bundleId: bundleIds[at]!, input: { title, tags } })
      const look = { handle: small, accent: 'tea', language: 'en' } as const
      const name = corpus[from]!.slice(0, 60).trim()
      await editShop(tx, { shopId, edit: { ...look, name, line: corpus[from + 1] ?? '' } })
    })
    const shelf = await expectOurs(`/@${small}`)
    for (const title of titles) expect(shelf).toContain(escaped(title))
    for (const [at, title] of titles.entries())
      expect(await expectOurs(`/@${small}/b/${bundleIds[at]}`)).toContain(escaped(title))
  }
})

test('in every part of an address: placement, search, section, order, language', async () => {
  const names = ['placement', 'q', 'section', 'seller', 'stock', 'sort', 'lang', 'after', 'limit']
  const more = ['accent', 'theme', 'label', 'target', 'currency', 'variant', 'as', 'done']
  for (const words of corpus) {
    const query = new URLSearchParams(
      [...names, ...more].map(name => [name, words.slice(0, 100).trim()]),
    )
    const shelf = await expectOurs(`/@${small}?${query}`)
    expect(shelf).toContain(`value="${escaped(words.slice(0, 100).trim())}"`)
    await expectOurs(`/@${small}/p/${sold[0]!.productId}?${query}`)
    await expectOurs(`/embed/@${small}?${query}`, /^noscript$/)
  }
})

/** As a browser sends a form. */
async function form(path: string, fields: [string, string][], cookie = '') {
  const answer = await client.app.request(`http://shop.test${path}`, {
    method: 'POST',
    headers: {
      ...{ 'sec-fetch-site': 'same-origin', cookie },
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields),
  })
  const set = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: answer.status, cookie: set, html: await answer.text() }
}

test('typed into every field of the checkout, a code among them, they come back as they were', async () => {
  const { variantId } = sold[0]!
  const { cookie } = await form(`/@${small}/cart`, [['variant_id', variantId]])
  const names = ['name', 'email', 'phone', 'line1', 'line2', 'city', 'region', 'postal_code']
  const rest = ['discount_code', 'provider', 'placement', 'fingerprint']
  for (const [at, words] of corpus.entries()) {
    const fields = [...names, ...rest].map(name => [name, words] as [string, string])
    fields.push(['country', at % 4 < 2 ? 'CN' : words])
    if (at % 2) fields.push(['action', 'apply'])
    const page = await form(`/@${small}/checkout`, fields, cookie)
    expect([words, page.status]).toEqual([words, at % 2 ? 200 : 422])
    expect({ words, strange: strangeIn(page.html) }).toEqual({ words, strange: null })
    expect(page.html.split(`value="${escaped(words)}"`).length, words).toBeGreaterThan(7)
    const line = { variant_id: variantId, quantity: 1 }
    const quote = { lines: [line], ship_to: { country: 'CN' }, discount_code: words }
    const refused = await client.api('POST', `/shops/${small}/quotes`, quote)
    expect([words, refused.status]).toEqual([words, 422])
    expectData(refused)
  }
})

test('of buyers, and of sellers to them, on orders, links, dashboards, and in every mail', async () => {
  const { db, clock, config } = house.instance
  const orders: { token: string; things: typeof sold }[] = []
  const links: string[] = []
  const [names, lines] = [packed(corpus, 100), packed(corpus, 200)]
  const of = <One>(all: One[], at: number) => all[at % all.length] as One
  /** One order of some things of one shelf, and its parcels; each field has all words in the end. */
  const buy = async (things: typeof sold) => {
    const at = orders.length
    const { handle } = things[0]!
    const { status, body } = await client.buy(handle, things, {
      buyer: { name: of(names, at), email: `buyer${at}@mail.example` },
      ship_to: {
        ...{ line1: of(lines, at), line2: of(lines, at + 1), country: 'CN' },
        ...{ city: of(names, at), region: of(names, at + 1) },
      },
    })
    expect([handle, status]).toEqual([handle, 201])
    orders.push({ token: body.token, things })
    const shopId = shelves.find(one => one.handle === handle)!.id
    const key = { shopId, orderId: body.id as string }
    const parts = await db.read(reader => partsOfOrder(reader, key))
    for (const part of parts) links.push(sellerLinkToken(config.secretKey, part))
    return { key, parts }
  }
  for (const { handle } of shelves) {
    const own = sold.filter(one => one.handle === handle)
    for (let from = 0; from < own.length; from += 2) {
      const { parts } = await buy(own.slice(from, from + 2))
      await db.transact(async tx => {
        for (const { sellerId, id } of parts) {
          const { words } = own.find(one => one.sellerId === sellerId)!
          await shipSellerOrder(tx, {
            ...{ sellerId, id, now: clock.now(), reference: words.slice(0, 100) },
            ...{ carrier: words.slice(0, 60).trim(), trackingNumber: words.slice(0, 80).trim() },
          })
        }
      })
    }
  }
  expect(links).toHaveLength(corpus.length)
  const reasons = packed(corpus, 500)
  const notes = packed(corpus, 1000)
  for (let at = 0; at < reasons.length + notes.length || orders.length < names.length; at++) {
    const thing = of(sold, at)
    const { key, parts } = await buy([thing])
    const [part] = parts
    const named = { sellerId: thing.sellerId, id: part!.id, now: clock.now() }
    await db.transact(async tx => {
      if (at >= notes.length) {
        await rejectSellerOrder(tx, { ...named, reason: of(reasons, at - notes.length) })
        return
      }
      await shipSellerOrder(tx, { ...named, carrier: 'SF', trackingNumber: '1' })
      const input = ReturnInput.parse({
        ...{ part_id: part!.id, reason: 'damaged', note: of(notes, at) },
        lines: [{ line_id: part!.lines[0]!.lineId, quantity: 1 }],
      })
      await requestReturn(tx, { ...key, ...named, input, pictureHash: null })
    })
  }
  await house.settle()
  for (const { token, things } of orders) {
    const page = await expectOurs(`/orders/${token}`)
    for (const { words } of things) expect(page).toContain(escaped(words))
  }
  for (const link of links) await expectOurs(`/fulfil/${link}`)
  await expectOurs('/mailbox')
  const folder = join(config.dataDir, 'mails')
  const mails = readdirSync(folder).map(
    one => JSON.parse(readFileSync(join(folder, one), 'utf8')) as { subject: string; html: string },
  )
  // The order, the parcel and the seller's work of each, at least.
  expect(mails.length).toBeGreaterThan(2 * corpus.length)
  for (const { subject, html } of mails) {
    expect({ subject, strange: strangeIn(html, /^(style|http-equiv)$/) }).toEqual({
      subject,
      strange: null,
    })
    expect(subject).not.toMatch(/[\r\n]/)
  }
  expectData(await asOperator('GET', '/operator/orders'))
  expectData(await asOperator('GET', '/operator/sellers'))
  const asCurator = await client.signIn(shelves[0]!.email)
  for (const path of ['/orders', '/earnings', '/picks', '/bundles'])
    expectData(await asCurator('GET', path))
  const asSeller = await client.signIn('many@seller.example')
  for (const { sellerId, words } of sold.slice(0, 20)) {
    const answer = await asSeller('GET', `/seller/${sellerId}/orders`)
    expectData(answer)
    expect(JSON.stringify(answer.body)).toContain(JSON.stringify(words).slice(1, -1))
  }
}, 120_000)
