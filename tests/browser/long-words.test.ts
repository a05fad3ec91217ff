import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { addSection } from '../../server/shops/arrange.ts'
import { addBundle, editBundle } from '../../server/shops/bundles.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { shops } from '../../server/shops/schema.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { product, seller, shop } from '../support/world.ts'

/** Everything named by a word without end: on the smallest phone no page runs out of the window. */
const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2)
const long = (max: number) => word.slice(0, max)

let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let sectionId: string
let bundleId: string
let slug: string

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const { instance, clock } = house
  const now = clock.now()
  const wang = await seller(instance, long(60))
  const size = (value: string, price_minor: number) => ({
    ...{ external_id: `coat-${value.length}`, sku: null, gtin: null, image_url: null },
    ...{ options: [{ name: long(30), value }], price_minor, compare_at_minor: null, stock: 9 },
  })
  const { id } = await instance.db.transact(tx =>
    saveProduct(tx, {
      ...{ sellerId: wang.id, currency: 'CNY', now },
      input: {
        ...{ external_id: 'coat', title: long(120), title_zh: null, description: long(126) },
        ...{ description_zh: null, brand: long(60), category: null, image_urls: [] },
        ...{ rate_bps: 1000, variants: [size(long(60), 128_800_000), size('S', 99_999_900)] },
      },
    }),
  )
  const [coat] = await instance.db.read(reader => productsByIds(reader, [id]))
  slug = coat!.slug
  await product(instance, wang.id, 'tray', { title: long(119), priceMinor: 9900 })
  house.clock.move(1000)
  // Cheaper than it was: the card has one line more.
  const tray = await product(instance, wang.id, 'tray', { title: long(119), priceMinor: 2890 })
  const mei = await shop(instance, 'mei')
  const photo = await instance.images.store(
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a04020' } })
      .jpeg()
      .toBuffer(),
  )
  if (photo.kind === 'refused') throw new Error(photo.reason)
  await instance.db.transact(async tx => {
    const shopId = mei.id
    await tx
      .update(shops)
      .set({ name: long(60), line: long(126) })
      .where(eq(shops.id, shopId))
    sectionId = (await addSection(tx, { shopId, title: long(60), now })).id
    const wishes = [id, tray.productId].map(productId => ({ productId, note: long(126) }))
    const { added } = await addPicks(tx, { shopId, sectionId, wishes, now })
    for (const title of [long(60), long(59)]) {
      bundleId = (await addBundle(tx, { shopId, title, photo, now })).id
      const tags = added.map(({ pickId }) => ({
        ...{ pick_id: pickId, x_bps: 9_000, y_bps: 9_000, second: null },
      }))
      await editBundle(tx, { shopId, bundleId, input: { title, tags } })
    }
  })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** What makes the page wider than its window: the innermost of what reaches out of it. */
function wide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.body.querySelectorAll('*')].filter(one => {
      const { left, right } = one.getBoundingClientRect()
      return left < -0.5 || right > clientWidth + 0.5
    })
    const inner = out.filter(one => !out.some(other => other !== one && one.contains(other)))
    return inner.map(one => `${one.tagName}.${one.className}`).slice(0, 5)
  })
}

describe.each(['ltr', 'rtl'])('%s', direction => {
  test('no page for buyers is wider than the window', async () => {
    const { page, context } = await openPerson(browser, 320)
    if (direction === 'rtl')
      await context.addInitScript(() => {
        new MutationObserver(() => {
          if (document.documentElement) document.documentElement.dir = 'rtl'
        }).observe(document, { childList: true })
      })
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      const out = await wide(page)
      if (out.length) found[name] = out
    }
    for (const [name, path] of [
      ['front', '/'],
      ['shop', '/@mei'],
      ['section', `/@mei?section=${sectionId}`],
      ['search', '/@mei?q=rind'],
      ['bundle', `/@mei/b/${bundleId}`],
      ['product', `/@mei/p/${slug}`],
    ] as const) {
      await page.goto(`${house.url}${path}`)
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(direction)
      await look(name)
    }
    await page.getByRole('button', { name: 'Save for later' }).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.locator('.cartbar:not([hidden])').waitFor()
    await look('product-in-cart')
    for (const path of ['saved', 'cart', 'checkout']) {
      await page.goto(`${house.url}/@mei/${path}`)
      await look(path)
    }
    await page.getByLabel('Full name').fill(long(60))
    await page.getByLabel('E-mail').fill('ann@mail.example')
    await page.getByLabel('Phone').fill('138 0000 0000')
    await page.getByLabel('Street and number').fill(long(60))
    await page.getByLabel('Town or city').fill(long(60))
    await page.getByLabel('Province').fill(long(60))
    await page.getByRole('button', { name: /^Order for/ }).click()
    await page.getByRole('button', { name: /^Approve/ }).waitFor()
    await look('pay')
    await page.getByRole('button', { name: /^Approve/ }).click()
    await page.getByText('Thank you.').waitFor()
    await look('order')
    expect(found).toEqual({})
    await context.close()
  })
})

test('in a list everything about a thing stands beside its picture', async () => {
  await house.instance.db.transact(tx => tx.update(shops).set({ layout: 'list', version: 9 }))
  const { page, context } = await openPerson(browser, 390)
  await page.goto(`${house.url}/@mei`)
  const [picture, ...others] = await page
    .locator('.card', { has: page.locator('.was') })
    .evaluate(card => [...card.querySelectorAll('a > *')].map(one => one.getBoundingClientRect()))
  expect(others).toHaveLength(4)
  for (const { left } of others) expect(left).toBeGreaterThan(picture!.right)
  await context.close()
})
