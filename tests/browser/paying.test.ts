import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { startStripePeer } from '../support/stripe-peer.ts'
import { product, seller, shop } from '../support/world.ts'

/** A buyer whose provider has a page of its own, somewhere else. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let peer: Awaited<ReturnType<typeof startStripePeer>>
let browser: Browser

beforeAll(async () => {
  const webhookSecret = 'whsec_test'
  peer = await startStripePeer({ webhookSecret, now: () => house.instance.clock.now() })
  house = await openHouseOnline({
    paymentProviders: ['stripe', 'manual'],
    stripe: { secretKey: 'sk_test_for_tests_only', webhookSecret, api: peer.url },
  })
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  await shop(house.instance, 'mei', [await product(house.instance, wang.id, 'apples')])
})
afterAll(async () => {
  await browser.close()
  await house.close()
  await peer.close()
})

test.each([true, false])(
  'the form leads to the provider’s page, with a script (%s) or without',
  async javaScriptEnabled => {
    const { page, context, complaints } = await openPerson(browser, 390, { javaScriptEnabled })
    await page.route('https://checkout.stripe.com/**', route =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<h1>Stripe’s page</h1>' }),
    )
    await page.goto(`${house.url}/@mei`)
    await page.getByRole('link', { name: /Box of apples/ }).click()
    const added = page.waitForResponse(answer => answer.url().endsWith('/cart'))
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await added
    await page.goto(`${house.url}/@mei/checkout`)
    await page.getByLabel('Full name').fill('Ann')
    await page.getByLabel('E-mail').fill('ann@mail.example')
    await page.getByLabel('Phone').fill('138 0000 0000')
    await page.getByLabel('Street and number').fill('1 Road')
    await page.getByLabel('Town or city').fill('Hangzhou')
    await page.getByLabel('Province').fill('Zhejiang')
    // Enter in a field orders, as the button does.
    await page.getByLabel('Province').press('Enter')
    await page.waitForURL('https://checkout.stripe.com/**')
    expect(await page.textContent('h1')).toBe('Stripe’s page')
    expect(complaints).toEqual([])
    await context.close()
  },
)
