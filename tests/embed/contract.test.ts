import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import {
  elements,
  events,
  faults,
  frameHeight,
  frameMessages,
  variables,
} from '../../storefront/embed/contract.ts'
import { messages } from '../../storefront/embed/messages.ts'
import { styles } from '../../storefront/embed/styles.ts'
import { en } from '../../storefront/messages/en.ts'
import { zh } from '../../storefront/messages/zh.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'

/**
 * What v1 promised. Pages of strangers hold on to these names: this list may grow, and if a line of
 * it must change, that is a v2 beside v1.
 */
const promised = {
  elements: {
    'xiaopu-shop': [
      'shop',
      'section',
      'limit',
      'items',
      'placement',
      'lang',
      'currency',
      'theme',
      'accent',
      'target',
      'nonce',
    ],
    'xiaopu-product': [
      'product',
      'placement',
      'lang',
      'currency',
      'theme',
      'accent',
      'target',
      'nonce',
    ],
    'xiaopu-buy': [
      'product',
      'label',
      'placement',
      'lang',
      'currency',
      'theme',
      'accent',
      'target',
      'nonce',
    ],
  },
  events: ['xiaopu:ready', 'xiaopu:open', 'xiaopu:error', 'xiaopu:order-paid'],
  faults: ['invalid_address', 'not_found', 'shop_closed', 'unreachable'],
  variables: [
    '--xiaopu-accent',
    '--xiaopu-on-accent',
    '--xiaopu-paper',
    '--xiaopu-ink',
    '--xiaopu-soft',
    '--xiaopu-line',
    '--xiaopu-radius',
    '--xiaopu-font',
  ],
  frameMessages: ['ready', 'hello', 'height'],
  frameHeight: { least: 200, most: 4000 },
  addresses: [
    '/embed/v1.js',
    '/embed/v1.json',
    '/embed/v1-frame.js',
    '/embed/v1-page.js',
    '/embed/v1-order-paid.js',
  ],
}

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

describe('v1, for ever', () => {
  test('elements, attributes, events and variables are the promised ones', () => {
    expect({ elements, events, faults, variables, frameMessages, frameHeight }).toEqual({
      ...promised,
      addresses: undefined,
    })
    const used = new Set(styles.match(/--xiaopu-[a-z-]+/g))
    expect([...used].sort()).toEqual([...variables].sort())
  })

  test('the built script defines them, once, however often it is loaded', async () => {
    const { page, context, complaints } = await openPerson(browser)
    await page.goto(`${house.url}/healthz`)
    for (let times = 0; times < 2; times++)
      await page.addScriptTag({ url: `${house.url}/embed/v1.js` })
    const defined = await page.evaluate(
      names =>
        names.map(name => {
          const element = customElements.get(name) as unknown as { observedAttributes: string[] }
          return [name, [...element.observedAttributes]]
        }),
      Object.keys(promised.elements),
    )
    expect(Object.fromEntries(defined)).toEqual(promised.elements)
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each(promised.addresses)('%s answers any page, and says what it is', async address => {
    const answer = await createApp(house.instance).request(address)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('content-type')).toMatch(/javascript|json/)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('v1.json prints the sum of exactly what v1.js answers', async () => {
    const app = createApp(house.instance)
    const script = Buffer.from(await (await app.request('/embed/v1.js')).arrayBuffer())
    const said = await (await app.request('/embed/v1.json')).json()
    const sum = createHash('sha384').update(script).digest('base64')
    expect(said).toMatchObject({
      version: expect.stringMatching(/^1\.\d+\.\d+$/),
      url: `${house.url}/embed/v1.js`,
      integrity: `sha384-${sum}`,
      bytes: script.length,
      elements: promised.elements,
    })
  })

  test('the pinned address answers the same bytes, and may be kept for good', async () => {
    const app = createApp(house.instance)
    const said = await (await app.request('/embed/v1.json')).json()
    const path = new URL(said.pinned_url).pathname
    expect(path).toMatch(/^\/embed\/v1-[0-9a-f]{20}\.js$/)
    const answer = await app.request(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(`sha384-${createHash('sha384').update(bytes).digest('base64')}`).toBe(said.integrity)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    const moving = await app.request('/embed/v1.js')
    expect(moving.headers.get('cache-control')).not.toMatch(/immutable/)
  })

  test.each([`v1-${'0'.repeat(20)}.js`, 'v1-x.js', 'v1-..%2f..%2fsecret.js', 'v1-0.js'])(
    '%s was never a script here: a sentence, and nobody keeps it',
    async name => {
      const answer = await createApp(house.instance).request(`/embed/${name}`)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toMatch(/text\/plain/)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(await answer.text()).toMatch(/no such version.*\/embed\/v1\.js/s)
    },
  )

  test('weighs at most 5 KB, brotli, and 7.5 KB, gzip', () => {
    const script = readFileSync(join(import.meta.dirname, '../../dist/embed/v1.js'))
    expect(brotliCompressSync(script).length).toBeLessThanOrEqual(5 * 1024)
    expect(gzipSync(script).length).toBeLessThanOrEqual(7.5 * 1024)
  })

  test('tells of the commission in the shop pages’ own words', () => {
    expect(messages.en.disclosures).toEqual(en.disclosures)
    expect(messages.zh.disclosures).toEqual(zh.disclosures)
  })
})

describe('what the script may not do', () => {
  const source = readFileSync(join(import.meta.dirname, '../../dist/embed/v1.js'), 'utf8')
  test.each([
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'document.write',
    'eval(',
    'new Function',
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'document.cookie',
    'sendBeacon',
    '.style.',
  ])('it never names %s', word => {
    expect(source).not.toContain(word)
  })
})
