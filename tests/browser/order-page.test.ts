import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shipSellerOrder } from '../../server/fulfilment/acknowledge.ts'
import { partsOfOrder } from '../../server/fulfilment/queries.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { clientOf } from '../support/client.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** A buyer keeps the order's page open: it tells how the order stands, and takes nothing away. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  mei = await shop(house.instance, 'mei', [apples])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function bought(quantity = 1) {
  const { body } = await clientOf(house).buy('mei', [{ ...apples, quantity }])
  await house.settle()
  const key = { shopId: mei.id, orderId: body.id as string }
  const [part] = await house.instance.db.read(reader => partsOfOrder(reader, key))
  const ship = () =>
    house.instance.db.transact(tx =>
      shipSellerOrder(tx, {
        ...{ sellerId: wang.id, id: part!.id, now: house.clock.now() },
        ...{ carrier: 'SF', trackingNumber: 'SF1' },
      }),
    )
  const { page, context } = await openPerson(browser)
  await page.clock.install()
  await page.goto(`${house.url}/orders/${body.token}`)
  return { page, context, ship }
}

test('it says what is new also after a click on it', async () => {
  const { page, context, ship } = await bought()
  await page.getByRole('heading', { name: 'Your order has been passed on.' }).click()
  await ship()
  await page.clock.runFor(21_000)
  await page.getByRole('heading', { name: 'On its way.' }).waitFor()
  // And to those who hear the page: what changed, and that alone.
  const told = page.getByRole('status')
  expect(await told.textContent()).toBe('On its way. Parcel from Wang: Shipped')
  await context.close()
})

test('times are by the reader’s own clock, also after it was looked at again', async () => {
  const { body } = await clientOf(house).buy('mei', [apples])
  const { page, context } = await openPerson(browser, 390, { timezoneId: 'Asia/Tokyo' })
  await page.clock.install()
  await page.goto(`${house.url}/orders/${body.token}`)
  const at = new Date(house.clock.now())
  const clock = at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' })
  await page.locator('time', { hasText: clock }).waitFor()
  const again = page.waitForResponse(answer => answer.url().includes('/orders/'))
  await page.clock.runFor(21_000)
  await again
  await page.locator('time', { hasText: clock }).waitFor()
  await context.close()
})

test('a return that says not what is kept as it was written, and where it was written', async () => {
  const { page, context, ship } = await bought(2)
  await ship()
  await page.reload()
  await page.getByText('Something not right? Send it back').click()
  await page.getByLabel('In your words').fill('Two are bruised')
  await page.getByLabel('Why').selectOption('damaged')
  await page.getByRole('button', { name: 'Ask for the return' }).click()
  await page.getByText('Please choose how many of what you send back.').waitFor()
  expect(await page.getByLabel('In your words').inputValue()).toBe('Two are bruised')
  expect(await page.getByLabel('Why').inputValue()).toBe('damaged')
  await expect.poll(() => page.locator(':focus').getAttribute('name')).toMatch(/^line:/)
  await page.locator('.return-line select').selectOption('2')
  await page.getByRole('button', { name: 'Ask for the return' }).click()
  await page.getByText('apples × 2').waitFor()
  await context.close()
})

test('after a parcel is cancelled the page tells of the money, without being asked again', async () => {
  const { page, context } = await bought()
  await page.reload()
  await page.getByText('Cancel this parcel').click()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await page.getByText('This parcel was cancelled. Its money goes back to you.').waitFor()
  await house.settle()
  await page.clock.runFor(21_000)
  await page.locator('.parcel').getByText('is on its way back to you.').waitFor()
  await context.close()
})

test('what cannot be done any more is said on the order, which stays in sight', async () => {
  const { page, context, ship } = await bought()
  await ship()
  // The page is older than what has happened.
  await page.getByText('Cancel this parcel').click()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await page.getByRole('alert').getByText('the seller is on it').waitFor()
  await page.getByRole('heading', { name: 'On its way.' }).waitFor()
  // Its address still leads to the order, for whoever keeps it.
  const { pathname } = new URL(page.url())
  await page.goto(`${house.url}${pathname}`)
  expect(new URL(page.url()).pathname).toBe(pathname.replace('/cancel', ''))
  await page.getByRole('heading', { name: 'On its way.' }).waitFor()
  await context.close()
})

test('it keeps the language it is read in, on to the shop and when it is looked at again', async () => {
  const { body } = await clientOf(house).buy('mei', [apples])
  const { page, context } = await openPerson(browser)
  await page.clock.install()
  await page.goto(`${house.url}/orders/${body.token}?lang=zh`)
  const again = page.waitForResponse(answer => answer.url().includes('/orders/'))
  await page.clock.runFor(21_000)
  expect((await again).url()).toContain('lang=zh')
  const home = page.locator('header a.brand')
  expect(await home.getAttribute('href')).toBe('/@mei?lang=zh')
  await context.close()

  // And the language it was bought in, which no address names.
  const bought = (await clientOf(house).buy('mei', [apples], { language: 'zh' })).body
  const html = await (await fetch(`${house.url}/orders/${bought.token}`)).text()
  expect(html).toContain('<html lang="zh-CN"')
  expect(html).toContain('href="/@mei?lang=zh"')
})

test('a return that is being written stays, wherever one clicks meanwhile', async () => {
  const { page, context, ship } = await bought()
  await ship()
  await page.reload()
  await page.getByText('Something not right? Send it back').click()
  await page.getByLabel('In your words').fill('Two are bruised')
  await page.locator('.disclosure').click()
  const asked = page.waitForResponse(answer => answer.url().includes('/orders/'))
  await page.clock.runFor(21_000)
  await asked
  // What the answer changes, it changes in the same turn.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
  expect(await page.getByLabel('In your words').inputValue()).toBe('Two are bruised')
  await context.close()
})
