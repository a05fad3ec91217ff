import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slugFor } from '../../server/catalog/product.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { clientOf } from '../support/client.ts'
import { orderOf, product, seller, shop, type Thing } from '../support/world.ts'
import { openHost } from './host-page.ts'

/** FB-3: a page hears of a paid order only where it has asked to, and nothing of who bought. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>
let apples: Thing
let element = ''

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { title: 'Box of apples' })
  await shop(house.instance, 'mei', [apples])
  await shop(house.instance, 'ying', [apples])
  host = await openHost({})
  const slug = slugFor('Box of apples', apples.productId)
  element = `<xiaopu-buy product="${house.url}/@mei/p/${slug}" placement="review"></xiaopu-buy>`
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await house.close()
})

const scripts = (...names: string[]) =>
  names.map(name => `<script async src="${house.url}/embed/${name}"></script>`).join('')
const strict = () => ({
  'content-security-policy': `default-src 'none'; script-src ${house.url}; connect-src ${house.url}; img-src ${house.url}`,
})

async function open(names: string[]) {
  host.pages['/'] = { headers: strict(), body: `${scripts(...names)}${element}` }
  const person = await openPerson(browser)
  await person.page.goto(host.url)
  await person.page.locator('xiaopu-buy').getByRole('link').waitFor()
  await person.page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('xiaopu:order-paid', event => heard.push((event as CustomEvent).detail))
  })
  return person
}
const heardOn = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: { id: string; amount: object }[] }).heard)

/** Follows the link as the reader does; answers the page it opened. */
async function follow(page: Page, context: BrowserContext): Promise<Page> {
  const opened = context.waitForEvent('page')
  await page.locator('xiaopu-buy').getByRole('link').click()
  return opened
}

async function buy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('status').getByText('✓').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  const fields = { name: 'Bo', email: 'bo@mail.example', line1: '1 Road', city: 'Hangzhou' }
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
  await page.fill('[name=region]', 'Zhejiang')
  await page.fill('[name=postal_code]', '310000')
  await page.fill('[name=phone]', '138 0000 0000')
  await page.locator('input[name=provider][value=test]').check()
  await page.locator('form[data-checkout] button.wide:not([name])').click()
  await page.getByRole('button', { name: /^Approve/ }).click()
  await page.getByText('Thank you.').waitFor()
}

test('the page that asked for it hears of each order once, with its amount and no more', async () => {
  const { page, context, complaints } = await open(['v1.js', 'v1-order-paid.js'])
  const shopPage = await follow(page, context)
  await shopPage.waitForURL(/[?&]click=[0-9a-f]{32}/)
  await page.bringToFront()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  expect(await heardOn(page)).toEqual([])
  await buy(shopPage)
  await shopPage.close()
  for (let times = 0; times < 3; times++) {
    const asked = page.waitForResponse(/\/embed\/@mei\/paid\//)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await (await asked).finished()
    await page.waitForFunction(() => (window as unknown as { heard: [] }).heard.length > 0)
  }
  expect(await heardOn(page)).toEqual([
    { id: expect.stringMatching(/^[0-9a-f]{20}$/), amount: { amount: 3690, currency: 'CNY' } },
  ])
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  expect(await page.context().cookies(host.url)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('an element that is given to another shop asks that one, under another number', async () => {
  const { page, context } = await open(['v1.js', 'v1-order-paid.js'])
  const asked: string[] = []
  page.on('request', request => void asked.push(new URL(request.url()).pathname))
  const first = await follow(page, context)
  await first.waitForURL(/[?&]click=/)
  await page
    .locator('xiaopu-buy')
    .evaluate(one =>
      one.setAttribute('product', (one.getAttribute('product') ?? '').replace('/@mei/', '/@ying/')),
    )
  await page.locator('xiaopu-buy').locator('a[href*="/@ying/"]').waitFor()
  const second = await follow(page, context)
  await second.waitForURL(/[?&]click=/)
  const [one, other] = [first, second].map(
    opened => new URL(opened.url()).searchParams.get('click') ?? '',
  )
  expect(one).not.toBe(other)
  await page.bringToFront()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect
    .poll(() => asked.filter(path => path.includes('/paid/')))
    .toEqual(expect.arrayContaining([`/embed/@mei/paid/${one}`, `/embed/@ying/paid/${other}`]))
  await context.close()
})

test('on a light page a button’s words are the page’s, whatever the reader’s system prefers', async () => {
  const body = `<style>body{background:#fff;color:#102030}</style>${scripts('v1.js')}${element}`
  host.pages['/'] = { body }
  const { page, context } = await openPerson(browser, 390, { colorScheme: 'dark' })
  await page.goto(host.url)
  const note = page.locator('xiaopu-buy .note')
  expect(await note.evaluate(one => getComputedStyle(one).color)).toBe('rgb(16, 32, 48)')
  await context.close()
})

test('a page that has not asked is told nothing, and its links carry no number', async () => {
  const { page, context } = await open(['v1.js'])
  const asked: string[] = []
  page.on('request', request => void asked.push(request.url()))
  await page.locator('xiaopu-buy').getByRole('link').click()
  await page.waitForURL(/\/@mei\/p\//)
  expect(new URL(page.url()).searchParams.get('click')).toBeNull()
  expect(asked.filter(url => url.includes('/paid/'))).toEqual([])
  await context.close()
})

test('only who knows the number learns of it, only once it is paid, and of that shop alone', async () => {
  const client = clientOf(house)
  const clickId = '0123456789abcdef0123456789abcdef'
  const paid = async (handle = 'mei', id = clickId) =>
    (await client.send('GET', `/embed/@${handle}/paid/${id}`)).body.orders
  const order = orderOf([apples], { click_id: clickId, payment: { provider: 'manual' } })
  const send = (body: unknown, key: string) =>
    client.send('POST', '/api/v1/shops/mei/orders', body, { 'idempotency-key': key })
  expect((await send(order, 'waits')).status).toBe(201)
  expect(await paid()).toEqual([])
  expect((await send(orderOf([apples], { click_id: clickId }), 'paid')).status).toBe(201)
  const [one, ...others] = await paid()
  expect(others).toEqual([])
  expect(Object.keys(one)).toEqual(['id', 'amount'])
  expect(await paid('nobody')).toEqual([])
  expect(await paid('mei', '0'.repeat(32))).toEqual([])
  expect((await client.send('GET', '/embed/@mei/paid/x')).status).toBe(404)
  expect((await send(orderOf([apples], { click_id: 'mei' }), 'wrong')).status).toBe(422)
})

test('one visitor’s number is not in the page that all the others get', async () => {
  const client = clientOf(house)
  const path = `/@mei/p/${slugFor('Box of apples', apples.productId)}?lang=en`
  const first = await client.send('GET', `${path}&click=${'deadbeef'.repeat(4)}`)
  expect(first.body).not.toContain('deadbeef')
  expect((await client.send('GET', path)).body).not.toContain('deadbeef')
})
