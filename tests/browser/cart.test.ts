import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { clientOf } from '../support/client.ts'
import { bundle, person, product, seller, shop, type Thing } from '../support/world.ts'

/** What buyers do to a cart besides filling it: taking out, going back, coming again. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let shirt: Thing
let photo = ''
beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const { instance, clock } = house
  const wang = await seller(instance, 'Wang')
  const size = (value: string, price_minor: number) => ({
    ...{ external_id: `shirt-${value}`, sku: null, gtin: null, image_url: null, stock: 9 },
    ...{ options: [{ name: 'Size', value }], price_minor, compare_at_minor: null },
  })
  const { id: productId } = await instance.db.transact(tx =>
    saveProduct(tx, {
      sellerId: wang.id,
      currency: 'CNY',
      input: {
        ...{ external_id: 'shirt', title: 'Linen shirt', title_zh: null, description: '' },
        ...{ description_zh: null, brand: null, category: null, image_urls: [], rate_bps: 1000 },
        variants: [size('S', 9000), size('L', 12_000)],
      },
      now: clock.now(),
    }),
  )
  shirt = { productId, variantId: '' }
  const apples = await product(instance, wang.id, 'apples', { title: 'Apples' })
  const mei = await shop(instance, 'mei', [shirt, apples])
  photo = await bundle(instance, mei.id, 'Picnic')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test.each([true, false])('what is taken out is gone, scripts: %s', async javaScriptEnabled => {
  const { page, context, complaints } = await openPerson(browser, 390, { javaScriptEnabled })
  for (const name of ['Linen shirt', 'Apples']) {
    await page.goto(`${house.url}/@mei`)
    await page.getByText(name).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await (javaScriptEnabled ? page.getByText('In your cart').waitFor() : page.waitForURL(/cart/))
  }
  await page.goto(`${house.url}/@mei/cart`)
  await page.getByRole('button', { name: 'Remove: Linen shirt' }).click()
  await page.getByRole('link', { name: 'Linen shirt' }).waitFor({ state: 'detached' })
  if (javaScriptEnabled)
    await page
      .getByRole('status')
      .filter({ hasText: 'Linen shirt · S is no longer in your cart. Total CN¥36.90' })
      .waitFor()
  expect(await page.getByRole('link', { name: 'Apples' }).count()).toBe(1)
  await page.getByRole('button', { name: 'Remove: Apples' }).click()
  await page.locator('.empty').getByText('Your cart is empty.').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a photo’s button says what the chosen ones cost together, also after going back', async () => {
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/${photo}`)
  const cost = (text: RegExp) =>
    page.locator('form[data-total] button b', { hasText: text }).waitFor()
  await cost(/^CN¥118.90$/)
  await page.getByRole('combobox').selectOption({ index: 1 })
  await cost(/^CN¥148.90$/)
  const boxes = page.getByRole('checkbox')
  await boxes.nth(0).press('Space')
  await page.getByRole('button', { name: 'Add 1 to the cart' }).waitFor()
  await boxes.nth(1).press('Space')
  expect(await page.getByRole('button', { name: 'Tick what you would like' }).isDisabled()).toBe(
    true,
  )
  for (const box of await boxes.all()) await box.press('Space')
  await cost(/^CN¥148.90$/)
  await page.getByRole('button', { name: 'Add all' }).click()
  await page.waitForURL(/cart/)
  await page.getByText('120.00').first().waitFor()
  await page.goBack()
  await cost(/^CN¥148.90$/)
  expect(complaints).toEqual([])
  await context.close()
})

test.each([true, false])('how many is stepped, typed and entered, scripts: %s', async script => {
  const { page, context, complaints } = await openPerson(browser, 390, {
    javaScriptEnabled: script,
  })
  await page.goto(`${house.url}/@mei`)
  await page.getByText('Apples').click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  if (script) await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/cart`)
  const more = page.getByRole('button', { name: 'One more: Apples' })
  const amount = page.getByLabel('Quantity: Apples')
  const total = (text: string) => page.locator('.total', { hasText: text }).waitFor()
  expect(await page.getByRole('button', { name: 'One less: Apples' }).isDisabled()).toBe(true)
  for (let i = 0; i < 3; i++) await more.press('Enter')
  await total('123.60')
  await page.getByRole('button', { name: 'One less: Apples' }).click()
  await total('94.70')
  await amount.fill('7')
  await amount.press('Enter')
  await total('210.30')
  expect(await amount.inputValue()).toBe('7')
  expect(complaints).toEqual([])
  await context.close()
})

test('a step keeps its place and is heard, and whoever goes on at once takes it along', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei`)
  await page.getByText('Apples').click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/cart`)
  const more = page.getByRole('button', { name: 'One more: Apples' })
  await more.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Total CN¥65.80' }).waitFor()
  expect(await more.evaluate(element => element === document.activeElement)).toBe(true)
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route('**/cart', async route => {
    await held
    await route.continue()
  })
  const less = page.getByRole('button', { name: 'One less: Apples' })
  for (let i = 0; i < 3; i++) await less.click()
  expect(await page.getByLabel('Quantity: Apples').inputValue()).toBe('1')
  for (let i = 0; i < 3; i++) await more.click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  letGo()
  await page.waitForURL(/checkout/)
  await page.getByText('Your order · 4 items').waitFor()
  await context.close()
})

test('who comes back to a choice finds its own price beside it', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  const price = page.locator('p[data-price] .price')
  await page.getByLabel('L', { exact: true }).check()
  expect(await price.textContent()).toBe('CN¥120.00')
  await page.goto(`${house.url}/@mei/cart`)
  await page.goBack()
  expect(await page.getByLabel('L', { exact: true }).isChecked()).toBe(true)
  expect(await price.textContent()).toBe('CN¥120.00')
  await context.close()
})

test('a choice moves the gallery, not the page', async () => {
  const { page, context } = await openPerson(browser, 1280)
  await page.goto(`${house.url}/@mei`)
  await page.getByText('Linen shirt').click()
  await page.getByRole('radio', { name: /L/ }).check({ force: true })
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await context.close()
})

test('without a connection nothing is added, and the page stays and says so', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  await context.setOffline(true)
  const add = page.getByRole('button', { name: 'Add to cart' })
  await add.click()
  await page.getByText('There is no connection. Please try again.').waitFor()
  await context.setOffline(false)
  await add.click()
  await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/cart`)
  await context.setOffline(true)
  const more = page.getByRole('button', { name: /^One more/ })
  const amount = page.getByLabel(/^Quantity/)
  await more.click()
  await page.getByText('There is no connection. Please try again.').waitFor()
  expect(await amount.inputValue()).toBe('1')
  await context.setOffline(false)
  await more.click()
  await expect.poll(() => amount.inputValue()).toBe('2')
  await page.getByText('There is no connection. Please try again.').waitFor({ state: 'detached' })
  await amount.fill('')
  await amount.blur()
  expect(await amount.inputValue()).toBe('2')
  await context.close()
})

test('an address comes back with the country it was written for', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  await page.getByLabel('Country').selectOption('US')
  await page.getByLabel('ZIP code').fill('78701')
  await page.getByLabel('Town or city').fill('Austin')
  await page.goto(`${house.url}/@mei/cart`)
  await page.goto(`${house.url}/@mei/checkout`)
  await page.getByLabel('ZIP code').waitFor()
  expect(await page.getByLabel('Country').inputValue()).toBe('US')
  expect(await page.getByLabel('ZIP code').inputValue()).toBe('78701')
  expect(await page.getByLabel('Town or city').inputValue()).toBe('Austin')
  await context.close()
})

test('what one country’s addresses do not ask for comes back with the one that does', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  const asked = (label: string) => page.getByLabel(label, { exact: false })
  await page.getByLabel('Country').selectOption('CN')
  await asked('Province').fill('Guangdong')
  await asked('Postal code').fill('510080')
  for (const country of ['DE', 'HK', 'CN']) {
    await page.getByLabel('Country').selectOption(country)
    await page.waitForURL(`**/*country=${country}*`)
  }
  await asked('Province').waitFor()
  expect(await asked('Province').inputValue()).toBe('Guangdong')
  expect(await asked('Postal code').inputValue()).toBe('510080')
  await context.close()
})

test('Enter beside a code tries it, and it still counts after the cart was changed', async () => {
  await person(house.instance, 'ops@shop.test', true)
  const operator = await clientOf(house).signIn('ops@shop.test')
  await operator('POST', '/operator/discounts', { code: 'HALF', bps: 5000 })
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  await page.getByText('Have a discount code?').click()
  await page.getByLabel('Discount code').fill('HALF')
  await page.keyboard.press('Enter')
  const order = (amount: string) => page.getByRole('button', { name: `Order for CN¥${amount}` })
  await order('53.00').waitFor()
  await page.getByLabel('Full name').fill('Ann')
  await page.getByRole('link', { name: 'Change the cart' }).click()
  await page.getByRole('button', { name: /^One more/ }).click()
  await page.locator('.total').getByText('188.00').waitFor()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await order('98.00').waitFor()
  expect(await page.getByLabel('Full name').inputValue()).toBe('Ann')
  await context.close()
})

test('back from the payment page, whatever was tried before, one finds the order', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  await page.getByLabel('Full name').fill('Ann')
  await page.getByLabel('Country').selectOption('SG')
  await page.getByLabel('Postal code').fill('238823')
  expect(await page.getByLabel('Full name').inputValue()).toBe('Ann')
  await page.getByLabel('E-mail').fill('ann@mail.example')
  await page.getByLabel('Street and number').fill('1 Orchard Road')
  await page.getByRole('button', { name: /^Order for/ }).click()
  await page.waitForURL(/\/pay$/)
  await page.goBack()
  await page.getByRole('link', { name: 'Go to your order' }).click()
  await page.getByRole('heading', { name: 'Waiting for your payment.' }).waitFor()
  await context.close()
})

test.each([true, false])(
  'Enter in the checkout takes nothing out of the cart, scripts: %s',
  async javaScriptEnabled => {
    const handle = javaScriptEnabled ? 'enter' : 'enter-plain'
    const far = await seller(house.instance, handle)
    const jars = (stock: number) =>
      product(house.instance, far.id, 'jars', { title: 'Jars', stock })
    const lids = await product(house.instance, far.id, 'lids', { title: 'Lids' })
    await shop(house.instance, handle, [await jars(9), lids])
    const { page, context } = await openPerson(browser, 390, { javaScriptEnabled })
    for (const [name, many] of [
      ['Lids', '1'],
      ['Jars', '3'],
    ] as const) {
      await page.goto(`${house.url}/@${handle}`)
      await page.getByText(name).click()
      await page.getByLabel('Quantity').fill(many)
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await (javaScriptEnabled ? page.getByText('In your cart').waitFor() : page.waitForURL(/cart/))
    }
    await jars(2)
    await page.goto(`${house.url}/@${handle}/checkout`)
    await page.getByText('Only 2 left.').waitFor()
    await page.getByLabel('Full name').fill('Ann')
    await page.getByLabel('E-mail').fill('ann@mail.example')
    await page.getByLabel('Phone').fill('138 0013 8000')
    await page.getByLabel('District, street and number').fill('1 Lake Road')
    await page.getByLabel('Town or city').fill('Hangzhou')
    await page.getByLabel('Province').fill('Zhejiang')
    const answered = page.waitForResponse(answer => answer.request().method() === 'POST')
    await page.getByLabel('Full name').press('Enter')
    expect((await answered).status()).toBe(409)
    expect(await page.getByLabel('Full name').inputValue()).toBe('Ann')
    await page.getByRole('button', { name: 'Take 2: Jars' }).click()
    await page.getByText('Your order · 3 items').waitFor()
    await page.getByLabel('Full name').press('Enter')
    await page.waitForURL(/\/pay/)
    await context.close()
  },
)

test('a checkout that comes back begins at its first mistake', async () => {
  const { page, context } = await openPerson(browser, 390, { javaScriptEnabled: false })
  await page.goto(`${house.url}/@mei`)
  await page.locator('.card a').first().click()
  await page.locator('form[data-buy] button').click()
  await page.goto(`${house.url}/@mei/checkout`)
  await page.getByLabel('Full name').fill('Ann')
  await page.getByLabel('E-mail').fill('a@b')
  await page.getByLabel('Phone').fill('138 0000 0000')
  await page.getByLabel('Street and number').fill('1 Lake Road')
  await page.getByLabel('Town or city').fill('Hangzhou')
  await page.getByLabel('Province').fill('Zhejiang')
  await page.getByRole('button', { name: /^Order for/ }).click()
  await page.getByText('Please write an e-mail address').waitFor()
  expect(await page.title()).toMatch(/^Please look at the marked fields/)
  await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('email')
  await context.close()
})

test('what is put right is no longer marked, and with the last of it nothing is said to be wrong', async () => {
  const { page, context } = await openPerson(browser, 390)
  await page.goto(`${house.url}/@mei`)
  await page.locator('.card a').first().click()
  await page.locator('form[data-buy] button').click()
  await page.locator('.cartbar:not([hidden])').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  for (const [label, text] of [
    ['Full name', 'Ann'],
    ['E-mail', 'a@b'],
    ['Phone', '12'],
    ['Street and number', '1 Lake Road'],
    ['Town or city', 'Hangzhou'],
    ['Province', 'Zhejiang'],
  ] as const)
    await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: /^Order for/ }).click()
  const said = page.getByText('Please look at the marked fields.')
  await said.waitFor()
  // Its script has run by then.
  await page.waitForLoadState()
  const marked = () =>
    page.locator('[aria-invalid]').evaluateAll(all => all.map(one => one.getAttribute('name')))
  expect(await marked()).toEqual(['email', 'phone'])
  await page.getByLabel('E-mail').fill('a@b.example')
  expect(await marked()).toEqual(['phone'])
  expect(await said.isVisible()).toBe(true)
  expect(await page.getByLabel('E-mail').getAttribute('aria-describedby')).toBe('email-hint')
  await page.getByLabel('Phone').fill('138 0000 0000')
  expect([await marked(), await said.count()]).toEqual([[], 0])
  await context.close()
})

test('adding keeps the place of whoever has no mouse, and the bar hides nothing they reach', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${house.url}/@mei`)
  await page.locator('.card a').first().click()
  const add = page.locator('form[data-buy] button')
  await add.focus()
  await page.keyboard.press('Enter')
  await page.locator('.cartbar:not([hidden])').waitFor()
  await page.locator('[data-said]').getByText('In your cart').waitFor()
  expect(await add.evaluate(one => one === document.activeElement)).toBe(true)
  await page.keyboard.press('Tab')
  const [focus, bar] = await page.evaluate(() =>
    [document.activeElement, document.querySelector('.cartbar .button')].map(one => {
      const { top, bottom } = one!.getBoundingClientRect()
      return { top, bottom }
    }),
  )
  expect(focus!.bottom <= bar!.top || focus!.top >= bar!.bottom).toBe(true)
  await context.close()
})

test('what is chosen is seen in the system’s own colours too', async () => {
  const { page, context } = await openPerson(browser)
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${house.url}/@mei`)
  await page.locator('.card a').first().click()
  await page.locator('form[data-buy] button').click()
  await page.locator('.cartbar:not([hidden])').waitFor()
  await page.goto(`${house.url}/@mei/checkout`)
  const grounds = await page
    .locator('.choices input[name=provider] + span')
    .evaluateAll(all => all.map(one => getComputedStyle(one).backgroundColor))
  expect(grounds.length).toBeGreaterThan(1)
  expect(new Set(grounds).size).toBe(2)
  await context.close()
})
