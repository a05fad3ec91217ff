import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openHouseOnline, picture } from '../support/browser.ts'
import { product, seller, shop } from '../support/world.ts'

let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('a buyer without JavaScript shops, is told of a changed price, corrects the form, pays, cancels', async () => {
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples', {
    title: 'Box of apples',
    priceMinor: 2890,
  })
  await shop(house.instance, 'mei', [apples])
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(`${house.url}/@mei?placement=video%2012`)
  await page.getByText('Box of apples').click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.waitForURL(/\/cart/)
  await product(house.instance, wang.id, 'apples', { title: 'Box of apples', priceMinor: 3190 })
  await page.reload()
  await page.getByText('The price was CN¥28.90 when you put it in.').waitFor()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByLabel('Full name').fill('Li Lei')
  await page.getByLabel('E-mail').fill('li@mail.example')
  await page.getByLabel('Street and number').fill('1 Lake Road')
  await page.getByLabel('Town or city').fill('Hangzhou')
  await page.getByLabel('Province').fill('Zhejiang')
  await page.getByLabel('Phone').fill('call me')
  await page.getByRole('button', { name: /^Order for/ }).click()
  await page.getByText('Please write a phone number of that country').waitFor()
  await picture(page, '21-checkout-error')
  expect(await page.getByLabel('Full name').inputValue()).toBe('Li Lei')
  await page.getByLabel('Phone').fill('138 0000 0000')
  await product(house.instance, wang.id, 'apples', { title: 'Box of apples', priceMinor: 3290 })
  await page.getByRole('button', { name: /^Order for/ }).click()
  await page
    .getByText(
      'A price or what is in the cart has changed meanwhile; please look at the new total.',
    )
    .waitFor()
  expect(await page.getByLabel('Street and number').inputValue()).toBe('1 Lake Road')
  await page.getByRole('button', { name: 'Order for CN¥40.90' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await page
    .getByText('The payment was declined. Nothing was taken; try again, or another way.')
    .waitFor()
  await page.getByText('Change it or pay another way').click()
  await page.getByRole('button', { name: 'Yes, to the checkout' }).click()
  expect(await page.getByLabel('Street and number').inputValue()).toBe('1 Lake Road')
  await picture(page, '21-again')
  await page.getByRole('button', { name: 'Order for CN¥40.90' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByRole('link', { name: 'Pay now' }).click()
  await page.getByRole('button', { name: /^Approve/ }).click()
  await page.getByText('Thank you. Your order has been passed on.').waitFor()
  await page.getByText('Cancel this parcel').click()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await page.getByText('This parcel was cancelled.').waitFor()
  await house.settle()
  await page.reload()
  await page.getByText('CN¥40.90 is on its way back to you.').waitFor()
  await picture(page, '22-cancelled')
  const names = (await context.cookies()).map(cookie => cookie.name)
  expect(names.filter(name => !/^xp_(cart|order)_shp_\w{26}$/.test(name))).toEqual([])
  await context.close()
})

test('shop pages set no cookie and are the same for everybody', async () => {
  const answer = await fetch(`${house.url}/@mei`)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('cache-control')).toContain('public')
  const again = await fetch(`${house.url}/@mei`, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
