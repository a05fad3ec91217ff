import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ProductInput } from '../../server/catalog/contract.ts'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { variants } from '../../server/catalog/schema.ts'
import { examine } from '../../server/doctor/examine.ts'
import { MarkdownInput } from '../../server/markdowns/contract.ts'
import { endMarkdowns, setMarkdowns } from '../../server/markdowns/set.ts'
import { days, hours } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { person, pick, product, seller, shop, type Thing } from '../support/world.ts'

/** SD-1, SD-2: lower prices for a span of time, one's own or in a sale event. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let jing: Awaited<ReturnType<typeof seller>>
let apples: Thing
let handle: string
let shopId: string
let number = 0

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  jing = await seller(house.instance, 'Jing')
  await person(house.instance, 'op@shop.test', true)
})
beforeEach(async () => {
  handle = `shop${++number}`
  apples = await apple(10_000)
  shopId = (await shop(house.instance, handle, [apples])).id
  house.clock.move(days(40))
  // Clocks on walls show whole seconds.
  house.clock.move(1000 - (house.clock.now() % 1000))
})
afterAll(() => house.close())

const apple = (priceMinor: number, stock: number | null = null) =>
  product(house.instance, wang.id, `apples${number}`, {
    title: `Apples ${number}`,
    priceMinor,
    stock,
  })

/** A clock on the wall in Shanghai, so many milliseconds from now. */
function wall(ahead: number, zoneHours = 8): string {
  return new Date(house.clock.now() + ahead + hours(zoneHours)).toISOString().slice(0, 19)
}
const span = (from: number, to: number) => ({
  starts: wall(from),
  ends: wall(to),
  time_zone: 'Asia/Shanghai',
})
async function as(email: string, method: string, path: string, body?: unknown) {
  return (await client.signIn(email))(method, path, body)
}
const markDown = (input: Record<string, unknown>, thing = apples, price = 8000) =>
  as('wang@seller.example', 'POST', `/seller/${wang.id}/markdowns`, {
    prices: [{ variant_id: thing.variantId, price_minor: price }],
    ...input,
  })
const openEvent = (more: Record<string, unknown> = {}, from = hours(1), to = days(3)) =>
  as('op@shop.test', 'POST', '/operator/events', { name: 'Double 12', ...span(from, to), ...more })
async function paid(): Promise<number> {
  const { body } = await client.buy(handle, [apples])
  // 8.00 is shipping.
  return body.total.amount - 800
}
/** What the shelf, the product's page, the API and Google's feed say it costs. */
async function shown() {
  await house.settle()
  const [shelf, page, api, feed] = await Promise.all([
    client.send('GET', `/@${handle}?lang=en`),
    client.send('GET', `/@${handle}/p/${apples.productId}?lang=en`),
    client.api('GET', `/shops/${handle}/products/${apples.productId}`),
    client.send('GET', `/@${handle}/products.xml`),
  ])
  const price = /<span class="price"><small>CN¥<\/small>([\d.]+)</
  return {
    shelf: price.exec(shelf.body)?.[1],
    page: price.exec(page.body)?.[1],
    was: /<span class="was" data-was="true"><s>([^<]*)</.exec(page.body)?.[1] ?? null,
    until:
      /<p class="until" data-until="true" aria-live="polite">([^<]*)</.exec(page.body)?.[1] ?? null,
    data: /"priceValidUntil":"([^"]*)"/.exec(page.body)?.[1] ?? null,
    api: api.body.variants[0].price.amount,
    feed: /<g:price>(.*?)<\/g:price>(?:<g:sale_price>(.*?)<\/g:sale_price>)?/
      .exec(feed.body)
      ?.slice(1),
  }
}
const own = {
  shelf: '100.00',
  page: '100.00',
  was: null,
  until: null,
  data: null,
  api: 10_000,
  feed: ['100.00 CNY', undefined],
}

describe('a markdown', () => {
  test('is charged from its first instant until before its last, whatever the background does', async () => {
    expect((await markDown({ span: span(hours(1), hours(2)) })).status).toBe(201)
    house.clock.move(hours(1) - 1)
    expect(await paid()).toBe(10_000)
    house.clock.move(1)
    expect(await paid()).toBe(8000)
    house.clock.move(hours(1) - 1)
    expect(await paid()).toBe(8000)
    house.clock.move(1)
    expect(await paid()).toBe(10_000)
  })

  test('is on every page while it runs, with the former price, its end and its event, and then is gone', async () => {
    const { body: event } = await openEvent({ name_zh: '双十二' })
    expect((await markDown({ event_id: event.id })).status).toBe(201)
    expect(await shown()).toEqual(own)
    house.clock.move(hours(1))
    const end = house.clock.now() + days(3) - hours(1)
    const running = await shown()
    expect(running).toMatchObject({
      shelf: '80.00',
      page: '80.00',
      was: 'CN¥100.00',
      data: new Date(end).toISOString(),
      api: 8000,
      feed: ['100.00 CNY', '80.00 CNY'],
    })
    expect(running.until).toMatch(/^Double 12 · This price until .* GMT\+8$/)
    const chinese = await client.send('GET', `/@${handle}/p/${apples.productId}?lang=zh`)
    expect(chinese.body).toContain('双十二 · 此价格截至')
    house.clock.move(days(3) - hours(1))
    expect(await shown()).toEqual(own)
  })

  test('begins at once where its start has passed, and ends early when its seller says so', async () => {
    await markDown({ span: span(-hours(1), hours(5)) })
    expect((await shown()).api).toBe(8000)
    const list = await as('wang@seller.example', 'GET', `/seller/${wang.id}/markdowns`)
    const mine = list.body.data.find(
      (one: { product_id: string }) => one.product_id === apples.productId,
    )
    expect(mine).toMatchObject({ state: 'running', event: null })
    house.clock.move(hours(1))
    const end = { product_id: apples.productId, starts_at: mine.starts_at }
    expect(
      (await as('wang@seller.example', 'POST', `/seller/${wang.id}/markdowns/end`, end)).status,
    ).toBe(200)
    expect(await paid()).toBe(10_000)
    expect(await shown()).toEqual(own)
    expect(
      (await as('wang@seller.example', 'POST', `/seller/${wang.id}/markdowns/end`, end)).status,
    ).toBe(404)
  })

  test('ended in the instant it began, it is as if it had never been', async () => {
    await markDown({ span: span(-hours(1), hours(5)) })
    const end = { product_id: apples.productId, starts_at: house.clock.now() }
    await client.api('POST', '/markdowns/end', end, wang.key)
    expect(await shown()).toEqual(own)
    expect(await paid()).toBe(10_000)
  })

  test('never raises a price: below it, the seller’s own counts', async () => {
    await markDown({ span: span(0, hours(5)) })
    await apple(7000)
    expect(await paid()).toBe(7000)
    // It does not end with the markdown, and nothing says so.
    expect(await shown()).toMatchObject({
      shelf: '70.00',
      api: 7000,
      feed: ['100.00 CNY', '70.00 CNY'],
      until: null,
      data: null,
    })
    await apple(12_000)
    expect(await paid()).toBe(8000)
    expect(await shown()).toMatchObject({ shelf: '80.00', api: 8000 })
  })

  test('is not touched by what a feed or the seller’s form says of the product', async () => {
    await markDown({ span: span(0, hours(5)) })
    await apple(11_000, 3)
    expect(await paid()).toBe(8000)
    const form = await as(
      'wang@seller.example',
      'GET',
      `/seller/${wang.id}/products/${apples.productId}`,
    )
    expect(form.body.input.variants[0].price_minor).toBe(11_000)
    // What was really asked in the 30 days before is struck out, not the price nobody saw.
    expect((await shown()).was).toBe('CN¥100.00')
  })

  test('asked for again and again strikes out nothing: it was the lowest lately', async () => {
    await markDown({ span: span(0, days(2)) })
    await house.settle()
    house.clock.move(days(4))
    await house.settle()
    await markDown({ span: span(0, days(2)) })
    expect(await shown()).toMatchObject({ shelf: '80.00', was: null })
  })

  test('keeps an order’s price, and tells whoever looked before that it has changed', async () => {
    await markDown({ span: span(0, hours(1)) })
    const lines = [{ variant_id: apples.variantId, quantity: 1 }]
    const quoted = await client.api('POST', `/shops/${handle}/quotes`, {
      lines,
      ship_to: { country: 'CN' },
    })
    expect(quoted.body.lines[0].unit_price.amount).toBe(8000)
    house.clock.move(hours(1))
    const late = await client.buy(handle, [apples], { quote: quoted.body.quote })
    expect([late.status, late.body.error?.code]).toEqual([409, 'price_changed'])
  })

  test('pays its commission on what was paid', async () => {
    await markDown({ span: span(0, hours(1)) })
    await client.buy(handle, [apples])
    await house.settle()
    const { body } = await as(`${handle}@curator.example`, 'GET', '/earnings')
    expect(body.data[0].amount.amount).toBe(1440)
  })
})

describe('stays true when much happens at once', () => {
  test('a variant that moves to another product takes its price along, and back', async () => {
    await markDown({ span: span(0, hours(5)) })
    await house.settle()
    const form = `/seller/${wang.id}/products`
    const { input } = (await as('wang@seller.example', 'GET', `${form}/${apples.productId}`)).body
    const moved = { ...input, external_id: `basket${number}`, title: 'Basket' }
    const { body } = await as('wang@seller.example', 'PUT', form, moved)
    const basket = { productId: body.id, variantId: apples.variantId }
    await pick(house.instance, shopId, [basket])
    const shelf = async () => {
      await house.settle()
      return (await client.send('GET', `/@${handle}?lang=en`)).body
    }
    expect(await shelf()).toContain('</small>80.00<')
    house.clock.move(hours(5))
    expect(await shelf()).not.toContain('</small>80.00<')
  })

  test('one taken back by somebody whose request has waited since before it began is gone', async () => {
    await markDown({ span: span(1000, hours(5)) })
    const startsAt = house.clock.now() + 1000
    const { productId } = apples
    const asked = { sellerId: wang.id, productId, startsAt, now: startsAt - 1 }
    house.clock.move(1000)
    await house.settle()
    await house.instance.db.transact(tx => endMarkdowns(tx, asked))
    expect(await paid()).toBe(10_000)
    expect(await shown()).toEqual(own)
  })

  test('one that changed nothing leaves the former price as it was', async () => {
    await apple(7000)
    expect((await shown()).was).toBe('CN¥100.00')
    await markDown({ span: span(hours(1), hours(2)) }, apples, 6900)
    house.clock.move(1000)
    await apple(6500)
    expect((await shown()).was).toBe('CN¥70.00')
    house.clock.move(hours(3))
    expect((await shown()).was).toBe('CN¥70.00')
  })

  test('what Google’s feed strikes out was really asked', async () => {
    await markDown({ span: span(0, days(5)) })
    await apple(50_000)
    expect((await shown()).feed).toEqual(['100.00 CNY', '80.00 CNY'])
  })

  test('two markdowns of one product in two transactions at once are both in its prices', async () => {
    const { db } = house.instance
    const now = house.clock.now()
    const form = `/seller/${wang.id}/products`
    const { input } = (await as('wang@seller.example', 'GET', `${form}/${apples.productId}`)).body
    const more = { ...input.variants[0], external_id: `apples${number}-2`, price_minor: 10_000 }
    await as('wang@seller.example', 'PUT', form, { ...input, variants: [...input.variants, more] })
    const [product] = await db.read(reader => productsByIds(reader, [apples.productId]))
    const meant = ({ id }: { id: string }) => ({
      sellerId: wang.id,
      input: MarkdownInput.parse({
        span: span(0, hours(1)),
        prices: [{ variant_id: id, price_minor: 8000 }],
      }),
      ordersLately: 0,
      now,
    })
    const [first, second] = product!.variants
    let isWritten = () => {}
    const written = new Promise<void>(resolve => {
      isWritten = resolve
    })
    const both = [
      db.transact(async tx => {
        await setMarkdowns(tx, meant(first!))
        isWritten()
        // The other one is waiting for the product's row by then, where it can.
        for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
      }),
      written.then(() => db.transact(tx => setMarkdowns(tx, meant(second!)))),
    ]
    await Promise.all(both)
    const [after] = await db.read(reader => productsByIds(reader, [apples.productId]))
    expect([after!.priceFromMinor, after!.priceToMinor]).toEqual([8000, 8000])
  })

  test('all that a large seller has begins in turns, and nobody waits for all of it', async () => {
    const jing = await seller(house.instance, `Large ${number}`)
    const things: Thing[] = []
    for (let i = 0; i < 5; i++) things.push(await many(jing.id, `many${number}-${i}`))
    const ids = await house.instance.db.read(reader =>
      reader.select({ id: variants.id }).from(variants).where(eq(variants.sellerId, jing.id)),
    )
    for (let at = 0; at < ids.length; at += 250) {
      const prices = ids.slice(at, at + 250).map(one => ({ variant_id: one.id, price_minor: 5 }))
      const input = { span: span(hours(1), hours(2)), prices }
      expect((await client.api('POST', '/markdowns', input, jing.key)).status).toBe(201)
    }
    const shown = async () =>
      (
        await house.instance.db.read(reader =>
          reader.select().from(variants).where(eq(variants.sellerId, jing.id)),
        )
      ).filter(one => one.markdownMinor === 5).length
    house.clock.move(hours(1))
    await house.settle()
    expect(await shown()).toBe(1250)
    house.clock.move(hours(1))
    await house.settle()
    expect(await shown()).toBe(0)
    expect(await house.instance.db.read(reader => examine(reader, house.clock.now()))).toEqual([])
  })
})

/** A product with as many variants as one may have. */
async function many(sellerId: string, externalId: string): Promise<Thing> {
  const one = { sku: null, gtin: null, price_minor: 10, compare_at_minor: null, stock: null }
  const input = ProductInput.parse({
    external_id: externalId,
    title: externalId,
    variants: Array.from({ length: 250 }, (_, n) => ({
      ...one,
      external_id: `${externalId}-${n}`,
      options: [{ name: 'Size', value: String(n) }],
      image_url: null,
    })),
  })
  const now = house.clock.now()
  const { id } = await house.instance.db.transact(tx =>
    saveProduct(tx, { sellerId, currency: 'CNY', input, now }),
  )
  return { productId: id, variantId: '' }
}

describe('refused, with nothing changed', () => {
  const codeOf = async (
    answer: Promise<{ status: number; body: { error?: { code: string } } }>,
  ) => {
    const { status, body } = await answer
    return [status, body.error?.code]
  }

  test('a price that is not lower, a span that makes no sense, neither or both of event and span', async () => {
    const wrong = [422, 'invalid_input']
    expect(await codeOf(markDown({ span: span(0, hours(1)) }, apples, 10_000))).toEqual(wrong)
    expect(await codeOf(markDown({ span: span(hours(2), hours(1)) }))).toEqual(wrong)
    expect(await codeOf(markDown({ span: span(-hours(2), -hours(1)) }))).toEqual(wrong)
    expect(await codeOf(markDown({ span: span(0, days(400)) }))).toEqual(wrong)
    expect(
      await codeOf(markDown({ span: { ...span(0, hours(1)), time_zone: 'Mars/Olympus' } })),
    ).toEqual(wrong)
    expect(
      await codeOf(markDown({ span: { ...span(0, hours(1)), ends: '2030-02-30T00:00' } })),
    ).toEqual(wrong)
    expect(await codeOf(markDown({}))).toEqual(wrong)
    expect(await shown()).toEqual(own)
  })

  test('a second one in the same time; the next one may begin where it ends', async () => {
    await markDown({ span: span(hours(1), hours(3)) })
    expect(await codeOf(markDown({ span: span(hours(2), hours(4)) }))).toEqual([
      409,
      'markdown_overlaps',
    ])
    expect(await codeOf(markDown({ span: span(hours(3), hours(4)) }, apples, 7000))).toEqual([
      201,
      undefined,
    ])
    house.clock.move(hours(3))
    expect(await shown()).toMatchObject({ shelf: '70.00', was: 'CN¥80.00' })
  })

  test('two at the same moment for the same time: one is set', async () => {
    const both = await Promise.all([
      markDown({ span: span(hours(1), hours(3)) }),
      markDown({ span: span(hours(2), hours(4)) }, apples, 7000),
    ])
    expect(both.map(one => one.status).sort()).toEqual([201, 409])
  })

  test('another seller’s variant, and all of what was sent with it', async () => {
    const bowl = await product(house.instance, jing.id, `bowl${number}`)
    const prices = [
      { variant_id: apples.variantId, price_minor: 8000 },
      { variant_id: bowl.variantId, price_minor: 100 },
    ]
    expect(await codeOf(markDown({ span: span(0, hours(1)), prices }))).toEqual([404, 'not_found'])
    expect(await shown()).toEqual(own)
  })

  test('a sale event for small sellers, to a seller that is none (SD-2)', async () => {
    await client.buy(handle, [apples])
    await house.settle()
    const { body: small } = await openEvent({ orders_max: 0 })
    expect(await codeOf(markDown({ event_id: small.id }))).toEqual([403, 'event_not_eligible'])
    const list = await as('wang@seller.example', 'GET', `/seller/${wang.id}/sale-events`)
    const seen = list.body.data.find((one: { id: string }) => one.id === small.id)
    expect(seen.is_eligible).toBe(false)
    house.clock.move(days(91))
    const { body: later } = await openEvent({ orders_max: 0 })
    expect(await codeOf(markDown({ event_id: later.id }))).toEqual([201, undefined])
  })

  test('an event that is over; taking back one that was joined', async () => {
    const { body: event } = await openEvent({}, hours(1), hours(2))
    await markDown({ event_id: event.id })
    expect(await codeOf(as('op@shop.test', 'DELETE', `/operator/events/${event.id}`))).toEqual([
      409,
      'event_joined',
    ])
    house.clock.move(hours(2))
    expect(await codeOf(markDown({ event_id: event.id }))).toEqual([409, 'event_over'])
    const { body: lonely } = await openEvent()
    expect(await codeOf(as('op@shop.test', 'DELETE', `/operator/events/${lonely.id}`))).toEqual([
      200,
      undefined,
    ])
  })

  test('whoever is not the operator opens no event, and no seller ends another’s markdown', async () => {
    expect(
      await codeOf(
        as('wang@seller.example', 'POST', '/operator/events', { name: 'x', ...span(0, hours(1)) }),
      ),
    ).toEqual([404, 'not_found'])
    await markDown({ span: span(0, hours(1)) })
    const end = { product_id: apples.productId, starts_at: house.clock.now() }
    expect(await codeOf(client.api('POST', '/markdowns/end', end, jing.key))).toEqual([
      404,
      'not_found',
    ])
  })
})

describe('an event’s time zone', () => {
  test('is where its midnight is, also when clocks change meanwhile', async () => {
    const year = new Date(house.clock.now()).getUTCFullYear() + 1
    const { body } = await as('op@shop.test', 'POST', '/operator/events', {
      name: 'March',
      starts: `${year}-03-01T00:00`,
      ends: `${year}-04-15T00:00`,
      time_zone: 'Europe/Berlin',
    })
    const list = await client.api('GET', '/sale-events', undefined, wang.key)
    const event = list.body.data.find((one: { id: string }) => one.id === body.id)
    expect(new Date(event.starts_at).toISOString()).toBe(`${year}-02-28T23:00:00.000Z`)
    expect(new Date(event.ends_at).toISOString()).toBe(`${year}-04-14T22:00:00.000Z`)
  })
})

test('the API sets, lists and ends; the doctor has nothing to say', async () => {
  const prices = [{ variant_id: apples.variantId, price_minor: 5000 }]
  const set = await client.api('POST', '/markdowns', { span: span(0, hours(1)), prices }, wang.key)
  expect(set.status).toBe(201)
  const list = await client.api('GET', '/markdowns', undefined, wang.key)
  const mine = list.body.data.find(
    (one: { variant_id: string }) => one.variant_id === apples.variantId,
  )
  expect(mine).toMatchObject({ price_minor: 5000, event_id: null, time_zone: 'Asia/Shanghai' })
  await house.settle()
  expect(await house.instance.db.read(reader => examine(reader, house.clock.now()))).toEqual([])
  house.clock.move(hours(2))
  await house.settle()
  expect(await house.instance.db.read(reader => examine(reader, house.clock.now()))).toEqual([])
  expect((await shown()).api).toBe(10_000)
})

test('many are listed a page at a time, each once and no product cut in two', async () => {
  const li = await seller(house.instance, 'Li')
  const size = (thing: number) => (_: unknown, at: number) => ({
    ...{ external_id: `m${thing}-${at}`, sku: null, gtin: null, image_url: null, stock: null },
    ...{ options: [{ name: 'Size', value: `${at}` }], price_minor: 900, compare_at_minor: null },
  })
  const many = async (thing: number) => {
    const { db, clock } = house.instance
    const input = {
      ...{ external_id: `m${thing}`, title: `Many ${thing}`, title_zh: null, description: '' },
      ...{ description_zh: null, brand: null, category: null, image_urls: [], rate_bps: null },
      variants: Array.from({ length: 120 }, size(thing)),
    }
    const now = clock.now()
    return db.transact(async tx => {
      const { id } = await saveProduct(tx, { sellerId: li.id, currency: 'CNY', input, now })
      const [made] = await productsByIds(tx, [id])
      const prices = made?.variants.map(one => ({ variant_id: one.id, price_minor: 500 })) ?? []
      const wish = { event_id: null, span: span(hours(1), hours(2)), prices }
      await setMarkdowns(tx, { sellerId: li.id, input: wish, ordersLately: 0, now })
      return id
    })
  }
  const made = [await many(1), await many(2), await many(3), await many(4), await many(5)]
  const listed: { product_id: string; prices: unknown[] }[] = []
  const pages: number[] = []
  for (let after: string | null = ''; after !== null; ) {
    const path = `/seller/${li.id}/markdowns${after && `?after=${after}`}`
    const { body } = await as('li@seller.example', 'GET', path)
    listed.push(...body.data)
    pages.push(body.data.length)
    after = body.next_after
  }
  expect(pages).toEqual([2, 2, 1])
  expect(listed.map(one => one.product_id).sort()).toEqual([...made].sort())
  expect(listed.map(one => one.prices.length)).toEqual([120, 120, 120, 120, 120])

  const seen = new Set<string>()
  let rows = 0
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path = `/markdowns?limit=100${cursor && `&cursor=${cursor}`}`
    const { body } = await client.api('GET', path, undefined, li.key)
    rows += body.data.length
    for (const one of body.data) seen.add(one.variant_id)
    cursor = body.next_cursor
  }
  expect([rows, seen.size]).toEqual([600, 600])
})
