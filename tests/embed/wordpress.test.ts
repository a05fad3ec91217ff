import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { slugFor } from '../../server/catalog/product.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { products, seller, shop } from '../support/world.ts'
import { openHost } from './host-page.ts'
import { inPost, wpEmbedScript } from './wordpress.ts'

/** A shop's address pasted into a WordPress post: found, framed, as tall as it is, and it leads out. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>
let slug = ''

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  const things = await products(house.instance, wang.id, 12)
  await shop(house.instance, 'mei', things)
  slug = slugFor('Box of item-1', things[0]!.productId)
  host = await openHost({})
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await house.close()
})
beforeEach(() => {
  for (const path of Object.keys(host.pages)) delete host.pages[path]
})

/** From the address alone, as WordPress does it: the page's own link leads to the answer. */
async function answerTo(address: string): Promise<string> {
  const page = await (await fetch(address)).text()
  const [, found = ''] =
    /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? []
  expect(found).toMatch(/^https?:[^\s"]+$/)
  const asked = `${found.replaceAll('&amp;', '&')}&maxwidth=640&maxheight=960`
  return ((await (await fetch(asked)).json()) as { html: string }).html
}

const post = async (address = `${house.url}/@mei/p/${slug}`) =>
  inPost(await answerTo(address)) ?? ''
const script = `<script>${wpEmbedScript}</script>`
const frameOf = (page: Page) => page.locator('iframe')
const heightIn = async (page: Page) =>
  page.frames()[1]!.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height))

test('nothing of ours but a link and the locked frame is left in the post', async () => {
  const html = await post()
  expect(html.match(/<[a-z]+/g)).toEqual(['<blockquote', '<a', '<iframe'])
  expect(html).toContain(`href="${house.url}/@mei/p/${slug}"`)
  expect(html).toContain('sandbox="allow-scripts" security="restricted"')
})

test('the frame shows itself and gets its height; the link before it goes', async () => {
  host.pages['/'] = { body: `${await post()}${script}` }
  const { page, context, complaints } = await openPerson(browser, 700)
  await page.goto(host.url)
  await page.frameLocator('iframe').getByText('Sold and shipped by Wang').waitFor()
  await expect
    .poll(async () => Number(await frameOf(page).getAttribute('height')))
    .toBe(await heightIn(page))
  expect(await frameOf(page).getAttribute('style')).toBeNull()
  expect(await page.getByRole('link', { name: 'Box of item-1' }).isVisible()).toBe(false)
  expect(complaints).toEqual([])
  await context.close()
})

test('a shelf is as tall as WordPress lets it be, again when the page turns narrow', async () => {
  host.pages['/'] = { body: `${await post(`${house.url}/@mei`)}${script}` }
  const { page, context } = await openPerson(browser, 1280)
  await page.goto(host.url)
  await page.frameLocator('iframe').getByText('Box of item-6').waitFor()
  const told = async () => Number(await frameOf(page).getAttribute('height'))
  const most = async () => Math.min(1000, Math.max(200, await heightIn(page)))
  await expect.poll(async () => (await told()) === (await most())).toBe(true)
  const wide = await told()
  await frameOf(page).evaluate(frame => frame.setAttribute('width', '320'))
  await expect.poll(told).not.toBe(wide)
  await expect.poll(async () => (await told()) === (await most())).toBe(true)
  await context.close()
})

test('a click on a product leads the whole window to it', async () => {
  host.pages['/'] = { body: `${await post(`${house.url}/@mei?placement=my+blog`)}${script}` }
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(host.url)
  await page.frameLocator('iframe').getByRole('link', { name: 'Box of item-1' }).first().click()
  await page.waitForURL(`${house.url}/@mei/p/${slug}?placement=my+blog`)
  expect(complaints).toEqual([])
  await context.close()
})

test('so does the enter key', async () => {
  host.pages['/'] = { body: `${await post()}${script}` }
  const { page, context } = await openPerson(browser)
  await page.goto(host.url)
  await page.frameLocator('iframe').getByRole('link', { name: 'See it in the shop' }).press('Enter')
  await page.waitForURL(`${house.url}/@mei/p/${slug}`)
  await context.close()
})

test('where WordPress will not follow, the address is there to be taken along', async () => {
  // The frame from another host than its links lead to: the rule of wp-embed.js says no.
  const html = (await post()).replace(' src="http://localhost', ' src="http://127.0.0.1')
  host.pages['/'] = { body: `${html}${script}` }
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(host.url)
  const inside = page.frameLocator('iframe')
  const address = inside
    .getByRole('status')
    .getByRole('link', { name: `${house.url}/@mei/p/${slug}` })
  await inside.getByText('Sold and shipped by Wang').waitFor()
  expect(await address.count()).toBe(0)
  await inside.getByRole('link', { name: 'See it in the shop' }).click()
  await address.waitFor()
  expect(page.url()).toBe(`${host.url}/`)
  await expect
    .poll(async () => Number(await frameOf(page).getAttribute('height')))
    .toBe(await heightIn(page))
  expect(complaints).toEqual([])
  await context.close()
})

test('a script that comes after the frame is told all the same', async () => {
  host.pages['/'] = { body: `${await post()}<script src="/wp-embed.js"></script>` }
  const { page, context } = await openPerson(browser)
  await page.route('**/wp-embed.js', async route => {
    await page
      .frameLocator('iframe')
      .getByText('Sold and shipped by Wang')
      .waitFor({ state: 'attached' })
    await route.fulfill({ contentType: 'text/javascript', body: wpEmbedScript })
  })
  await page.goto(host.url)
  await expect
    .poll(async () => Number(await frameOf(page).getAttribute('height')))
    .toBe(await heightIn(page))
  await context.close()
})

test('a secret that is written later is heard, another one afterwards is not', async () => {
  const html = (await post()).replaceAll(/ data-secret="\w+"|#\?secret=\w+/g, '')
  host.pages['/'] = { body: `${html}${script}` }
  const { page, context } = await openPerson(browser)
  await page.goto(host.url)
  await expect.poll(() => frameOf(page).getAttribute('style')).toBeNull()
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('message', event => heard.push(event.data.secret))
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage({ message: 'ready', secret: 'somebody' }, '*')
  })
  await frameOf(page).evaluate(frame => frame.setAttribute('width', '300'))
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  await expect.poll(async () => (await heard()).filter(Boolean).length).toBeGreaterThan(0)
  expect(await heard()).not.toContain('somebody')
  await context.close()
})

test('so is one that only the address tells, as older versions do', async () => {
  const html = (await post()).replaceAll(
    / data-secret="\w+"|#\?secret=\w+|wp-embedded-content/g,
    '',
  )
  host.pages['/'] = { body: `${html}${script}` }
  const { page, context } = await openPerson(browser)
  await page.goto(host.url)
  await page.frameLocator('iframe').getByText('Sold and shipped by Wang').waitFor({
    state: 'attached',
  })
  expect(await frameOf(page).getAttribute('style')).not.toBeNull()
  await frameOf(page).evaluate((frame: HTMLIFrameElement) => {
    frame.src += '#?secret=Older12345'
    frame.setAttribute('data-secret', 'Older12345')
  })
  await expect.poll(() => frameOf(page).getAttribute('style')).toBeNull()
  await context.close()
})

test('without scripts the post keeps its link', async () => {
  host.pages['/'] = { body: await post() }
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(host.url)
  await page.getByRole('link', { name: 'Box of item-1' }).click()
  await page.waitForURL(`${house.url}/@mei/p/${slug}`)
  await context.close()
})

test('elsewhere the answer is the frame alone', async () => {
  host.pages['/'] = { body: await answerTo(`${house.url}/@mei/p/${slug}`) }
  const { page, context } = await openPerson(browser)
  await page.goto(host.url)
  await page.frameLocator('iframe').getByText('Sold and shipped by Wang').waitFor()
  expect(await page.getByRole('link', { name: 'Box of item-1' }).isVisible()).toBe(false)
  await context.close()
})
