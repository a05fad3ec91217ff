import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { bundle, product, seller, shop, storedPicture, type Thing } from '../support/world.ts'

/** A thing of several colours and sizes: which one is meant is seen wherever it stands. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let shirt: Thing
let photo = ''
/** The hashes of its pictures, by colour. */
const shown: Record<string, string> = {}

const sellShirts = async (sellerId: string, stock: number) => {
  const { instance, clock } = house
  const colours = { Red: '#a03020', Blue: '#2040a0' }
  const pictures: Record<string, string> = {}
  for (const [name, colour] of Object.entries(colours)) {
    pictures[name] = await storedPicture(instance, colour)
    shown[name] = pictures[name].slice('stored:'.length).split('/')[0] ?? ''
  }
  const one = (colour: string, size: string) => ({
    ...{ external_id: `${colour}-${size}`, sku: null, gtin: null, compare_at_minor: null },
    // Of the first fewer than of the others.
    stock: `${colour}-${size}` === 'Red-S' ? Math.min(stock, 2) : stock,
    options: [
      { name: 'Colour', value: colour },
      { name: 'Size', value: size },
    ],
    ...{ price_minor: size === 'S' ? 9000 : 12_000, image_url: pictures[colour] ?? null },
  })
  const { id: productId } = await instance.db.transact(tx =>
    saveProduct(tx, {
      sellerId,
      currency: 'CNY',
      input: {
        ...{ external_id: 'shirt', title: 'Linen shirt', title_zh: null, description: '' },
        ...{ description_zh: null, brand: null, category: null, rate_bps: 1000 },
        image_urls: Object.values(pictures),
        variants: [one('Red', 'S'), one('Red', 'L'), one('Blue', 'S'), one('Blue', 'L')],
      },
      now: clock.now(),
    }),
  )
  return { productId, variantId: '' }
}

let wangId = ''
beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  wangId = wang.id
  shirt = await sellShirts(wangId, 9)
  const mei = await shop(house.instance, 'mei', [
    shirt,
    await product(house.instance, wangId, 'apples'),
  ])
  photo = await bundle(house.instance, mei.id, 'Picnic')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('by colour, then by size; what is chosen is the picture in the cart, and the page stays', async () => {
  const { page, context, complaints } = await openPerson(browser, 1280)
  await page.setViewportSize({ width: 1280, height: 600 })
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  const blue = page.getByRole('group', { name: 'Blue' })
  await page.mouse.wheel(0, 60)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(60)
  await blue.getByRole('radio', { name: 'L', exact: true }).check({ force: true })
  await page.locator('.gallery > :first-child').getByAltText('Blue').waitFor()
  // A frame later, as the browser keeps in place what it takes for the same.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(done)))
  expect(await page.evaluate(() => scrollY)).toBe(60)
  // All of them are seen: there is nothing to swipe.
  expect(await page.locator('.gallery').getAttribute('tabindex')).toBe('-1')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByText('In your cart').waitFor()
  await page.getByRole('link', { name: 'Cart (1)' }).click()
  const line = page.locator('.lines li', { hasText: 'Blue / L' })
  expect(await line.locator('img').getAttribute('src')).toContain(shown.Blue)
  expect(complaints).toEqual([])
  await context.close()
})

test('no more can be asked for than there is of what is chosen, without a script of any of them', async () => {
  const most = async (hasScripts: boolean) => {
    const { page, context } = await openPerson(browser, 390, { javaScriptEnabled: hasScripts })
    await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
    const field = page.locator('[name=quantity]')
    if (hasScripts) await expect.poll(() => field.getAttribute('max')).toBe('2')
    const small = await field.getAttribute('max')
    const red = page.getByRole('group', { name: 'Red' })
    await red.getByRole('radio', { name: 'L', exact: true }).check({ force: true })
    const large = await field.getAttribute('max')
    await context.close()
    return [small, large]
  }
  expect(await most(true)).toEqual(['2', '999'])
  expect(await most(false)).toEqual(['999', '999'])
})

test('on a phone its pictures are swiped and counted', async () => {
  const { page, context } = await openPerson(browser, 390)
  await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
  expect(await page.locator('.gallery').getAttribute('tabindex')).toBe('0')
  await page.screenshot({ path: 'tests/artefacts/choices-390.png' })
  const counts = page.locator('.gallery > [data-at]')
  expect(await counts.evaluateAll(all => all.map(one => one.dataset.at))).toEqual(['1/2', '2/2'])
  expect(await page.getByAltText('Linen shirt · Blue', { exact: true }).count()).toBe(1)
  // As large as there is, in the page; without a script its address leads there.
  const link = page.getByRole('link', { name: 'Linen shirt · Blue' })
  expect(await link.getAttribute('href')).toMatch(/\/img\/\w+\/\d+\.webp/)
  await link.click()
  const large = page.getByRole('dialog')
  await large.getByAltText('Linen shirt · Blue').waitFor()
  expect(await large.locator('img').evaluate(one => (one as HTMLImageElement).src)).toContain(
    shown.Blue,
  )
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'hidden' })
  expect(await link.evaluate(one => one === document.activeElement)).toBe(true)
  await context.close()
})

test('led to its price by a button elsewhere, one press buys; what came of it is not behind the bar', async () => {
  const { page, context } = await openPerson(browser, 390)
  await page.setViewportSize({ width: 390, height: 664 })
  await page.goto(`${house.url}/@mei/p/${shirt.productId}#buy`)
  const [price, add] = [page.locator('.amount .price'), page.locator('form[data-buy] button')]
  for (const part of [price, add]) await expect.poll(() => isSeen(part)).toBe(true)
  // As far down as it can be pressed at all.
  await add.evaluate(one => scrollBy(0, one.getBoundingClientRect().bottom + 4 - innerHeight))
  await add.click()
  const said = page.getByText('In your cart')
  await said.waitFor()
  await page.locator('.cartbar:not([hidden])').waitFor()
  await expect.poll(() => isSeen(said)).toBe(true)
  await context.close()
})

/** In the window, and nothing lies on it. */
const isSeen = (part: Locator) =>
  part.evaluate(one => {
    const { left, top, bottom } = one.getBoundingClientRect()
    const on = (y: number) => one.contains(document.elementFromPoint(left + 8, y))
    return on(top + 4) && on(bottom - 4)
  })

test('chosen within a photo, its picture there is the chosen one', async () => {
  const { page, context } = await openPerson(browser, 390)
  await page.goto(`${house.url}/@mei/${photo}`)
  const picture = page.locator('.lines li', { hasText: 'Linen shirt' }).locator('img')
  expect(await picture.getAttribute('src')).toContain(shown.Red)
  await page.getByRole('combobox').selectOption({ label: 'Blue / S · CN¥90.00' })
  await expect
    .poll(() => picture.evaluate(one => (one as HTMLImageElement).currentSrc))
    .toContain(shown.Blue)
  // Gone away and come back, the choice stands, and so does its picture.
  await page.goto(`${house.url}/@mei`)
  await page.goBack()
  expect(await page.getByRole('combobox').inputValue()).not.toBe('')
  await expect
    .poll(() => picture.evaluate(one => (one as HTMLImageElement).currentSrc))
    .toContain(shown.Blue)
  await context.close()
})

test('sold out, it still says what there was and from which price', async () => {
  await sellShirts(wangId, 0)
  const { page, context } = await openPerson(browser, 390)
  // The page follows when the house, which works by itself, has come to it.
  const look = async () => {
    await page.goto(`${house.url}/@mei/p/${shirt.productId}`)
    return page.getByText('from CN¥90.00').count()
  }
  await expect.poll(look).toBe(1)
  const choices = page.getByRole('radio')
  expect(await choices.count()).toBe(4)
  for (const choice of await choices.all()) expect(await choice.isDisabled()).toBe(true)
  await sellShirts(wangId, 9)
  await context.close()
})
