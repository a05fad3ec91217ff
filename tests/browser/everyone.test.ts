import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setProductState } from '../../server/catalog/edit.ts'
import { demoPassword, fillDemo } from '../../server/demo/fill.ts'
import { findShopByHandle, shelf } from '../../server/shops/queries.ts'
import { openBrowser, openHouseOnline } from '../support/browser.ts'

/** Every page for everyone: WCAG 2.2 AA as far as a machine can see it, on a phone, light and dark. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser

beforeAll(async () => {
  house = await openHouseOnline({ isSolvencyPublic: true }, ({ instance }) => fillDemo(instance))
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await house.close()
})

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** What axe has against a page, in one line each. */
async function against(page: Page): Promise<string[]> {
  // What still moves in is not there yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map(one => one.finished)))
  await page.evaluate(axe)
  const found = await page.evaluate(
    async only =>
      (
        (await (globalThis as unknown as { axe: { run(...args: unknown[]): unknown } }).axe.run(
          document,
          { runOnly: only, resultTypes: ['violations'] },
        )) as { violations: Violation[] }
      ).violations,
    rules,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(node => `${id}: ${node.target.join(' ')}`),
  )
}

/** Links in the demo's own mails: orders, the seller's link, receipts; of one address if named. */
function mailed(part: string, to = ''): string {
  const folder = join(house.instance.config.dataDir, 'mails')
  for (const name of readdirSync(folder).sort().reverse()) {
    const mail = readFileSync(join(folder, name), 'utf8')
    const [found] = mail.match(part) ?? []
    if (found && mail.includes(to)) return found
  }
  throw new Error(`no mail with ${part}`)
}

async function person(email: string | null, scheme: 'light' | 'dark'): Promise<BrowserContext> {
  const viewport = { width: 390, height: 844 }
  const context = await browser.newContext({ viewport, colorScheme: scheme, locale: 'en-GB' })
  if (!email) return context
  const page = await context.newPage()
  await page.goto(`${house.url}/dashboard/sign-in`)
  await page.fill('input[type=email]', email)
  await page.fill('input[type=password]', demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
  await page.close()
  return context
}

const open: [string, () => string][] = [
  ['the front page', () => '/'],
  ['a shop', () => '/@ayu'],
  ['a shop in Chinese', () => '/@ayu?lang=zh'],
  ['a search that found nothing', () => '/@ayu?q=nothing-like-it'],
  ['what was saved: nothing yet', () => '/@ayu/saved'],
  ['an empty cart', () => '/@ayu/cart'],
  ['nothing', () => '/@ayu/p/nothing'],
  ['what the place owes', () => '/solvency'],
  ['the mailbox', () => '/mailbox'],
  ['an order', () => mailed('/orders/[\\w-]+')],
  ['the link of a seller without software', () => mailed('/fulfil/[\\w-]+')],
  ['the embed in a frame', () => '/embed/@ayu'],
  ['sign-in', () => '/dashboard/sign-in'],
  ['sign-up', () => '/dashboard/sign-up'],
  ['a forgotten password', () => '/dashboard/forgot'],
  ['an address taken back', () => '/dashboard/old-email?token=any'],
]

const dashboard: Record<string, string[]> = {
  'curator@example.com': [
    '',
    '/shelf',
    '/bundles',
    '/find',
    '/found?shop=weekend&product=nothing',
    '/orders',
    '/earnings',
    '/payouts',
    '/codes',
    '/shop',
    '/share',
    '/embed',
    '/settings',
    '/new-email?token=any',
  ],
  'seller@example.com': [
    '/sell',
    '/sell/products',
    '/sell/products/new',
    '/sell/returns',
    '/sell/money',
    '/sell/rates',
    '/sell/codes',
    '/sell/markdowns',
    '/sell/markdowns/new',
    '/sell/feeds',
    '/sell/connect',
    '/sell/details',
  ],
  'operator@example.com': [
    '/operator',
    '/operator/orders',
    '/operator/payouts',
    '/operator/sellers',
    '/operator/books',
    '/operator/rules',
    '/operator/rules/rates',
    '/operator/rules/codes',
    '/operator/rules/events',
    '/operator/rules/tiers',
  ],
}

/** The last thing on a shelf, off sale. */
async function offSale(handle: string): Promise<string> {
  const { db, clock } = house.instance
  const card = await db.transact(async tx => {
    const shop = await findShopByHandle(tx, handle)
    const last = (await shelf(tx, { shopId: shop!.id, rowsMax: 100 })).at(-1)!
    const { sellerId, productId } = last
    await setProductState(tx, { sellerId, productId, state: 'paused', now: clock.now() })
    return last
  })
  await house.settle()
  return `/@${handle}/p/${card.slug}`
}

describe.each(['light', 'dark'] as const)('%s', scheme => {
  test('pages for buyers have nothing against them', async () => {
    const context = await person(null, scheme)
    const page = await context.newPage()
    const found: Record<string, string[]> = {}
    for (const [name, path] of open) {
      await page.goto(`${house.url}${path()}`, { waitUntil: 'networkidle' })
      const wrong = await against(page)
      if (wrong.length) found[name] = wrong
    }
    await page.goto(`${house.url}/@ayu`)
    const bundle = await page.locator('a[href*="/b/"]').first().getAttribute('href')
    const product = await page.locator('a[href*="/p/"]').first().getAttribute('href')
    await page.goto(`${house.url}${product}`)
    await page.locator('form[action*="/cart"] button[type=submit]').first().click()
    const save = page.locator('form[action*="/saved"] button').first()
    await page.goto(`${house.url}${product}`)
    await save.click()
    await page.locator('form[action*="/saved"] button[aria-pressed=true]').first().waitFor()
    expect([bundle, product].every(Boolean)).toBe(true)
    for (const path of [product, bundle, '/@ayu/saved', '/@ayu/cart', '/@ayu/checkout']) {
      await page.goto(`${house.url}${path}`, { waitUntil: 'networkidle' })
      // To the end, where the bar of the cart lies on nothing.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      const wrong = await against(page)
      if (wrong.length) found[path as string] = wrong
      if (path === '/@ayu/saved') expect(await page.locator('a[href*="/p/"]').count()).toBe(1)
    }
    expect(await page.locator('form[data-checkout]').count()).toBe(1)
    await page.goto(`${house.url}/@ayu/saved`)
    const reader = `reader-${scheme}@example.com`
    await page.fill('input[name=email]', reader)
    await page.locator('.watch button').click()
    await page.getByRole('status').waitFor()
    found['told of a mail'] = await against(page)
    await page.goto(`${house.url}${await offSale('ayu')}`)
    await page.getByText('Tell me when it is there again').click()
    found['asked for when it is back'] = await against(page)
    await house.settle()
    await page.goto(`${house.url}${mailed('/watches/[\\w-]+', reader)}`)
    found['asked about lower prices'] = await against(page)
    await page.getByRole('button', { name: 'Yes, tell me' }).click()
    await page.getByRole('status').waitFor()
    found['told of lower prices'] = await against(page)
    for (const name of Object.keys(found)) if (!found[name]?.length) delete found[name]
    await page.goto(`${house.url}/@ayu/checkout`)
    await page
      .locator('form[data-checkout]')
      .evaluate((form: HTMLFormElement) => form.setAttribute('novalidate', ''))
    await page.locator('form[data-checkout] button.wide').click()
    await page.locator('[aria-invalid=true]').first().waitFor()
    const wrong = await against(page)
    if (wrong.length) found['a checkout with errors'] = wrong
    await context.close()
    expect(found).toEqual({})
  })

  test('a receipt has nothing against it, in either language', async () => {
    const context = await person('curator@example.com', scheme)
    const page = await context.newPage()
    await page.goto(`${house.url}/dashboard/earnings`, { waitUntil: 'networkidle' })
    const link = page.locator('a[href*="/receipts/"]').first()
    const address = new URL((await link.getAttribute('href')) ?? '', house.url)
    for (const language of ['en', 'zh']) {
      address.searchParams.set('lang', language)
      const answer = await page.goto(address.href, { waitUntil: 'networkidle' })
      expect(answer?.status()).toBe(200)
      expect([language, await against(page)]).toEqual([language, []])
    }
    await context.close()
  })

  test.each(Object.entries(dashboard))(
    'the dashboard of %s has nothing against it',
    async (email, paths) => {
      const context = await person(email, scheme)
      const page = await context.newPage()
      const found: Record<string, string[]> = {}
      for (const path of paths) {
        await page.goto(`${house.url}/dashboard${path}`, { waitUntil: 'networkidle' })
        const wrong = await against(page)
        if (wrong.length) found[path || '/'] = wrong
      }
      await context.close()
      expect(found).toEqual({})
    },
  )
})
