import { eq } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { shops } from '../../server/shops/schema.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { pick, product, products, seller, shop } from '../support/world.ts'

/** Whoever has no mouse shops as everybody else does, and always sees where they are. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const { instance, clock } = house
  const wang = await seller(instance, 'Wang')
  const size = (value: string, price_minor: number, stock: number) => ({
    ...{ external_id: `shirt-${value}`, sku: null, gtin: null, image_url: null },
    ...{ options: [{ name: 'Size', value }], price_minor, compare_at_minor: null, stock },
  })
  const { id } = await instance.db.transact(tx =>
    saveProduct(tx, {
      sellerId: wang.id,
      currency: 'CNY',
      input: {
        ...{ external_id: 'shirt', title: 'Linen shirt', title_zh: null, description: 'Cool.' },
        ...{ description_zh: null, brand: null, category: null, image_urls: [], rate_bps: 1000 },
        variants: [size('S', 9000, 5), size('M', 9500, 0), size('L', 12_000, 9)],
      },
      now: clock.now(),
    }),
  )
  const [shirt] = await instance.db.read(reader => productsByIds(reader, [id]))
  await shop(instance, 'mei', [
    { productId: id, variantId: shirt!.variants[0]!.id },
    await product(instance, wang.id, 'apples', { title: 'Box of apples' }),
  ])
  const big = await shop(instance, 'big')
  await instance.db.transact(tx =>
    tx.update(shops).set({ tierId: 'established' }).where(eq(shops.id, big.id)),
  )
  const many = await products(instance, wang.id, 30)
  const plate = await product(instance, wang.id, 'plate', { title: 'Blue plate' })
  await pick(instance, big.id, [...many, plate])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

type Focused = { is: string; wrong: string | null }

/** What has the focus, and what keeps anybody from seeing that. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const one = document.activeElement as HTMLElement | null
    if (!one || one === document.body) return { is: 'nothing', wrong: null }
    const label = (one as HTMLInputElement).labels?.[0]?.innerText
    const name = one.getAttribute('aria-label') || label || one.textContent || one.id
    const is = `${one.tagName.toLowerCase()} ${name.trim().replace(/\s+/g, ' ')}`
    // A choice is drawn by what stands beside its own, unseen, control.
    const drawn = one.matches('.choices input') ? (one.nextElementSibling as HTMLElement) : one
    const { outlineStyle, outlineWidth, outlineColor, visibility } = getComputedStyle(drawn)
    const box = drawn.getBoundingClientRect()
    const edge = (value: string) => Number.parseFloat(value) || 0
    const reach = edge(outlineWidth) + edge(getComputedStyle(drawn).outlineOffset)
    let cutter = drawn.parentElement
    for (; cutter; cutter = cutter.parentElement) {
      const { contentVisibility, overflowClipMargin } = getComputedStyle(cutter)
      if (contentVisibility !== 'auto') continue
      const room = cutter.getBoundingClientRect()
      const shown = edge(overflowClipMargin) + 0.5
      if (box.top - reach < room.top - shown || box.bottom + reach > room.bottom + shown) break
      if (box.left - reach < room.left - shown || box.right + reach > room.right + shown) break
    }
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    const wrong = !one.matches(':focus-visible')
      ? 'not :focus-visible'
      : outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2
        ? `outline ${outlineStyle} ${outlineWidth}`
        : /, 0\)$|transparent/.test(outlineColor)
          ? `outline ${outlineColor}`
          : visibility !== 'visible' || box.width < 2 || box.height < 2
            ? `box ${box.width} x ${box.height}`
            : box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth
              ? `out of the window at ${box.x}, ${box.y}`
              : cutter
                ? `its ring is cut off by ${cutter.tagName}.${cutter.className}`
                : top && !drawn.contains(top) && !top.contains(drawn) && !one.contains(top)
                  ? `under ${top.tagName}.${top.className}`
                  : null
    return { is, wrong }
  })
}

/** A stop of the tab key: seen, and seen to have the focus. */
async function expectSeen(page: Page): Promise<string> {
  const { is, wrong } = await focused(page)
  expect({ is, wrong }).toEqual({ is, wrong: null })
  return is
}

/** Goes on with one key until the wanted place has the focus; every stop on the way is seen. */
async function goTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<string[]> {
  const passed: string[] = []
  for (let times = 0; times < 60; times++) {
    await page.keyboard.press(key)
    if ((await focused(page)).is === 'nothing') continue
    const is = await expectSeen(page)
    passed.push(is)
    if (wanted.test(is)) return passed
  }
  throw new Error(`${wanted} is not reached: ${passed.join(' | ')}`)
}

/** Follows what has the focus and waits for the page it leads to. */
async function enter(page: Page, to: RegExp): Promise<void> {
  await Promise.all([page.waitForURL(to), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
}

/** No mouse is touched: whatever a test presses is heard as a key. */
async function withoutMouse(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    for (const name of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(
        name,
        () => sessionStorage.setItem('touched', String(1 + Number(sessionStorage.touched ?? 0))),
        true,
      )
  })
  return () => page.evaluate(() => Number(sessionStorage.getItem('touched') ?? 0))
}

test('a buyer with a keyboard alone goes from the shelf to a paid order', async () => {
  const { page, context, complaints } = await openPerson(browser, 1280)
  const touched = await withoutMouse(page)
  await page.goto(`${house.url}/@mei`)

  await page.keyboard.press('Tab')
  expect(await expectSeen(page)).toBe('a Skip to content')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#main$/)
  const [first] = await goTo(page, /^a /)
  expect(first).toMatch(/^a .*Linen shirt/)
  // Backwards it is the same way.
  await page.keyboard.press('Shift+Tab')
  await goTo(page, /^a .*Linen shirt/)
  await enter(page, /\/p\/linen-shirt/)

  const way = await goTo(page, /^input S$/)
  expect(way[0]).toBe('a Skip to content')
  expect(await page.locator('[data-price]').first().textContent()).toContain('90.00')
  // What is sold out is stepped over.
  await page.keyboard.press('ArrowDown')
  expect(await expectSeen(page)).toBe('input L')
  expect(await page.locator('p[data-price]').textContent()).toContain('120.00')
  // Who does not see it hears it.
  expect(
    await page.locator('p[data-price][aria-live=polite], p[data-left][aria-live]').count(),
  ).toBe(2)
  await page.keyboard.press('ArrowUp')
  expect(await expectSeen(page)).toBe('input S')
  await page.keyboard.press('ArrowDown')
  await goTo(page, /^input Quantity$/)
  await page.keyboard.press('ArrowUp')
  await goTo(page, /^button Add to cart$/)
  await page.keyboard.press('Space')
  await page.getByText('In your cart').waitFor()
  await goTo(page, /^a 2 items.*Checkout$/)
  await enter(page, /\/checkout/)
  await goTo(page, /^a Change the cart$/)
  await enter(page, /\/cart/)

  await goTo(page, /^input .*Linen shirt · L$/)
  await Promise.all([
    page.waitForResponse(answer => answer.request().method() === 'POST'),
    (async () => {
      await page.keyboard.press('Control+A')
      await page.keyboard.type('3')
      await page.keyboard.press('Enter')
    })(),
  ])
  await page.getByText('360.00').first().waitFor()
  await goTo(page, /^a Checkout$/)
  await enter(page, /\/checkout/)

  const fields = [
    [/^input Full name/, 'Li Lei'],
    [/^input E-mail/, 'li@mail.example'],
    [/^input Phone/, '138 0000 0000'],
    [/^select Country/, 'China'],
    [/^input Province/, 'Zhejiang'],
    [/^input Town or city/, 'Hangzhou'],
    [/^input District, street and number/, '1 Lake Road'],
    [/^input .*(optional)/i, 'Flat 2'],
    [/^input Postal code/, '310000'],
  ] as const
  for (const [field, text] of fields) {
    await goTo(page, field)
    if (text !== 'China') await page.keyboard.type(text)
  }
  await goTo(page, /^input .*Test payment/)
  await goTo(page, /^summary Have a discount code/)
  await page.keyboard.press('Enter')
  await goTo(page, /^input Discount code/)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await goTo(page, /^button Order for .*368\.00$/)
  await enter(page, /\/orders\/.*\/pay/)

  await goTo(page, /^button Approve/)
  await enter(page, /\/orders\/[^/]*(\?.*)?$/)
  await page.getByText('Thank you. Your order has been passed on.').waitFor()
  for (const shown of ['Li Lei', '1 Lake Road', 'Flat 2', 'Linen shirt'])
    expect(await page.getByText(shown).first().isVisible()).toBe(true)
  await goTo(page, /^summary Cancel this parcel Wang$/)
  await page.keyboard.press('Enter')
  await goTo(page, /^button Yes, cancel it$/)
  expect(await touched()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('a thing is saved for later, found again and taken away with the keyboard alone', async () => {
  const { page, context, complaints } = await openPerson(browser)
  const touched = await withoutMouse(page)
  await page.goto(`${house.url}/@mei`)
  await goTo(page, /^a .*Box of apples/)
  await enter(page, /\/p\/box-of-apples/)
  await goTo(page, /^button Save for later$/)
  await page.keyboard.press('Space')
  await page.locator('[data-save] button[aria-pressed=true]').waitFor()
  expect(await expectSeen(page)).toBe('button Saved')
  await goTo(page, /^a See all of them$/)
  await enter(page, /\/saved/)
  await goTo(page, /^a .*Box of apples/)
  await goTo(page, /^button Remove: Box of apples$/)
  await Promise.all([page.waitForLoadState('load'), page.keyboard.press('Enter')])
  await page.getByText('Nothing saved yet').waitFor()
  expect(await touched()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('a big shelf is searched and narrowed with the keyboard alone', async () => {
  const { page, context, complaints } = await openPerson(browser)
  const touched = await withoutMouse(page)
  await page.goto(`${house.url}/@big`)
  await goTo(page, /^input Search/)
  await page.keyboard.type('plate')
  await enter(page, /[?&]q=plate/)
  expect(await page.locator('.card').count()).toBe(1)
  await goTo(page, /^summary /)
  await page.keyboard.press('Space')
  await goTo(page, /^select /)
  await page.keyboard.press('ArrowDown')
  await goTo(page, /^input .*stock/i)
  await page.keyboard.press('Space')
  expect(await page.locator('input[name=stock]').isChecked()).toBe(true)
  await goTo(page, /^input Search/, 'Shift+Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('box')
  await goTo(page, /^button Search$/)
  await enter(page, /q=box/)
  const { searchParams } = new URL(page.url())
  expect([searchParams.get('sort'), searchParams.get('stock')]).toEqual(['price_up', '1'])
  expect(await page.locator('.card').count()).toBe(30)
  await goTo(page, /^a 中文$/)
  expect(await touched()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

/** Everything that moves, or would when it appears or changes, longer than nobody notices. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seconds = (text: string) =>
      Math.max(
        ...text
          .split(',')
          .map(one => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)),
      )
    // `settle` takes presses away for a moment; nothing of it is seen.
    const isSeen = (names = 'none') => /^(?!(none|settle)$)/.test(names)
    const told = [...document.querySelectorAll('*')].flatMap(one => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(one)
      const isAnimated = isSeen(animationName) && seconds(animationDuration) > 0.01
      return isAnimated || seconds(transitionDuration) > 0.01
        ? [`${one.tagName}.${one.className}`]
        : []
    })
    const running = document
      .getAnimations()
      .filter(one => isSeen((one as CSSAnimation).animationName))
      .filter(one => Number(one.effect?.getComputedTiming().duration ?? 0) > 10)
      .map(one => `running ${one.id || (one as CSSAnimation).animationName}`)
    return [...told, ...running]
  })
}

describe('where motion is unwelcome', () => {
  const walk = async (context: BrowserContext) => {
    const page = await context.newPage()
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      found[name] = await moving(page)
    }
    await page.goto(`${house.url}/@mei`)
    await look('shelf')
    await page.goto(`${house.url}/@mei`)
    await page.keyboard.press('Tab')
    await goTo(page, /^a .*Box of apples/)
    await enter(page, /\/p\//)
    await look('product')
    await goTo(page, /^button Add to cart$/)
    await page.keyboard.press('Enter')
    await page.locator('.cartbar:not([hidden])').waitFor()
    await look('product with the bar')
    await page.goto(`${house.url}/@mei`)
    await page.locator('.cartbar:not([hidden])').waitFor()
    await look('shelf with the bar')
    await page.goto(`${house.url}/@mei/cart`)
    await look('cart')
    await context.close()
    return found
  }

  test('nothing on shelf, product and cart moves, not even the bar that appears', async () => {
    const found = await walk(await browser.newContext({ reducedMotion: 'reduce' }))
    expect(Object.values(found).flat()).toEqual([])
    expect(Object.keys(found)).toHaveLength(5)
  })

  test('elsewhere the bar rises, so that this would be noticed', async () => {
    const found = await walk(await browser.newContext({ reducedMotion: 'no-preference' }))
    expect(found['product with the bar']?.join()).toContain('ASIDE.cartbar')
  })
})
