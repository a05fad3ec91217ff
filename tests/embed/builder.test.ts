import { eq } from 'drizzle-orm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { shops } from '../../server/shops/schema.ts'
import { openBrowser, openHouseOnline, openPerson, picture } from '../support/browser.ts'
import { password, products, seller, shop } from '../support/world.ts'
import { openHost } from './host-page.ts'

/** The dashboard's builder: what it shows is what its line does on somebody's page. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>
let person: Awaited<ReturnType<typeof openPerson>>
let email = ''
let shopId = ''

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  host = await openHost({})
  const wang = await seller(house.instance, 'Wang')
  const mei = await shop(house.instance, 'mei', await products(house.instance, wang.id, 8))
  email = mei.email
  shopId = mei.id
  person = await openPerson(browser, 1280)
  const { page } = person
  await page.goto(`${house.url}/dashboard/sign-in`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await house.close()
})
beforeEach(async () => {
  person.complaints.length = 0
  await person.page.goto(`${house.url}/dashboard/embed`)
  await person.page.locator('pre code').first().waitFor()
})

const line = () => person.page.locator('pre code').first().innerText()
const preview = () => person.page.frameLocator('.embed-page')
const press = (name: string) => person.page.getByRole('button', { name, exact: true }).click()

test('a plain frame is previewed as a frame, as tall as it is', async () => {
  await preview().locator('xiaopu-shop').getByText('Box of item-6').waitFor()
  await press('Plain frame')
  const frame = preview().locator('iframe')
  await frame.contentFrame().getByText('Box of item-6').waitFor()
  expect(await preview().locator('xiaopu-shop').count()).toBe(0)
  expect(await frame.getAttribute('src')).toContain(`${house.url}/embed/@mei?`)
  await expect.poll(async () => Number(await frame.getAttribute('height'))).not.toBe(600)
  await picture(person.page, '23-embed-builder-frame')
  expect(person.complaints).toEqual([])
})

test('also where the curator lets only their own hosts frame it', async () => {
  await house.instance.db.transact(tx =>
    tx
      .update(shops)
      .set({ embedHosts: ['blog.example'] })
      .where(eq(shops.id, shopId)),
  )
  await press('Plain frame')
  await preview().locator('iframe').contentFrame().getByText('Box of item-6').waitFor()
  expect(person.complaints).toEqual([])
  await house.instance.db.transact(tx =>
    tx.update(shops).set({ embedHosts: [] }).where(eq(shops.id, shopId)),
  )
})

test('currency, window and nonce stand in the line, and the line works where it is pasted', async () => {
  const { page } = person
  await page.getByLabel('Currency your readers expect').selectOption('USD')
  await page.getByLabel('A click opens').selectOption('_blank')
  await preview().getByText('CNY 28.90').first().waitFor()
  await page.getByText('For pages with strict rules').click()
  await page.getByLabel('Nonce').fill('abc123')
  await page.getByLabel('Pin this exact script').check()
  const copied = await line()
  expect(copied).toMatch(/ nonce="abc123" .*currency="USD" target="_blank"/)
  host.pages['/'] = {
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'nonce-abc123'; connect-src ${house.url}; img-src ${house.url}`,
    },
    body: copied,
  }
  const reader = await openPerson(browser)
  await reader.page.goto(host.url)
  const product = reader.page.getByRole('link', { name: /Box of item-1/ }).first()
  await product.waitFor()
  expect(await product.innerText()).toMatch(/CNY\s28\.90/)
  const [opened] = await Promise.all([reader.context.waitForEvent('page'), product.click()])
  await opened.waitForURL(/\/@mei\/p\//)
  expect(reader.complaints).toEqual([])
  await reader.context.close()
  expect(person.complaints).toEqual([])
})

test('a line that lacks what somebody has typed is not taken along', async () => {
  const { page } = person
  const copy = page.locator('.code').getByRole('button')
  const place = page.getByLabel('Name of the place')
  await place.fill('<blog>')
  await page.getByText('Letters, digits, spaces').waitFor()
  expect(await copy.isDisabled()).toBe(true)
  await place.fill('my blog')
  expect(await line()).toContain('placement="my blog"')
  expect(await copy.isDisabled()).toBe(false)
})
