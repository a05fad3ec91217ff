import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Kind, snippet } from '../../dashboard/curator/embed/snippet.ts'
import { slugFor } from '../../server/catalog/product.ts'
import { openBrowser, openHouseOnline } from '../support/browser.ts'
import { product, seller, shop } from '../support/world.ts'
import { type HostPage, openHost } from './host-page.ts'

/** Every way to embed in every mood of a page: it is there, it fits, it leaves nothing. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>
let slug = ''

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  host = await openHost({})
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples', { title: 'Box of apples' })
  await shop(house.instance, 'mei', [
    apples,
    await product(house.instance, wang.id, 'long', {
      title: 'Unbreakablenamethatislongerthananyscreeniswide'.repeat(3),
    }),
  ])
  slug = slugFor('Box of apples', apples.productId)
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await house.close()
})
beforeEach(() => {
  for (const path of Object.keys(host.pages)) delete host.pages[path]
})

type Scope = Page | FrameLocator
type Way = {
  name: string
  line(): string
  /** The link that leads to the shop, and where to. */
  link(scope: Scope): ReturnType<Scope['getByRole']>
  leads(): string
  /** What is seen of the goods where scripts run. */
  shows: RegExp
  /** Where no script runs. */
  plain(scope: Scope): ReturnType<Scope['getByRole']>
}

/** The line the dashboard gives to copy. */
function copied(kind: Kind): string {
  const none = { label: '', section: '', limit: '', theme: '', accent: '', language: '' }
  const more = { currency: '', target: '' as const, placement: '', nonce: '', isTold: false }
  const wish = { kind, way: 'element' as const, slug, ...none, ...more }
  return snippet(wish, { baseUrl: house.url, shopUrl: `${house.url}/@mei`, name: 'Mei’s things' })
}
const plainly = (scope: Scope) => scope.getByRole('link', { name: 'Mei’s things' })
const shopAddress = () => `${house.url}/@mei`
const productAddress = () => `${house.url}/@mei/p/${slug}`

const ways: Way[] = [
  {
    name: '<xiaopu-shop>',
    line: () => copied('shop'),
    link: scope => scope.getByRole('link', { name: 'Open the shop' }),
    leads: shopAddress,
    shows: /^Box of apples$/,
    plain: plainly,
  },
  {
    name: '<xiaopu-product>',
    line: () => copied('product'),
    link: scope => scope.getByRole('link', { name: 'See it in the shop' }),
    leads: productAddress,
    shows: /^Sold and shipped by Wang$/,
    plain: plainly,
  },
  {
    name: '<xiaopu-buy>',
    line: () => copied('button'),
    link: scope => scope.getByRole('link', { name: /Box of apples/ }),
    leads: () => `${productAddress()}#buy`,
    shows: /28\.90/,
    plain: plainly,
  },
  {
    name: 'a plain frame',
    line: () =>
      `<iframe src="${house.url}/embed/@mei" title="Mei" width="100%" height="600"></iframe>`,
    link: scope => framed(scope).getByRole('link', { name: 'Open the shop' }),
    leads: shopAddress,
    shows: /^Box of apples$/,
    plain: scope => framed(scope).getByRole('link', { name: 'Shop of mei' }),
  },
]
const framed = (scope: Scope) => scope.frameLocator('iframe[src*="/embed/"]')

type Mood = {
  name: string
  page?: Partial<HostPage>
  policy?: boolean
  sandbox?: string
  width?: number
  hasScripts?: boolean
  blocksThirdParties?: boolean
}
const moods: Mood[] = [
  { name: 'a policy that names the instance and nobody else', policy: true },
  {
    name: 'a sandboxed frame of the host',
    sandbox: 'allow-scripts allow-top-navigation-by-user-activation allow-popups',
  },
  { name: 'third parties’ cookies blocked', blocksThirdParties: true },
  { name: 'no JavaScript', hasScripts: false },
  { name: 'a host from right to left', page: { html: 'lang="ar" dir="rtl"' } },
  { name: '320 px', width: 320 },
]

async function open(mood: Mood) {
  const context = await browser.newContext({
    viewport: { width: mood.width ?? 390, height: 844 },
    locale: 'en-GB',
    javaScriptEnabled: mood.hasScripts ?? true,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const set: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('response', async answer => {
    const headers = await answer.allHeaders().catch(() => ({}) as Record<string, string>)
    if (headers['set-cookie']) set.push(answer.url())
  })
  if (mood.blocksThirdParties) await blockThirdParties(page)
  return { context, page, complaints, set }
}

/** As browsers do whose owners, or makers, want no third party's cookies. */
async function blockThirdParties(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  // Older protocols ask for all three.
  const controls = {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  }
  await session.send('Network.setCookieControls', controls)
}

/** What stands out of the window to either side, in this frame and in every shadow of it. */
function sticksOut(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const wide: string[] = []
    const look = (root: ParentNode) => {
      for (const one of root.querySelectorAll('*')) {
        const { left, right, width } = one.getBoundingClientRect()
        const isSeen = width > 1 && getComputedStyle(one).clip === 'auto'
        if (isSeen && (left < -0.5 || right > innerWidth + 0.5))
          wide.push(`${one.tagName}.${one.className} ${left}–${right}`)
        if (one.shadowRoot) look(one.shadowRoot)
      }
    }
    look(document)
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) wide.push(`the page: ${scrollWidth} > ${innerWidth}`)
    return wide
  })
}

/** How many things lie in each store a page can reach; a frame without an origin has none. */
function keptIn(frame: Frame): Promise<number> {
  return frame.evaluate(async () => {
    const counts = [
      () => localStorage.length,
      () => sessionStorage.length,
      () => document.cookie.length,
      async () => (await indexedDB.databases()).length,
      async () => (await caches.keys()).length,
      async () => (await navigator.serviceWorker.getRegistrations()).length,
    ]
    let kept = 0
    for (const count of counts)
      try {
        kept += await count()
      } catch (error) {
        if ((error as Error).name !== 'SecurityError') throw error
      }
    return kept
  })
}

async function expectNothingKept(page: Page, context: BrowserContext): Promise<void> {
  expect(await context.cookies()).toEqual([])
  for (const frame of page.frames())
    expect([frame.url(), await keptIn(frame)]).toEqual([frame.url(), 0])
}

describe.each(ways)('$name', way => {
  test.each(moods)(
    'in $name: there, within the window, leaving nothing, leading to the shop',
    async mood => {
      const policy = `default-src 'none'; script-src ${house.url}; connect-src ${house.url}; img-src ${house.url}; frame-src ${house.url}`
      const around = {
        ...(mood.policy ? { headers: { 'content-security-policy': policy } } : {}),
        head: '<meta name="viewport" content="width=device-width">',
        ...mood.page,
      }
      const body = `<p>My blog</p>${way.line()}`
      host.pages['/'] = { ...around, body }
      const isBox = Boolean(mood.sandbox) && way.name !== 'a plain frame'
      const sandbox = `sandbox="${mood.sandbox}"`
      if (isBox) {
        host.pages['/inner'] = host.pages['/']
        const box = `<iframe id="box" ${sandbox} src="/inner" width="340" height="700"></iframe>`
        host.pages['/'] = { ...around, body: box }
      } else if (mood.sandbox) host.pages['/'].body = body.replace('<iframe', `<iframe ${sandbox}`)
      const { context, page, complaints, set } = await open(mood)
      await page.goto(host.url)
      const scope = isBox ? page.frameLocator('#box') : page
      const hasScripts = mood.hasScripts ?? true
      const link = hasScripts ? way.link(scope) : way.plain(scope)
      await link.waitFor()
      if (hasScripts) {
        const inside = way.name === 'a plain frame' ? framed(scope) : scope
        expect(await inside.getByText(way.shows).first().isVisible()).toBe(true)
        expect(
          await inside
            .getByText(/Advertising|commission/i)
            .first()
            .isVisible(),
        ).toBe(true)
      }
      for (const frame of page.frames())
        expect([frame.url(), await sticksOut(frame)]).toEqual([frame.url(), []])
      await expectNothingKept(page, context)
      expect(set).toEqual([])
      expect(complaints).toEqual([])
      // Without a script it is the link between the tags.
      const leads = hasScripts ? way.leads() : way.leads().replace('#buy', '')
      expect(await link.getAttribute('href')).toBe(leads)
      await link.click()
      await page.waitForURL(leads)
      await context.close()
    },
  )
})

test('the browser that blocks third parties’ cookies does, and one that does not would keep them', async () => {
  host.pages['/'] = { body: `<iframe src="${house.url}/embed/probe"></iframe>` }
  const keptWhen = async (blocksThirdParties: boolean) => {
    const { context, page } = await open({ name: '', blocksThirdParties })
    await page.route('**/embed/probe', route =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script>document.cookie = "probe=1; SameSite=None; Secure"</script>probe',
      }),
    )
    await page.goto(host.url)
    await page.frameLocator('iframe').getByText('probe').waitFor()
    const names = (await context.cookies()).map(cookie => cookie.name)
    await context.close()
    return names
  }
  expect(await keptWhen(false)).toEqual(['probe'])
  expect(await keptWhen(true)).toEqual([])
})
