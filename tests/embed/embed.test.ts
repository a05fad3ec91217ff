import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openHouseOnline, openPerson, picture } from '../support/browser.ts'
import { product, seller, shop } from '../support/world.ts'

/** A blog of another origin, with the strictest rules a page can have, shows Mei's shop. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let blog: Server
let blogUrl = ''
const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script>'

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  const things = [
    await product(house.instance, wang.id, 'apples', { title: 'Box of apples' }),
    await product(house.instance, wang.id, 'bad', { title: hostile.slice(0, 140) }),
    await product(house.instance, wang.id, 'gone', { title: 'Sold out pears', stock: 0 }),
  ]
  await shop(house.instance, 'mei', things)
  await shop(house.instance, 'empty')
  blog = createServer((request, response) => {
    const shopName = request.url?.slice(1) || 'mei'
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': `default-src 'none'; script-src ${house.url}; connect-src ${house.url}; img-src ${house.url}`,
    })
    response.end(`<!doctype html><title>blog</title><h1>My blog</h1>
      <script async src="${house.url}/embed/v1.js"></script>
      <xiaopu-shop shop="${house.url}/@${shopName}" placement="blog footer" lang="zh" items="3"></xiaopu-shop>
      <xiaopu-shop shop="${house.url}/@${shopName}"></xiaopu-shop>`)
  })
  await new Promise<void>(resolve => blog.listen(0, '127.0.0.1', resolve))
  blogUrl = `http://127.0.0.1:${(blog.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  await new Promise(resolve => blog.close(resolve))
  await house.close()
})

test('stands on a page of another origin under the strictest policy, leaves nothing there, opens top-level', async () => {
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(blogUrl)
  const first = page.locator('xiaopu-shop').first()
  await first.getByText('Box of apples').waitFor()
  await picture(page, '20-embed')
  expect(complaints).toEqual([])
  expect(await first.getByText('已售罄').count()).toBe(1)
  expect(await first.getByText('店主会获得佣金').count()).toBe(1)
  expect(await first.locator('script, img[onerror]').count()).toBe(0)
  expect(await page.title()).toBe('blog')
  expect(await context.cookies()).toEqual([])
  expect(
    await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
  ).toEqual([0, 0, ''])
  const link = first.getByRole('link', { name: /Box of apples/ })
  expect(await link.getAttribute('target')).toBe('_top')
  await link.click()
  await page.waitForURL(/\/@mei\/p\//)
  expect(new URL(page.url()).searchParams.get('placement')).toBe('blog footer')
  expect(await page.locator('input[name=placement]').first().getAttribute('value')).toBe(
    'blog footer',
  )
  await context.close()
})

test('an empty shop and an unknown one say so calmly', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${blogUrl}/empty`)
  await page.locator('xiaopu-shop').first().getByText('货架还是空的。').waitFor()
  await page.goto(`${blogUrl}/nobody`)
  await page.locator('xiaopu-shop').first().getByText('暂时无法在这里显示这家小铺。').waitFor()
  await context.close()
})

test('weighs at most 5 KB, brotli', () => {
  const script = readFileSync(join(import.meta.dirname, '../../dist/embed/v1.js'))
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(5 * 1024)
})
