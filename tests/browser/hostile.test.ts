import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { rejectSellerOrder, shipSellerOrder } from '../../server/fulfilment/acknowledge.ts'
import { partsOfOrder } from '../../server/fulfilment/queries.ts'
import { editSeller } from '../../server/sellers/approve.ts'
import { addSection } from '../../server/shops/arrange.ts'
import { addBundle, editBundle } from '../../server/shops/bundles.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { editShop } from '../../server/shops/open.ts'
import { openBrowser, openHouseOnline } from '../support/browser.ts'
import { pieces } from '../support/hostile.ts'
import { orderOf, password, person, seller, shop } from '../support/world.ts'

/** A real browser walks over everything strangers wrote, and nothing of it comes to life. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let bundleId = ''
const slugs: string[] = []
const orders: string[] = []
/** Calls that would be noticed, however they came to run. */
const words = pieces.map(piece => piece.replaceAll('alert(1)', 'alert(window.__xss=1)'))
const nth = (at: number, max = 110) => words[at % words.length]!.slice(0, max)

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const { instance, clock } = house
  const { db, images } = instance
  const wang = await seller(instance, 'Wang')
  await person(instance, 'op@shop.test', true)
  const mei = await shop(instance, 'mei')
  const photo = await images.store(
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#208040' } })
      .jpeg()
      .toBuffer(),
  )
  if (photo.kind === 'refused') throw new Error(photo.reason)
  const { hash, width, height, color } = photo
  const variantIds: string[] = []
  await db.transact(async tx => {
    const now = clock.now()
    const input = {
      ...{
        name: nth(1, 80),
        line: nth(0),
        company: nth(2),
        country: 'CN',
        support_email: 'help@wang.example',
      },
      ...{ shipping_minor: 800, free_shipping_from_minor: null, default_rate_bps: 1200 },
      return_days: 14,
    }
    await editSeller(tx, { sellerId: wang.id, input, now })
    const look = { accent: 'tea', language: 'en' } as const
    const edit = { handle: 'mei', name: nth(3, 60), line: nth(4), ...look }
    await editShop(tx, { shopId: mei.id, edit })
    const pickIds: string[] = []
    for (const [at, title] of words.entries()) {
      const variant = (name: string) => ({
        ...{ external_id: `${at}-${name}`, sku: null, gtin: null, price_minor: 2890 + at },
        ...{ compare_at_minor: null, stock: null, image_url: null },
        options: [{ name: nth(at, 40), value: `${name}${title}`.slice(0, 80) }],
      })
      const { id } = await saveProduct(tx, {
        sellerId: wang.id,
        currency: 'CNY',
        input: {
          ...{ external_id: `p-${at}`, title, title_zh: title, description: words.join('\n\n') },
          ...{ description_zh: null, brand: title.slice(0, 80), category: title, rate_bps: 1000 },
          ...{ image_urls: [], variants: [variant('a'), variant('b')] },
        },
        now,
      })
      const shopId = mei.id
      const section = await addSection(tx, { shopId, title: nth(at, 60), now })
      const wishes = [{ productId: id, note: words.join(' ').slice(0, 500) }]
      const { added } = await addPicks(tx, { shopId, sectionId: section.id, wishes, now })
      pickIds.push(added[0]!.pickId)
      slugs.push(id)
      variantIds.push((await productsByIds(tx, [id]))[0]!.variants[0]!.id)
    }
    const photoOf = { hash, width, height, color }
    const made = { shopId: mei.id, title: nth(0, 80), photo: photoOf, now }
    bundleId = (await addBundle(tx, made)).id
    const tags = pickIds.slice(0, 8).map((pick_id, at) => ({ pick_id, x_bps: at, y_bps: at }))
    await editBundle(tx, { shopId: mei.id, bundleId, input: { title: nth(0, 80), tags } })
  })
  await house.settle()
  const things = (at: number) =>
    [at, at + 1].map(one => ({ productId: slugs[one]!, variantId: variantIds[one]! }))
  // Ten orders of two things each: every string is a title, a street or a town in one of them.
  for (let at = 0; at < variantIds.length; at += 2) {
    const answer = await fetch(`${house.url}/api/v1/shops/mei/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `order-${at}` },
      body: JSON.stringify(
        orderOf(things(at), {
          buyer: { name: nth(at, 100), email: `b${at}@mail.example` },
          ship_to: {
            ...{ line1: nth(at), line2: nth(at + 1), city: nth(at + 1, 100), country: 'CN' },
            region: nth(at, 100),
          },
        }),
      ),
    })
    const placed = (await answer.json()) as { id: string; token: string }
    expect(answer.status).toBe(201)
    orders.push(placed.token)
    await db.transact(async tx => {
      const [part] = await partsOfOrder(tx, { shopId: mei.id, orderId: placed.id })
      const named = { sellerId: wang.id, id: part!.id, now: clock.now() }
      // Some are still to do, some are on their way, some were declined.
      if (at % 6 === 0)
        await rejectSellerOrder(tx, { ...named, reason: words.join(' ').slice(0, 500) })
      if (at % 6 === 2) {
        const sent = { carrier: nth(at, 60), trackingNumber: nth(at + 1, 80) }
        await shipSellerOrder(tx, { ...named, ...sent })
      }
    })
  }
  await house.settle()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

type Alarm = { page: Page; alarms: string[]; goTo(path: string): Promise<void> }

/** A page on which anything that comes to life is written down, with where it did. */
async function openAlarmed(): Promise<Alarm & { close(): Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const alarms: string[] = []
  const heard = (what: string) => alarms.push(`${new URL(page.url()).pathname}: ${what}`)
  page.on('dialog', async dialog => {
    heard(`dialog ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('pageerror', error => heard(String(error)))
  page.on('console', message => {
    // A form sent back with what is wrong in it is no alarm.
    if (/status of 422/.test(message.text())) return
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text()))
      heard(message.text())
  })
  page.on('request', request => {
    const { origin, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && origin !== house.url) heard(`asks ${request.url()}`)
  })
  await page.addInitScript(() => {
    const alarm = (what: string) => console.error(`alive: ${what}`)
    Object.defineProperty(window, '__xss', { set: () => alarm('__xss'), get: () => undefined })
    document.addEventListener('securitypolicyviolation', event =>
      alarm(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  const goTo = async (path: string) => {
    await page.goto(`${house.url}${path}`, { waitUntil: 'load' })
    // Still here, with its own base, and seen.
    expect(new URL(page.url()).origin).toBe(house.url)
    for (const frame of page.frames()) {
      const found = await frame.evaluate(() => [
        new URL(document.baseURI).origin === location.origin || location.origin === 'null',
        document.querySelectorAll('base, object, math, plaintext, xmp, [onerror], [onload]').length,
        getComputedStyle(document.body).display,
      ])
      expect([path, ...found]).toEqual([path, true, 0, 'block'])
    }
  }
  return { page, alarms, goTo, close: () => context.close() }
}

test('the traps of this walk spring: a dialog, a call, a refused script, another’s address', async () => {
  const { page, alarms, close } = await openAlarmed()
  const policy = "default-src 'none'; script-src 'unsafe-inline'"
  await page.route('**/probe', route =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': policy },
      body: `<script>alert(window.__xss=1)</script><img src="http://127.0.0.1:9/x.png">`,
    }),
  )
  await page.goto(`${house.url}/probe`)
  const all = () => alarms.join('\n')
  await expect.poll(all).toContain('dialog 1')
  await expect.poll(all).toContain('alive: __xss')
  await expect.poll(all).toContain('alive: img-src')
  await close()
})

test('a buyer’s walk: shelf, sections, products, bundle, search, cart, checkout, orders', async () => {
  const { page, alarms, goTo, close } = await openAlarmed()
  await goTo('/')
  await goTo('/@mei')
  await page.getByText(nth(0), { exact: true }).first().waitFor()
  await page.locator('.chips a').nth(1).click()
  await page.waitForURL(/section=/)
  for (const slug of slugs) {
    await goTo(`/@mei/p/${slug}`)
    const choices = page.locator('.choices input')
    await choices.nth(1).check({ force: true })
  }
  await page.locator('form[data-buy] button').click()
  await page.getByText('In your cart').waitFor()
  await page.locator('form[data-save] button').click()
  await page.locator('[data-save] button[aria-pressed=true]').waitFor()
  await goTo('/@mei/saved')
  await goTo(`/@mei/b/${bundleId}`)
  await page.getByRole('button', { name: /^Add all/ }).click()
  await page.waitForURL(/\/cart/)
  await goTo('/@mei/cart')
  for (const piece of words) {
    const query = new URLSearchParams({ q: piece, placement: piece, lang: piece, section: piece })
    await goTo(`/@mei?${query}`)
    expect(await page.locator('input[name=q]').inputValue()).toBe(piece.slice(0, 100))
  }
  await goTo('/@mei/checkout')
  for (const [at, name] of ['name', 'line1', 'line2', 'city', 'region'].entries())
    await page.locator(`#${name}`).fill(nth(at))
  await page.locator('#email').fill('b@mail.example')
  await page.locator('#phone').fill('not a phone')
  await page.locator('button.wide').click()
  await page.getByText('Please write a phone number of that country').waitFor()
  expect(await page.locator('#line1').inputValue()).toBe(nth(1))
  for (const token of orders) await goTo(`/orders/${token}`)
  expect(alarms).toEqual([])
  await close()
})

test('the mailbox and every mail in it', async () => {
  const { alarms, goTo, close } = await openAlarmed()
  const names = readdirSync(join(house.instance.config.dataDir, 'mails'))
  const ids = names.filter(one => one.endsWith('.json')).map(one => one.slice(0, -5))
  expect(ids.length).toBeGreaterThan(2 * orders.length)
  await goTo('/mailbox')
  await goTo(`/mailbox?open=${encodeURIComponent(ids[0]!)}`)
  for (const id of ids) await goTo(`/mailbox/${encodeURIComponent(id)}`)
  expect(alarms).toEqual([])
  await close()
})

test.each([
  [
    'curator',
    'mei@curator.example',
    ['', '/shelf', '/find', '/orders', '/earnings', '/codes', '/shop', '/share', '/embed'],
  ],
  [
    'seller',
    'wang@seller.example',
    ['/sell', '/sell/shipped', '/sell/ended', '/sell/products', '/sell/details', '/sell/money'],
  ],
  [
    'operator',
    'op@shop.test',
    ['/operator', '/operator/orders', '/operator/sellers', '/operator/rules/rates'],
  ],
] as const)('the dashboard of a %s', async (_, email, places) => {
  const { page, alarms, goTo, close } = await openAlarmed()
  await page.goto(`${house.url}/dashboard/sign-in`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
  // Whoever is not signed in yet is told so: that is no alarm.
  alarms.length = 0
  let seen = ''
  for (const place of places) {
    await goTo(`/dashboard${place}`)
    await page.waitForLoadState('networkidle')
    seen += await page.locator('body').innerText()
  }
  expect(seen).toContain(nth(0))
  expect(alarms).toEqual([])
  await close()
})
