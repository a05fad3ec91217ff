import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProductInput } from '../../server/catalog/contract.ts'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { products } from '../../server/catalog/schema.ts'
import { markGone } from '../../server/catalog/upsert.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { bundle, person, product, seller, shop, type Thing } from '../support/world.ts'

/** One product is taken off sale, by its seller or by the operator, and comes back by the same word. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let lead: Thing
let apples: Thing
let operator: Awaited<ReturnType<typeof client.signIn>>
let own: Awaited<ReturnType<typeof client.signIn>>
let photo: string
let mei: Awaited<ReturnType<typeof client.signIn>>

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  lead = await product(house.instance, wang.id, 'lead', { title: 'Leaden cup' })
  apples = await product(house.instance, wang.id, 'apples')
  const more = await product(house.instance, wang.id, 'pears')
  const { id, email } = await shop(house.instance, 'mei', [lead, apples, more])
  photo = await bundle(house.instance, id, 'A table')
  mei = await client.signIn(email)
  await person(house.instance, 'op@shop.test', true)
  operator = await client.signIn('op@shop.test')
  own = await client.signIn('wang@seller.example')
})
afterAll(() => house.close())

const bodyOf = async (path: string) => (await client.send('GET', path)).body
const inSight = ['/@mei', '/@mei?q=cup', '/@mei/feed.xml', '/@mei/products.xml']
const ownPages = () => [
  `/@mei/p/${lead.productId}`,
  `/api/v1/shops/mei/products/${lead.productId}`,
  `/embed/@mei/p/${lead.productId}`,
]
const suspend = (reason: string | null, { productId } = lead) =>
  operator('PUT', `/operator/products/${wang.id}/${productId}/suspension`, { reason })
/** Its feed does not name it any more. */
async function leave({ variantId, productId }: Thing): Promise<void> {
  const now = house.clock.now()
  const gone = { sellerId: wang.id, variantIds: [variantId], productIds: [productId], now }
  await house.instance.db.transact(tx => markGone(tx, gone))
}
const found = async (q: string) =>
  (await operator('GET', `/operator/products?q=${encodeURIComponent(q)}`)).body.data
const setState = (thing: Thing, state: string) =>
  own('PUT', `/seller/${wang.id}/products/${thing.productId}/state`, { state })
const stateOf = async (thing: Thing) => {
  const [one] = await house.instance.db.read(reader => productsByIds(reader, [thing.productId]))
  return one?.state
}
/** As the seller's form or feed states it, with another description. */
async function stated(externalId: string, title: string): Promise<void> {
  const input: ProductInput = {
    ...{ external_id: externalId, title, title_zh: null, description: 'Anew.', brand: null },
    ...{ description_zh: null, category: 'food/fruit', image_urls: [], rate_bps: 1800 },
    variants: [
      {
        ...{ external_id: `${externalId}-1`, sku: null, gtin: null, options: [] },
        ...{ price_minor: 2890, compare_at_minor: null, stock: 100, image_url: null },
      },
    ],
  }
  const now = house.clock.now()
  await house.instance.db.transact(tx =>
    saveProduct(tx, { sellerId: wang.id, currency: 'CNY', input, now }),
  )
}

test('what its seller has paused stays so, whatever a feed or a form says of it', async () => {
  expect((await setState(apples, 'paused')).status).toBe(200)
  await stated('apples', 'Box of red apples')
  expect(await stateOf(apples)).toBe('paused')
  // Out of the feed and in it again, it is as its seller left it.
  await leave(apples)
  expect(await stateOf(apples)).toBe('gone')
  await stated('apples', 'Box of apples')
  expect(await stateOf(apples)).toBe('paused')
  // So is what the operator has suspended meanwhile, and left off the feed.
  await suspend('For now.', apples)
  await suspend(null, apples)
  expect(await stateOf(apples)).toBe('paused')
  await suspend('For now.', apples)
  await leave(apples)
  await suspend(null, apples)
  expect(await stateOf(apples)).toBe('gone')
  await stated('apples', 'Box of apples')
  expect(await stateOf(apples)).toBe('paused')
  expect((await setState(apples, 'active')).status).toBe(200)
  expect(await stateOf(apples)).toBe('active')
})

test('what was made by hand is removed by its seller; what a feed brings is not', async () => {
  const plums = await product(house.instance, wang.id, 'plums')
  await shop(house.instance, 'lin', [plums])
  const bought = await client.buy('lin', [plums])
  expect(bought.status).toBe(201)
  const path = `/seller/${wang.id}/products/${plums.productId}`
  expect((await own('DELETE', path)).status).toBe(200)
  await house.settle()
  expect((await client.buy('lin', [plums])).body.error.code).toBe('unavailable')
  const listed = (await own('GET', `/seller/${wang.id}/products?q=plums`)).body.data
  expect(listed).toEqual([])
  expect(await bodyOf(`/orders/${bought.body.token}`)).toContain('Box of plums')
  // Under the same number it is made anew, and is where it was.
  await stated('plums', 'Box of plums')
  expect((await client.buy('lin', [plums])).status).toBe(201)
  await house.instance.db.transact(tx =>
    tx.update(products).set({ feedId: 'fed_x' }).where(eq(products.id, plums.productId)),
  )
  expect((await own('DELETE', path)).body.error.code).toBe('product_from_feed')
  expect((await own('DELETE', `/seller/${wang.id}/products/prd_x`)).status).toBe(404)
})

test('suspended, it is nowhere, is not bought, and no feed brings it back; its seller reads why', async () => {
  const before = await Promise.all(inSight.map(bodyOf))
  for (const body of before) expect(body).toContain('Leaden cup')
  for (const path of ownPages()) expect((await client.send('GET', path)).status).toBe(200)
  expect(await bodyOf(`/@mei/${photo}`)).toContain('Leaden cup')
  // Found by words, and by the address somebody complains of.
  const [named] = await found('leaden')
  const [card] = (await mei('GET', '/picks')).body.data.filter(
    (one: { title: string }) => one.title === 'Leaden cup',
  )
  const { body: link } = await mei('POST', '/short-links', { slug: card.slug })
  for (const typed of [
    `http://shop.test/@mei/p/${card.slug}?lang=zh`,
    `http://mei.shop.test/p/${card.slug}`,
    link.url,
    lead.productId,
  ])
    expect([typed, await found(typed)]).toEqual([typed, [named]])

  expect((await suspend('Its glaze holds lead.')).status).toBe(200)
  await house.settle()
  for (const path of inSight) expect(await bodyOf(path)).not.toContain('Leaden cup')
  for (const path of ownPages()) expect((await client.send('GET', path)).status).toBe(404)
  expect(await bodyOf(`/@mei/${photo}`)).not.toContain('Leaden cup')
  expect((await client.buy('mei', [lead])).body.error.code).toBe('unavailable')
  const [letter] = mailsTo(house, 'wang@seller.example').filter(mail => /Leaden/.test(mail.subject))
  expect(letter?.text).toContain('Its glaze holds lead.')

  expect((await setState(lead, 'active')).body.error.code).toBe('product_suspended')
  await stated('lead', 'Leaden cup, new')
  await leave(lead)
  await stated('lead', 'Leaden cup, newer')
  expect(await stateOf(lead)).toBe('suspended')
  expect(await found('')).toMatchObject([
    { id: lead.productId, state: 'suspended', state_reason: 'Its glaze holds lead.' },
  ])
  // Its curator sees it, to take it off; what is counted for everybody counts without it.
  const shelf = (await mei('GET', '/picks')).body.data
  expect(shelf).toHaveLength(3)
  expect(shelf[0]).toMatchObject({ trouble: 'suspended' })
  expect((await client.api('GET', '/shops/mei')).body.pick_count).toBe(2)
  expect(await bodyOf('/sitemaps/shops-1.xml')).not.toContain(card.slug)
  const [row] = (await own('GET', `/seller/${wang.id}/products?q=leaden`)).body.data
  expect(row).toMatchObject({ state: 'suspended', state_reason: 'Its glaze holds lead.' })
  expect((await own('PUT', '/operator/products/x/y/suspension', { reason: 'x' })).status).toBe(404)

  expect((await suspend(null)).status).toBe(200)
  await house.settle()
  for (const path of ownPages()) expect((await client.send('GET', path)).status).toBe(200)
  expect((await client.buy('mei', [lead])).status).toBe(201)
  expect(await found('')).toEqual([])
})

test('pages of a shelf are counted and turned without what is suspended', async () => {
  const many: Thing[] = []
  for (let at = 0; at < 36; at++) many.push(await product(house.instance, wang.id, `cup-${at}`))
  const tier = { picks_max: 100, sales_needed: 0, bonus_bps: 0 }
  expect((await operator('PUT', '/operator/tiers/starter', tier)).status).toBe(200)
  await shop(house.instance, 'cups', many)
  const shelf = await bodyOf('/@cups')
  expect(shelf).toContain('1–30 of 36')
  await suspend('No.', many[0])
  await house.settle()
  expect(await bodyOf('/@cups')).toContain('1–30 of 35')
  const next = /href="(\/@cups[^"]*after=\d+)"/.exec(await bodyOf('/@cups'))?.[1] ?? ''
  const second = await bodyOf(next.replaceAll('&amp;', '&'))
  expect([next, /\d+–\d+ of \d+/.exec(second)?.[0]]).toEqual([next, '31–35 of 35'])
  expect(second).toMatch(/href="\/@cups" rel="prev"/)
})
