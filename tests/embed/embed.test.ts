import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { element, type Place, snippet, type Wish } from '../../dashboard/curator/embed/snippet.ts'
import { slugFor } from '../../server/catalog/product.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { addSection } from '../../server/shops/arrange.ts'
import { movePick } from '../../server/shops/curate.ts'
import { shelf } from '../../server/shops/queries.ts'
import { shops } from '../../server/shops/schema.ts'
import { openBrowser, openHouseOnline, openPerson, picture } from '../support/browser.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'
import { openHost } from './host-page.ts'

/** Pages of another origin, in every mood a page can have, show Mei's shop. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>
let script = ''
let apples = ''
let pears = ''
let bowl = ''
const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script>'
const strict = () => ({
  'content-security-policy': `default-src 'none'; script-src ${house.url}; connect-src ${house.url}; img-src ${house.url}`,
})

let things: Thing[] = []
beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  const kiln = await seller(house.instance, 'Kiln')
  things = [
    await product(house.instance, wang.id, 'apples', { title: 'Box of apples' }),
    await product(house.instance, wang.id, 'bad', { title: hostile.slice(0, 140) }),
    await product(house.instance, wang.id, 'gone', { title: 'Sold out pears', stock: 0 }),
    await product(house.instance, kiln.id, 'bowl', { title: 'Bowl' }),
  ]
  const mei = await shop(house.instance, 'mei', things)
  await shop(house.instance, 'empty')
  const closed = await shop(house.instance, 'closed', [things[0]!])
  await house.instance.db.transact(async tx => {
    await tx.update(shops).set({ state: 'closed' }).where(eq(shops.id, closed.id))
    await tx.update(sellers).set({ state: 'suspended' }).where(eq(sellers.id, kiln.id))
    await tx.update(shops).set({ disclosure: 'ad' }).where(eq(shops.id, mei.id))
  })
  script = `<script async src="${house.url}/embed/v1.js"></script>`
  host = await openHost({})
  apples = slugFor('Box of apples', things[0]!.productId)
  pears = slugFor('Sold out pears', things[2]!.productId)
  bowl = slugFor('Bowl', things[3]!.productId)
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await house.close()
})
beforeEach(() => {
  for (const path of Object.keys(host.pages)) delete host.pages[path]
})

const meiShop = (more = '') => `<xiaopu-shop shop="${house.url}/@mei"${more}></xiaopu-shop>`
const meiProduct = (name: string, slug: string, more = '') =>
  `<${name} product="${house.url}/@mei/p/${slug}"${more}></${name}>`

async function expectNothingLeft(page: Page): Promise<void> {
  expect(await page.context().cookies()).toEqual([])
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches?.keys?.().catch(() => []))?.length ?? 0,
  ])
  expect(kept).toEqual([0, 0, '', 0, 0])
}

async function heardOn(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
}

async function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
}

describe('on a page with the strictest policy', () => {
  test('a shelf in Chinese stands there, leaves nothing, and opens in the whole window', async () => {
    host.pages['/'] = {
      headers: strict(),
      body: `<h1>My blog</h1>${script}${meiShop(' placement="blog footer" lang="zh" items="3"')}${meiShop()}`,
    }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    const first = page.locator('xiaopu-shop').first()
    await first.getByText('Box of apples').waitFor()
    await picture(page, '20-embed')
    expect(complaints).toEqual([])
    expect(await first.getByText('已售罄').count()).toBe(1)
    expect(await first.getByText('广告：本店按每笔成交获得佣金。').count()).toBe(1)
    expect(
      await page
        .locator('xiaopu-shop')
        .nth(1)
        .getByText(/^Sold and.*Advertising:/)
        .count(),
    ).toBe(1)
    expect(await first.locator('script, img[onerror], [style]').count()).toBe(0)
    expect(await page.title()).toBe('blog')
    await expectNothingLeft(page)
    for (const link of await first.getByRole('link').all()) {
      expect(await link.getAttribute('target')).toBe('_top')
      expect(await link.getAttribute('rel')).toBe('noopener')
      expect(await link.getAttribute('href')).toMatch(/[?&]placement=blog\+footer/)
      expect(await link.getAttribute('href')).toMatch(/[?&]lang=zh/)
    }
    await first.getByRole('link', { name: /Box of apples/ }).click()
    await page.waitForURL(/\/@mei\/p\//)
    expect(new URL(page.url()).searchParams.get('placement')).toBe('blog footer')
    expect(await page.locator('input[name=placement]').first().getAttribute('value')).toBe(
      'blog footer',
    )
    await context.close()
  })

  test('a product and a button do too, each with the disclosure', async () => {
    host.pages['/'] = {
      headers: strict(),
      body: `${script}${meiProduct('xiaopu-product', apples, ' placement="review"')}
        <p>${meiProduct('xiaopu-buy', apples, ' label="Get a box" target="_blank" placement="review" currency="JPY"')}</p>
        ${meiProduct('xiaopu-buy', pears)}${meiProduct('xiaopu-buy', bowl)}`,
    }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    const one = page.getByRole('region', { name: 'Box of apples' })
    await one.getByText('Sold and shipped by Wang').waitFor()
    expect(await one.getByText(/¥28\.90/).count()).toBe(1)
    expect(await one.getByText(/Advertising/).count()).toBe(1)
    // Title and action; the picture is the same place, and silent.
    expect(await one.getByRole('link').count()).toBe(2)
    const button = page.getByRole('link', { name: 'Get a box Box of apples CNY 28.90' })
    expect(await button.getAttribute('target')).toBe('_blank')
    expect(await button.getAttribute('href')).toContain('placement=review')
    expect(
      await page
        .locator('xiaopu-buy')
        .first()
        .getByText(/Advertising/)
        .count(),
    ).toBe(1)
    expect(await page.getByRole('link', { name: /^Sold out Sold out pears/ }).count()).toBe(1)
    // Its seller does not sell at present, whatever is in stock.
    await page.getByRole('link', { name: /^Unavailable Bowl/ }).waitFor()
    await picture(page, '22-embed-product')
    expect(complaints).toEqual([])
    await expectNothingLeft(page)
    const [opened] = await Promise.all([context.waitForEvent('page'), button.click()])
    await opened.waitForURL(/\/@mei\/p\/box-of-apples/)
    expect(await opened.evaluate(() => window.opener)).toBeNull()
    await context.close()
  })

  test('no attribute takes the disclosure away', async () => {
    host.pages['/'] = {
      body: `${script}${meiShop(' disclosure="" disclosure-hidden hide="disclosure" theme="none" accent="x"')}`,
      head: '<style>*{display:revert} p,footer,.note{display:none!important}</style>',
    }
    const { page, context } = await openPerson(browser)
    await page.goto(host.url)
    await page.getByText(/Advertising/).waitFor({ state: 'visible' })
    await context.close()
  })
})

describe('on a page that takes what bears its nonce, and nothing else', () => {
  const nonced = () => ({
    'content-security-policy': `default-src 'none'; script-src 'nonce-abc123' 'strict-dynamic'; style-src 'nonce-abc123'; connect-src ${house.url}; img-src ${house.url}`,
  })
  /** A browser from before sheets could be made without an element. */
  const withoutSheets = () => {
    CSSStyleSheet.prototype.replaceSync = () => {
      throw new DOMException('not here', 'NotSupportedError')
    }
  }
  const place = (): Place => ({ baseUrl: house.url, shopUrl: `${house.url}/@mei`, name: 'Mei' })

  async function shown(body: string, init?: () => void) {
    host.pages['/'] = { headers: nonced(), body }
    const person = await openPerson(browser)
    if (init) await person.page.addInitScript(init)
    await person.page.goto(host.url)
    await person.page.getByText('Box of apples').waitFor()
    const columns = await person.page
      .locator('xiaopu-shop ul')
      .evaluate(list => getComputedStyle(list).display)
    await person.context.close()
    return { columns, complaints: person.complaints }
  }

  test('the copied line with the nonce shows the shop', async () => {
    const line = snippet(wish({ nonce: 'abc123' }), place())
    expect(await shown(line)).toEqual({ columns: 'grid', complaints: [] })
  })

  test('where no sheet can be made a style element with the nonce dresses it', async () => {
    const line = snippet(wish({ nonce: 'abc123' }), place())
    expect(await shown(line, withoutSheets)).toEqual({ columns: 'grid', complaints: [] })
  })

  test('the element’s own nonce does, when another script of the page has loaded ours', async () => {
    const own = `<script nonce="abc123">
      document.head.append(Object.assign(document.createElement('script'), { src: '${house.url}/embed/v1.js' }))
    </script>${meiShop(' nonce="abc123"')}`
    expect(await shown(own, withoutSheets)).toEqual({ columns: 'grid', complaints: [] })
    const bare = await shown(own.replace('/@mei" nonce="abc123"', '/@mei"'), withoutSheets)
    expect(bare.columns).toBe('block')
    expect(bare.complaints.join()).toMatch(/style-src/)
  })
})

describe('what may become of it', () => {
  const shown = async (inside: string, text: string) => {
    host.pages['/'] = {
      headers: strict(),
      head: `<script src="${house.url}/embed/v1-frame.js"></script>`,
      body: `${inside}${script}`,
    }
    const { page, context, complaints } = await openPerson(browser)
    await page.addInitScript(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      for (const name of ['xiaopu:ready', 'xiaopu:error', 'xiaopu:open'])
        addEventListener(name, event => heard.push([name, (event as CustomEvent).detail]))
    })
    await page.goto(host.url)
    await page.getByText(text).waitFor()
    return { page, context, complaints, heard: await heardOn(page) }
  }

  test('an empty shelf', async () => {
    const { context, heard, complaints } = await shown(
      `<xiaopu-shop shop="${house.url}/@empty" lang="zh"></xiaopu-shop>`,
      '货架还是空的。',
    )
    expect(heard).toEqual([['xiaopu:ready', { shop: 'empty', picks: 0 }]])
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    [
      'unknown shop',
      (): string => `${house.url}/@nobody`,
      'There is nothing here any more.',
      'not_found',
      0,
    ],
    [
      'unknown section',
      (): string => `${house.url}/@mei" section="Nowhere`,
      'There is nothing here any more.',
      'not_found',
      1,
    ],
    ['closed shop', (): string => `${house.url}/@closed`, 'This shop is closed.', 'shop_closed', 0],
    [
      'javascript:',
      (): string => 'javascript:alert(1)',
      'The address of this shop is not complete.',
      'invalid_address',
      0,
    ],
    [
      'nobody there',
      (): string => 'http://127.0.0.1:9/@mei',
      'The shop cannot be shown here just now.',
      'unreachable',
      1,
    ],
  ] as const)('%s', async (_, address, text, code, ways) => {
    const { page, context, heard, complaints } = await shown(
      `<xiaopu-shop shop="${address()}"><a href="/own">By hand</a></xiaopu-shop>`,
      text,
    )
    expect(heard).toEqual([['xiaopu:error', { code }]])
    // Who builds the page looks there first.
    expect(complaints.filter(line => line.startsWith('Xiaopu '))).toHaveLength(1)
    expect(complaints.join('\n')).toContain(`Xiaopu ${code} `)
    // A way on only where it leads to something.
    expect(await page.getByRole('link', { name: 'Open' }).count()).toBe(ways)
    // Else the link stands there which the page's author wrote for readers without a script.
    expect(await page.getByRole('link', { name: 'By hand' }).isVisible()).toBe(ways === 0)
    expect(await page.getByRole('button').count()).toBe(code === 'unreachable' ? 1 : 0)
    await context.close()
  })

  test('a section, named or as its address in the browser has it', async () => {
    const { db, clock } = house.instance
    const own = await shop(house.instance, 'parted', things.slice(0, 2))
    const id = await db.transact(async tx => {
      const { id: sectionId } = await addSection(tx, {
        shopId: own.id,
        title: 'Fruit',
        now: clock.now(),
      })
      const [pick] = await shelf(tx, { shopId: own.id, rowsMax: 1 })
      const place = { shopId: own.id, pickId: pick!.id, sectionId, beforePickId: null }
      await movePick(tx, place)
      return sectionId
    })
    for (const more of [' section="Fruit"', `?section=${id}`]) {
      const address = `${house.url}/@parted`
      const tag = more.startsWith('?') ? `shop="${address}${more}"` : `shop="${address}"${more}`
      const { context, heard } = await shown(`<xiaopu-shop ${tag}></xiaopu-shop>`, 'Box of apples')
      expect(heard).toEqual([['xiaopu:ready', { shop: 'parted', picks: 1 }]])
      await context.close()
    }
  })

  test('an unknown product; a product element without a product', async () => {
    const { page, context, heard } = await shown(
      `${meiProduct('xiaopu-product', 'nothing')}<xiaopu-buy product="${house.url}/@mei"></xiaopu-buy>`,
      'There is nothing here any more.',
    )
    await page.getByText('The address of this shop is not complete.').waitFor()
    expect(heard).toContainEqual(['xiaopu:error', { code: 'not_found' }])
    await context.close()
  })

  test('a click tells the host where it leads; attributes may change later', async () => {
    const { page, context, heard } = await shown(meiShop(' limit="1"'), 'Box of apples')
    expect(heard).toEqual([['xiaopu:ready', { shop: 'mei', picks: 1 }]])
    await page.evaluate(() => {
      const element = document.querySelector('xiaopu-shop')
      element?.setAttribute('limit', '2')
      element?.setAttribute('lang', 'zh')
      addEventListener('click', event => event.preventDefault())
    })
    await page.getByText('进店看看').waitFor()
    expect(await page.getByRole('listitem').count()).toBe(2)
    // Set to what they are, nothing is asked; what is seen stays while the network is away.
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.evaluate(() => document.querySelector('xiaopu-shop')?.setAttribute('limit', '2'))
    await page.getByText('进店看看').focus()
    await context.setOffline(true)
    await page.evaluate(() => document.querySelector('xiaopu-shop')?.setAttribute('limit', '3'))
    await expect
      .poll(async () => (await heardOn(page)).at(-1))
      .toEqual(['xiaopu:error', { code: 'unreachable' }])
    expect(asked.filter(url => url.includes('limit=2'))).toHaveLength(0)
    expect(asked.filter(url => url.includes('limit=3'))).toHaveLength(1)
    expect(await page.getByRole('listitem').count()).toBe(2)
    await context.setOffline(false)
    await page.evaluate(() => document.querySelector('xiaopu-shop')?.setAttribute('theme', 'dark'))
    await page.locator('[data-dark]').waitFor()
    // The keyboard stays inside what is drawn anew.
    const focused = () =>
      page.evaluate(() => document.querySelector('xiaopu-shop')?.shadowRoot?.activeElement?.tagName)
    expect(await focused()).toBe('A')
    await page.getByText('进店看看').click()
    expect((await heardOn(page)).at(-1)).toEqual([
      'xiaopu:open',
      { url: `${house.url}/@mei?lang=zh` },
    ])
    await context.close()
  })
})

test('below the fold nothing is asked until it comes near', async () => {
  host.pages['/'] = {
    head: '<style>div{height:4000px}</style>',
    body: `${script}<div></div>${meiShop()}`,
  }
  const { page, context } = await openPerson(browser)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(host.url)
  await page.waitForFunction(() => customElements.get('xiaopu-shop'))
  await page.waitForTimeout(300)
  expect(asked.filter(path => path.startsWith('/api'))).toEqual([])
  await page.evaluate(() => document.querySelector('xiaopu-shop')?.scrollIntoView())
  await page.getByText('Box of apples').waitFor()
  await context.close()
})

test('a page full of buttons of one product asks for it once', async () => {
  host.pages['/'] = {
    body: script + meiProduct('xiaopu-buy', apples).repeat(12),
  }
  const { context, page } = await openPerson(browser)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  // Of those that went over the network alone there are headers as they went.
  const [asks, sent] = [new Set<string>(), new Set<string>()]
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes(`/products/${apples}`)) asks.add(requestId)
  })
  cdp.on('Network.responseReceivedExtraInfo', ({ requestId }) => sent.add(requestId))
  await page.goto(host.url)
  await page.waitForFunction(
    () =>
      document.querySelectorAll('xiaopu-buy').length === 12 &&
      [...document.querySelectorAll('xiaopu-buy')].every(one => one.shadowRoot?.querySelector('a')),
  )
  expect(asks.size).toBe(12)
  expect([...asks].filter(ask => sent.has(ask))).toHaveLength(1)
  await context.close()
})

test('every ask goes without cookie, referrer or name of the page', async () => {
  host.pages['/secret-draft'] = { body: `${script}${meiShop()}` }
  const { page, context } = await openPerson(browser)
  const headers: Record<string, string>[] = []
  page.on('request', request => {
    if (request.url().includes('/api/')) headers.push(request.headers())
  })
  await context.addCookies([{ name: 'session', value: 'x', url: house.url }])
  await page.goto(`${host.url}/secret-draft`)
  await page.getByText('Box of apples').waitFor()
  expect(headers.length).toBe(2)
  for (const one of headers) {
    expect(one.cookie).toBeUndefined()
    expect(one.referer || undefined).toBeUndefined()
  }
  await context.close()
})

describe('in a sandboxed frame of the host', () => {
  test('it shows with scripts alone, and leads out where that is allowed', async () => {
    host.pages['/inner'] = { body: `${script}${meiShop(' target="_blank"')}` }
    host.pages['/'] = {
      body: `<iframe sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="/inner" width="360" height="700"></iframe>`,
    }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    const inside = page.frameLocator('iframe')
    await inside.getByText('Box of apples').waitFor()
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      inside.getByRole('link', { name: 'Open the shop' }).click(),
    ])
    await opened.waitForURL(`${house.url}/@mei`)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('without JavaScript', () => {
  test('the copied line leaves a link, with the placement', async () => {
    const place: Place = { baseUrl: house.url, shopUrl: `${house.url}/@mei`, name: 'Mei "&" <b>' }
    host.pages['/'] = { body: snippet(wish({ placement: 'my blog' }), place) }
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(host.url)
    const link = page.getByRole('link', { name: 'Mei "&" <b>' })
    expect(await link.getAttribute('href')).toBe(`${house.url}/@mei?placement=my+blog`)
    await link.click()
    await page.waitForURL(/@mei\?placement=my\+blog/)
    await context.close()
  })

  test('nor where scripts run and ours alone is kept out', async () => {
    const place: Place = { baseUrl: house.url, shopUrl: `${house.url}/@mei`, name: 'Mei' }
    host.pages['/'] = {
      headers: { 'content-security-policy': "script-src 'self'" },
      body: snippet(wish({}), place),
    }
    const { page, context } = await openPerson(browser)
    await page.goto(host.url)
    await page.getByRole('link', { name: 'Mei', exact: true }).click()
    await page.waitForURL(`${house.url}/@mei`)
    await context.close()
  })

  test('with it, the line shows the shop and no link twice; pinned, too', async () => {
    const { pinned_url: url, integrity } = (await (
      await fetch(`${house.url}/embed/v1.json`)
    ).json()) as { pinned_url: string; integrity: string }
    const place: Place = {
      baseUrl: house.url,
      shopUrl: `${house.url}/@mei`,
      name: 'Mei',
      pinned: { url, integrity },
    }
    host.pages['/'] = { headers: strict(), body: snippet(wish({ limit: '1' }), place) }
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(host.url)
    await page.getByText('Box of apples').waitFor()
    expect(await page.getByRole('link', { name: 'Mei', exact: true }).count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('narrow, right to left, dark', () => {
  test.each([320, 390, 1280])('at %i px nothing is wider than the page', async width => {
    host.pages['/'] = {
      html: 'lang="ar" dir="rtl"',
      body: `${script}${meiShop()}${meiProduct('xiaopu-product', apples)}${meiProduct('xiaopu-buy', apples, ' label="A rather long call to action for this"')}`,
    }
    const { page, context, complaints } = await openPerson(browser, width)
    await page.goto(host.url)
    await page.locator('xiaopu-buy').getByRole('link').waitFor()
    await page.locator('xiaopu-shop').getByText('Box of apples').waitFor()
    expect(await isWiderThanWindow(page)).toBe(false)
    const first = await page.locator('xiaopu-shop li').first().boundingBox()
    const second = await page.locator('xiaopu-shop li').nth(1).boundingBox()
    expect(first!.x).toBeGreaterThan(second!.x)
    const title = page.locator('xiaopu-shop .title').first()
    expect(await title.evaluate(one => getComputedStyle(one).textAlign)).toBe('right')
    for (const link of await page.locator('.act').all())
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await page.screenshot({
      path: `tests/artefacts/23-embed-rtl-${width}.png`,
      fullPage: true,
    })
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a price is never broken within its figures, however narrow the place is', async () => {
    host.pages['/'] = {
      body: `${script}<div style="width:132px">${meiShop(' currency="USD"')}</div>`,
    }
    const { page, context } = await openPerson(browser)
    await page.goto(host.url)
    const price = page.locator('xiaopu-shop li b').first()
    await price.waitFor()
    const [lines, figures] = await price.evaluate(one => {
      const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode() as Text
      const range = document.createRange()
      range.setStart(text, text.data.search(/\d/))
      range.setEnd(text, text.data.length)
      return [range.getClientRects().length, range.toString()]
    })
    expect([lines, figures]).toEqual([1, '28.90'])
    await context.close()
  })

  test('variables of the host reach in; its other styles do not', async () => {
    host.pages['/'] = {
      head: `<style>*{letter-spacing:9px!important;text-transform:uppercase;color:red}
        xiaopu-shop{--xiaopu-accent:rgb(1, 2, 3);--xiaopu-paper:rgb(4, 5, 6)}</style>`,
      body: `${script}${meiShop(' theme="dark"')}`,
    }
    const { page, context } = await openPerson(browser)
    await page.goto(host.url)
    const open = page.locator('xiaopu-shop .more')
    await open.waitFor()
    const seen = await open.evaluate(link => {
      const own = getComputedStyle(link)
      const root = getComputedStyle(link.closest('.root') as Element)
      return [own.color, root.backgroundColor, root.letterSpacing, own.textTransform, root.color]
    })
    expect(seen).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'normal', 'none', 'rgb(244, 239, 231)'])
    await context.close()
  })

  const paperOf = { light: 'rgb(251, 248, 243)', dark: 'rgb(29, 26, 22)' }
  test.each([
    ['knows light alone, for who likes it dark', 'dark', '', '', 'light'],
    ['has both, for who likes it dark', 'dark', ':root{color-scheme:light dark}', '', 'dark'],
    ['has both, for who likes it light', 'light', ':root{color-scheme:light dark}', '', 'light'],
    ['is always dark', 'light', ':root{color-scheme:dark}', '', 'dark'],
    ['is dark by its own colours alone', 'light', 'body{background:#111;color:#ddd}', '', 'dark'],
    [
      'is always dark, in an ink browsers keep as it is written',
      'light',
      ':root{color-scheme:dark;color:oklch(0.8 0.01 264)}',
      '',
      'dark',
    ],
    ['is dark, asked to be light', 'light', 'body{background:#111;color:#ddd}', 'light', 'light'],
    ['writes in blue', 'dark', 'body{color:rgb(20 60 250)}', '', 'light'],
    [
      'is dark, with a light part it stands in',
      'light',
      ':root{background:#111;color:#eee}body{background:#fff;color:#222}',
      '',
      'light',
    ],
    [
      'is always dark, asked for what is usual',
      'light',
      ':root{color-scheme:dark}',
      'auto',
      'dark',
    ],
    ['has both, asked to be light', 'dark', ':root{color-scheme:light dark}', 'light', 'light'],
    ['knows light alone, asked to be dark', 'light', '', 'dark', 'dark'],
  ] as const)(
    'as dark as the page around, which %s',
    async (_, colorScheme, style, theme, paper) => {
      host.pages['/'] = {
        head: `<style>${style}*{margin:0;padding:0;border:0;font:inherit}</style>`,
        body: `${script}${meiShop(theme && ` theme="${theme}"`)}`,
      }
      const { page, context } = await openPerson(browser, 390, { colorScheme })
      await page.goto(host.url)
      await page.locator('xiaopu-shop .more').waitFor()
      const root = page.locator('xiaopu-shop .root')
      expect(await root.evaluate(one => getComputedStyle(one).backgroundColor)).toBe(paperOf[paper])
      await context.close()
    },
  )

  test('what a host takes from its own scheme is of that scheme inside too', async () => {
    host.pages['/'] = {
      head: '<style>:root{color-scheme:dark;--xiaopu-paper:Canvas}</style>',
      body: `${script}${meiShop()}`,
    }
    const { page, context } = await openPerson(browser, 390)
    await page.goto(host.url)
    await page.locator('xiaopu-shop .more').waitFor()
    const root = page.locator('xiaopu-shop .root')
    const paper = await root.evaluate(one => getComputedStyle(one).backgroundColor)
    expect(paper).toBe('rgb(18, 18, 18)')
    await context.close()
  })

  test('put into another part of the page, it is as dark as that', async () => {
    host.pages['/'] = {
      body: `${script}${meiShop()}<div id="night" style="background:#111;color:#eee"></div>`,
    }
    const { page, context } = await openPerson(browser, 390)
    await page.goto(host.url)
    await page.locator('xiaopu-shop .more').waitFor()
    const root = page.locator('xiaopu-shop .root')
    const paper = () => root.evaluate(one => getComputedStyle(one).backgroundColor)
    expect(await paper()).toBe(paperOf.light)
    await page.evaluate(() =>
      document.getElementById('night')?.append(document.querySelector('xiaopu-shop') ?? ''),
    )
    expect(await paper()).toBe(paperOf.dark)
    await context.close()
  })

  test('where the page says by a tag that it has both, too', async () => {
    host.pages['/'] = {
      head: '<meta name="color-scheme" content="light dark">',
      body: `${script}${meiShop()}`,
    }
    const { page, context } = await openPerson(browser, 390, { colorScheme: 'dark' })
    await page.goto(host.url)
    await page.locator('xiaopu-shop .more').waitFor()
    const root = page.locator('xiaopu-shop .root')
    expect(await root.evaluate(one => getComputedStyle(one).backgroundColor)).toBe(paperOf.dark)
    await context.close()
  })

  test('stands still where motion is unwelcome', async () => {
    host.pages['/'] = { body: `${script}${meiShop()}` }
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.route('**/api/**', () => {})
    await page.goto(host.url)
    await page.locator('xiaopu-shop .none').first().waitFor()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    expect(await page.getByRole('status').textContent()).toBe('Loading')
    await context.close()
  })
})

test('the tab key goes through it in order, and shows where it is', async () => {
  host.pages['/'] = { body: `${script}${meiShop(' limit="1"')}` }
  const { page, context } = await openPerson(browser)
  await page.goto(host.url)
  await page.getByText('Box of apples').waitFor()
  const names: string[] = []
  for (let times = 0; times < 3; times++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement
      return [inside?.textContent ?? '', inside ? getComputedStyle(inside).outlineStyle : '']
    })
    names.push(focused[0] as string)
    expect(focused[1]).toBe('solid')
  }
  expect(names).toEqual(['Shop of mei', expect.stringContaining('Box of apples'), 'Open the shop'])
  await context.close()
})

test('a host that has rewritten the language still shows the shop', async () => {
  host.pages['/'] = {
    head: `<script>
      for (const name of ['map','filter','forEach','reduce','push','includes','some','every','find','join','concat','slice'])
        Array.prototype[name] = function () { throw new Error('patched ' + name) }
      Array.prototype[Symbol.iterator] = function () { throw new Error('patched iterator') }
      Array.prototype.extra = function () {}
      Object.prototype.extra = 'extra'
      Array.prototype.toJSON = function () { return 'broken' }
      Object.entries = Object.keys = Object.values = function () { return [] }
      Array.from = Array.isArray = function () { return null }
      setInterval(() => {
        postMessage({ xiaopu: 1, type: 'height', height: 1e9 }, '*')
        postMessage({ xiaopu: 1, type: 'hello' }, '*')
        postMessage(null, '*')
      }, 20)
    </script>`,
    body: `<script src="${house.url}/embed/v1-frame.js"></script>${script}${meiShop()}${meiProduct('xiaopu-product', apples)}`,
  }
  const context = await browser.newContext()
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  await page.goto(host.url)
  // Looked at from a world of its own, where the language is as it was.
  await page.locator('xiaopu-product').getByText('See it in the shop').waitFor()
  await page.locator('xiaopu-shop').getByText('Box of apples').waitFor()
  expect(await page.getByText(/Advertising/).count()).toBe(2)
  expect(errors).toEqual([])
  await context.close()
})

test('looking at it attributes nothing: no cookie is set by any answer', async () => {
  host.pages['/'] = {
    body: `${script}${meiShop(' placement="stuffed"')}<iframe src="${house.url}/embed/@mei?placement=stuffed"></iframe>`,
  }
  const { page, context } = await openPerson(browser)
  const set: string[] = []
  page.on('response', async answer => {
    if ((await answer.allHeaders())['set-cookie']) set.push(answer.url())
  })
  await page.goto(host.url)
  await page.frameLocator('iframe').getByText('Box of apples').waitFor()
  await page.locator('xiaopu-shop').getByText('Box of apples').waitFor()
  expect(set).toEqual([])
  await expectNothingLeft(page)
  await context.close()
})

function wish(more: Partial<Wish>): Wish {
  return {
    ...{ kind: 'shop', way: 'element', slug: '', label: '', section: '', limit: '' },
    ...{ theme: '', accent: '', language: '', currency: '', target: '', placement: '', nonce: '' },
    isTold: false,
    ...more,
  }
}

test('a name that is markup stays a name in the copied line', () => {
  const place: Place = {
    baseUrl: 'https://x.example',
    shopUrl: 'https://x.example/@mei',
    name: '"><script>',
  }
  const line = snippet(wish({ placement: 'a' }), place)
  expect(line).toContain('>&quot;&gt;&lt;script&gt;</a></xiaopu-shop>')
  expect(element(wish({ kind: 'button', slug: 'tea', label: '" onx="' }), place)).toBe(
    '<xiaopu-buy product="https://x.example/@mei/p/tea" label="&quot; onx=&quot;"><a href="https://x.example/@mei/p/tea">&quot;&gt;&lt;script&gt;</a></xiaopu-buy>',
  )
  expect(snippet(wish({ way: 'frame', kind: 'button', slug: 'tea' }), place)).toContain(
    'src="https://x.example/embed/@mei/p/tea?as=button"',
  )
})

test('what the builder asks for is in the line, for a script as for a frame', () => {
  const place: Place = {
    baseUrl: 'https://x.example',
    shopUrl: 'https://x.example/@mei',
    name: 'M',
  }
  const asked = { currency: 'USD', target: '_blank' as const, nonce: '<?= $nonce ?>' }
  expect(snippet(wish(asked), place)).toMatch(
    /^<script async nonce="<\?= \$nonce \?>" src="[^"]+\/v1\.js"><\/script><xiaopu-shop shop="[^"]+" currency="USD" target="_blank">/,
  )
  expect(snippet(wish({ ...asked, way: 'frame' }), place)).toMatch(
    /^<script async nonce="<\?= \$nonce \?>" src="[^"]+\/v1-frame\.js"><\/script><iframe src="[^"]+\/embed\/@mei\?currency=USD&amp;target=_blank"/,
  )
  expect(snippet(wish({ nonce: '"><img src=x>' }), place)).toContain('nonce="&quot;><img src=x>"')
})
