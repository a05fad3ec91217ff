import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { slugFor } from '../../server/catalog/product.ts'
import { frameSandbox } from '../../server/http/oembed.ts'
import { shops } from '../../server/shops/schema.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { products, seller, shop } from '../support/world.ts'
import { openHost } from './host-page.ts'

/** The framed page: who may frame it, and how tall it may make itself. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>
let shopId = ''
let slug = ''

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  const things = await products(house.instance, wang.id, 12)
  shopId = (await shop(house.instance, 'mei', things)).id
  await shop(house.instance, 'empty')
  slug = slugFor('Box of item-1', things[0]!.productId)
  host = await openHost({})
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await house.close()
})
beforeEach(async () => {
  for (const path of Object.keys(host.pages)) delete host.pages[path]
  await allow([])
})

async function allow(embedHosts: string[]): Promise<void> {
  await house.instance.db.transact(tx =>
    tx.update(shops).set({ embedHosts }).where(eq(shops.id, shopId)),
  )
}

const ask = (path: string) => createApp(house.instance).request(path)
const frame = (path: string, more = '') =>
  `<iframe src="${house.url}/embed${path}" width="100%" height="300" title="Mei" sandbox="${frameSandbox}"${more}></iframe>`
const loader = () => `<script async src="${house.url}/embed/v1-frame.js"></script>`

async function ancestors(path: string): Promise<string> {
  const policy = (await ask(path)).headers.get('content-security-policy') ?? ''
  return /frame-ancestors ([^;]*)/.exec(policy)?.[1] ?? ''
}

describe('who may frame it', () => {
  test('anybody, until the curator names hosts', async () => {
    expect(await ancestors('/embed/@mei')).toBe('')
    await allow(['blog.example.com', '*.mei.example', 'localhost:8080'])
    for (const path of ['/embed/@mei', `/embed/@mei/p/${slug}`])
      expect(await ancestors(path)).toBe("'self' blog.example.com *.mei.example localhost:8080")
  })

  test('every other page of the instance stays out of frames', async () => {
    for (const path of ['/@mei', '/@mei/cart', '/dashboard', '/', `/@mei/p/${slug}`])
      expect((await ask(path)).headers.get('content-security-policy'), path).toContain(
        "frame-ancestors 'none'",
      )
  })

  test('a page that takes in only what says so (COEP) shows it, pictures and all', async () => {
    host.pages['/'] = {
      headers: { 'cross-origin-embedder-policy': 'require-corp' },
      body: `${loader()}${frame('/@mei?limit=12')}<iframe src="${house.url}/embed/@nobody"></iframe>`,
    }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    const shown = page.frameLocator('iframe')
    await shown.first().getByText('Box of item-12').waitFor()
    await shown.last().locator('p').waitFor()
    expect(complaints.filter(one => !one.includes('404'))).toEqual([])
    await context.close()
  })

  test('no browser shows it to a host that is not named', async () => {
    await allow(['blog.example.com'])
    host.pages['/'] = { body: `${loader()}${frame('/@mei')}` }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    await expect.poll(() => complaints.join()).toMatch(/frame-ancestors|Framing/)
    expect(await page.frameLocator('iframe').getByText('Box of item-1').count()).toBe(0)
    await context.close()
  })

  test('an unknown shop or product is a small 404 that may be framed', async () => {
    for (const path of ['/embed/@nobody', '/embed/@mei/p/nothing', '/embed/@nobody/p/x']) {
      expect((await ask(path)).status, path).toBe(404)
      expect(await ancestors(path)).toBe('')
    }
  })

  test('what its address asks is checked, and never markup', async () => {
    const query = new URLSearchParams({
      placement: '"><script>alert(1)</script>',
      theme: '"onload="',
      lang: 'xx',
      accent: 'red',
      limit: '9999',
      currency: 'x',
      section: '"><b>',
    })
    const html = await (await ask(`/embed/@mei?${query}`)).text()
    expect(html).toContain(
      `<xiaopu-shop shop="${house.url}/@mei" placement="scriptalert(1)/script" section="&quot;&gt;&lt;b&gt;" limit="30"></xiaopu-shop>`,
    )
  })
})

async function heightOf(page: Page): Promise<number> {
  return Number(await page.locator('iframe').first().getAttribute('height'))
}

describe('how tall it is', () => {
  test('it grows as well where its script comes long after what is in it', async () => {
    host.pages['/'] = { body: frame('/@mei?limit=12') }
    const { page, context, complaints } = await openPerson(browser, 390)
    await page.clock.install()
    await page.goto(host.url)
    await page.frameLocator('iframe').getByText('Box of item-12').waitFor()
    await page.clock.runFor(60_000)
    await page.addScriptTag({ url: `${house.url}/embed/v1-frame.js` })
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1000)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('it grows with what is in it, and anew when that changes', async () => {
    host.pages['/'] = { body: `${loader()}${frame('/@mei?limit=12')}` }
    const { page, context, complaints } = await openPerson(browser, 390)
    await page.goto(host.url)
    await page.frameLocator('iframe').getByText('Box of item-12').waitFor()
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1000)
    const tall = await heightOf(page)
    const inside = await page
      .frames()[1]!
      .evaluate(() => [document.documentElement.scrollHeight, innerHeight])
    expect(inside[0]).toBe(inside[1])
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(() => heightOf(page)).toBeLessThan(tall)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a frame that is not sandboxed grows too', async () => {
    host.pages['/'] = {
      body: `${loader()}<iframe src="${house.url}/embed/@mei?limit=12" height="300" title="Mei"></iframe>`,
    }
    const { page, context, complaints } = await openPerson(browser, 390)
    await page.goto(host.url)
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1000)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('under a strict policy of the host too, and for a product', async () => {
    host.pages['/'] = {
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${house.url}; frame-src ${house.url}`,
      },
      body: `${frame(`/@mei/p/${slug}`)}${loader()}`,
    }
    const { page, context, complaints } = await openPerson(browser, 320)
    await page.goto(host.url)
    await page.frameLocator('iframe').getByText('Sold and shipped by Wang').waitFor()
    await expect.poll(() => heightOf(page)).toBeGreaterThan(320)
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    ['auto', 'light', 255],
    ['auto', 'dark', 18],
    ['dark', 'light', 18],
    ['light', 'dark', 255],
  ] as const)(
    'a button’s words can be read on any page: %s for who reads %s',
    async (theme, colorScheme, grey) => {
      host.pages['/'] = {
        body: `<body style="background:#111">${frame(`/@mei/p/${slug}?as=button&theme=${theme}`)}`,
      }
      const { page, context } = await openPerson(browser, 390, { colorScheme })
      await page.goto(host.url)
      const inside = page.frameLocator('iframe')
      await inside.locator('xiaopu-buy .note').waitFor()
      const paper = () =>
        inside.locator('body').evaluate(body => getComputedStyle(body).backgroundColor)
      await expect.poll(paper).toBe(`rgb(${grey}, ${grey}, ${grey})`)
      await context.close()
    },
  )

  test('never under 200, never over 4000', async () => {
    host.pages['/'] = { body: `${loader()}${frame('/@empty')}` }
    const { page, context } = await openPerson(browser, 1280)
    await page.goto(host.url)
    await expect.poll(() => heightOf(page)).toBe(200)
    const inside = page.frames()[1]!
    await inside.evaluate(() => {
      document.querySelector('xiaopu-shop')?.remove()
      document.body.append(document.createElement('canvas'))
      document.querySelector('canvas')?.setAttribute('height', '9000')
    })
    await expect.poll(() => heightOf(page)).toBe(4000)
    const said = (message: unknown) =>
      inside.evaluate(one => window.parent.postMessage(one, '*'), message)
    await said({ xiaopu: 1, type: 'height', height: 1e9 })
    await said({ xiaopu: 1, type: 'height', height: '300' })
    await said({ xiaopu: 1, type: 'height', height: null })
    await said({ xiaopu: 2, type: 'height', height: 300 })
    await said('height 300')
    await said(null)
    await page.waitForTimeout(200)
    expect(await heightOf(page)).toBe(4000)
    await said({ xiaopu: 1, type: 'height', height: -5 })
    await expect.poll(() => heightOf(page)).toBe(200)
    await context.close()
  })

  test('a foreign frame and the host’s own scripts cannot speak for it', async () => {
    const liar = `setInterval(() => {
      parent.postMessage({ xiaopu: 1, type: 'height', height: 3333 }, '*')
      parent.frames[0].postMessage({ xiaopu: 1, type: 'hello' }, '*')
    }, 20)`
    host.pages['/liar'] = { body: `<script>${liar}</script>` }
    host.pages['/'] = {
      body: `${loader()}${frame('/@mei?limit=3')}<iframe src="/liar"></iframe>
        <script>setInterval(() => postMessage({ xiaopu: 1, type: 'height', height: 3333 }, '*'), 20)</script>`,
    }
    const { page, context } = await openPerson(browser)
    await page.goto(host.url)
    await page.frameLocator('iframe').first().getByText('Box of item-3').waitFor()
    await expect.poll(() => heightOf(page)).toBeGreaterThan(300)
    await page.waitForTimeout(300)
    expect(await heightOf(page)).not.toBe(3333)
    await context.close()
  })

  test('it tells its height to nobody who is not named', async () => {
    await allow(['127.0.0.1:1'])
    const script = await (await ask('/embed/v1-page.js')).text()
    host.pages['/inner'] = {
      html: 'data-hosts="blog.example.com *.mei.example"',
      body: `<p>inside</p><script>${script}</script>`,
    }
    // Another origin than the page inside: a name for the same machine.
    const other = host.url.replace('127.0.0.1', 'localhost')
    host.pages['/'] = {
      body: `<iframe src="${other}/inner"></iframe><script>
        window.heard = []
        addEventListener('message', event => {
          window.heard.push(event.data.type)
          event.source.postMessage({ xiaopu: 1, type: 'hello' }, '*')
        })</script>`,
    }
    const { page, context } = await openPerson(browser)
    const heard = async () =>
      new Set(await page.evaluate(() => (window as unknown as { heard: string[] }).heard))
    await page.goto(host.url)
    await expect.poll(heard).toEqual(new Set(['ready']))
    await page.waitForTimeout(500)
    expect(await heard()).toEqual(new Set(['ready']))
    host.pages['/inner'].html = 'data-hosts="127.0.0.1"'
    await page.goto(host.url)
    await expect.poll(heard).toEqual(new Set(['ready', 'height']))
    await context.close()
  })
})

test('without scripts the frame holds a link that leads out of it', async () => {
  host.pages['/'] = { body: frame('/@mei') }
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(host.url)
  const link = page.frameLocator('iframe').getByRole('link', { name: 'Shop of mei' })
  expect(await link.getAttribute('target')).toBe('_top')
  await context.close()
})

describe('oEmbed', () => {
  const about = (url: string, more = '') => ask(`/oembed?url=${encodeURIComponent(url)}${more}`)

  test('a shop and a product say how to frame them, within the asked size', async () => {
    const whole = await (await about(`${house.url}/@mei?placement=forum`)).json()
    expect(whole).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'Shop of mei',
      width: 640,
      height: 600,
    })
    expect(whole.html).toContain(`src="${house.url}/embed/@mei?placement=forum"`)
    const one = await (
      await about(`${house.url}/@mei/p/${slug}`, '&maxwidth=320&maxheight=240')
    ).json()
    expect(one).toMatchObject({ title: 'Box of item-1', width: 320, height: 240 })
    expect(one.html).toContain(`src="${house.url}/embed/@mei/p/${slug}"`)
    expect(one.html).not.toMatch(/style=|<script/)
    const answer = await about(`${house.url}/@mei`)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await about(`${house.url}/@mei`, '&format=xml')).status).toBe(501)
  })

  test('what it answers works in a page', async () => {
    const { html } = await (await about(`${house.url}/@mei/p/${slug}`)).json()
    host.pages['/'] = { body: html }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    await page.frameLocator('iframe').getByRole('link', { name: 'See it in the shop' }).click()
    await page.waitForURL(`${house.url}/@mei/p/${slug}`)
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    'https://evil.example/@mei',
    '//evil.example/@mei',
    'javascript:alert(1)',
    'data:text/html,x',
    '/@mei',
    '@mei',
    '',
    'HOUSE.evil.example/@mei',
    'USER/@mei',
    'HOUSE/@nobody',
    'HOUSE/@mei/p/nothing',
    'HOUSE/@mei/p/%E0%A4%A',
    'HOUSE/@mei/cart',
    'HOUSE/dashboard',
    'HOUSE/@mei/p/x/y',
  ])('%s is not found', async url => {
    const asked = url
      .replace('HOUSE', house.url)
      .replace('USER', house.url.replace('//', '//user:pass@'))
    expect((await about(asked)).status).toBe(404)
  })

  test('the shop’s page names it, early in its head', async () => {
    const html = await (await ask('/@mei')).text()
    const at = html.indexOf('application/json+oembed')
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(html.indexOf('</head>'))
    expect(at).toBeLessThan(150_000)
  })
})
