import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../dashboard/messages/curator/en.ts'
import { createApp } from '../../server/app.ts'
import { allowsUrl, policiesIn } from '../../server/http/embed/content-policy.ts'
import { examine, findingCodes } from '../../server/http/embed/examine.ts'
import { tagsIn } from '../../server/http/embed/page-tags.ts'
import { growth, linearAtMost } from '../support/effort.ts'
import { type House, openHouse } from '../support/house.ts'
import { password, shop } from '../support/world.ts'
import { openHost } from './host-page.ts'

const baseUrl = 'https://shop.example'
const pinned = { url: `${baseUrl}/embed/v1-${'b'.repeat(20)}.js`, integrity: 'sha384-now' }
const oldPath = `/embed/v1-${'a'.repeat(20)}.js`
const sums = new Map([
  ['/embed/v1.js', 'sha384-now'],
  [new URL(pinned.url).pathname, 'sha384-now'],
  [oldPath, 'sha384-old'],
])
const whose = async ({ handle, product }: { handle: string; product: string | null }) =>
  handle === 'ayu' ? 'other' : handle === 'mei' && product !== 'gone' ? 'own' : 'nothing'
const mei = { handle: 'mei', embedHosts: [] as string[] }
const about: Parameters<typeof examine>[1] = { baseUrl, sums, pinned, shop: mei, whose }
const script = `<script async src="${baseUrl}/embed/v1.js"></script>`
const whole = `${script}<xiaopu-shop shop="${baseUrl}/@mei"></xiaopu-shop>`
const frame = `<iframe src="${baseUrl}/embed/@mei"></iframe>`

async function look(
  html: string,
  { policy = '', url = 'https://blog.example/post', hosts = [] as string[] } = {},
) {
  const page = { url, policyHeader: policy, html }
  const { findings } = await examine(page, { ...about, shop: { ...mei, embedHosts: hosts } })
  return findings.map(one => (one.line ? `${one.code}: ${one.line}` : one.code))
}

describe('what keeps it from being seen', () => {
  test('nothing', async () => {
    expect(await look(whole)).toEqual([])
    expect(await look(frame)).toEqual([])
    expect(await look(whole, { policy: `script-src 'self' https:; img-src *` })).toEqual([])
    expect(await look(frame, { hosts: ['*.example', 'x.y'] })).toEqual([])
  })

  test('parts of the line are missing', async () => {
    expect(await look('<p>hi</p>')).toEqual(['snippet_missing'])
    expect(await look(`<!-- ${whole} -->`)).toEqual(['snippet_missing'])
    expect(await look(`<script>'${whole.replace('</script>', '')}'</script>`)).toEqual([
      'snippet_missing',
    ])
    expect(await look(whole.replace(script, ''))).toEqual([`script_missing: ${script}`])
    expect(await look(`<noscript>${whole}</noscript>`)).toEqual(['snippet_missing'])
    const held = whole.replace('async', 'type="text/plain" data-category="marketing"')
    expect(await look(held)).toEqual([`script_held: ${script}`])
    for (const type of ['module', 'text/javascript', ''])
      expect(await look(whole.replace('async', `type="${type}"`)), type).toEqual([])
    expect(await look(script)).toEqual(['element_missing'])
    expect(await look(whole.replace('shop.example/embed', 'cdn.example/embed'))).toEqual([
      `script_elsewhere: ${script}`,
    ])
  })

  test('what is to be shown is not there, or is somebody else’s', async () => {
    const asks = (name: string, address: string) => look(`${script}<${name} ${address}></${name}>`)
    const own = `shop="${baseUrl}/@mei"`
    for (const wrong of ['', 'shop=""', 'shop="my shop"', `product="${baseUrl}/@mei"`])
      expect(await asks('xiaopu-shop', wrong), wrong).toEqual([`address_wrong: ${own}`])
    const product = `product="${baseUrl}/@mei/p/…"`
    expect(await asks('xiaopu-buy', 'product="@mei"')).toEqual([`address_wrong: ${product}`])
    expect(await asks('xiaopu-buy', 'product="@mei/p/apples"')).toEqual([])
    expect(await asks('xiaopu-buy', 'product="@mei/p/gone"')).toEqual([`nothing_there: ${product}`])
    expect(await asks('xiaopu-shop', 'shop="@nobody"')).toEqual([`nothing_there: ${own}`])
    expect(await asks('xiaopu-shop', `shop="${baseUrl}/@ayu?lang=zh"`)).toEqual([
      `other_shop: ${own}`,
    ])
    expect(await asks('xiaopu-shop', 'shop="https://other.example/@nobody"')).toEqual([])
    expect(await look(frame.replace('@mei', '@nobody'))).toEqual(['nothing_there'])
    expect(await look(frame.replace('@mei', '@ayu/p/tea'))).toEqual(['other_shop'])
  })

  test('a pinned script: its sum fits its address, which does not change', async () => {
    const line = `<script async src="${pinned.url}" integrity="sha384-now" crossorigin="anonymous"></script>`
    const at = (path: string, sum: string) =>
      look(whole.replace(`"${baseUrl}/embed/v1.js"`, `"${baseUrl}${path}" integrity="${sum}"`))
    expect(await at(new URL(pinned.url).pathname, 'sha384-now')).toEqual([])
    expect(await at(oldPath, 'sha384-old')).toEqual([])
    expect(await at(oldPath, 'sha384-now')).toEqual([`integrity_wrong: ${line}`])
    expect(await at('/embed/v1.js', 'sha384-old')).toEqual([`integrity_wrong: ${line}`])
    expect(await at('/embed/v1.js', 'sha384-now')).toEqual([`integrity_moving: ${line}`])
    expect(await at(`/embed/v1-${'c'.repeat(20)}.js`, 'sha384-x')).toEqual([
      `script_unknown: ${line}`,
    ])
    const policy = `script-src ${pinned.url}`
    const own = whole.replace(`${baseUrl}/embed/v1.js`, pinned.url)
    expect(await look(own, { policy })).toEqual([])
    expect(await look(whole, { policy })).toEqual([
      `csp_script: script-src ${pinned.url} ${baseUrl}`,
    ])
  })

  test('the page’s own rules, with the line that would do', async () => {
    expect(await look(whole, { policy: "default-src 'none'" })).toEqual([
      `csp_script: script-src ${baseUrl}`,
      `csp_connect: connect-src ${baseUrl}`,
      `csp_img: img-src ${baseUrl}`,
    ])
    expect(
      await look(whole, {
        policy: "default-src 'self' data:; script-src 'self' https://cdn.example",
      }),
    ).toEqual([
      `csp_script: script-src 'self' https://cdn.example ${baseUrl}`,
      `csp_connect: connect-src 'self' data: ${baseUrl}`,
      `csp_img: img-src 'self' data: ${baseUrl}`,
    ])
    expect(await look(whole, { policy: `script-src *, script-src 'self'` })).toEqual([
      `csp_script: script-src 'self' ${baseUrl}`,
    ])
    expect(await look(whole, { policy: "script-src-elem 'self'; script-src *" })).toEqual([
      `csp_script: script-src-elem 'self' ${baseUrl}`,
    ])
    expect(await look(frame, { policy: "frame-src 'self'" })).toEqual([
      `csp_frame: frame-src 'self' ${baseUrl}`,
    ])
    expect(await look(whole, { policy: 'sandbox allow-forms' })).toEqual([
      'csp_sandbox: sandbox allow-forms allow-scripts allow-popups allow-popups-to-escape-sandbox',
    ])
  })

  test('in a meta element, with capitals and entities', async () => {
    const meta = `<META HTTP-EQUIV=Content-Security-Policy content='img-src &#39;self&#39;'>`
    expect(await look(`${meta}${whole}`)).toEqual([`csp_img: img-src 'self' ${baseUrl}`])
  })

  test('below the head browsers take no rules', async () => {
    const meta = `<meta http-equiv="content-security-policy" content="script-src 'none'">`
    expect(await look(`<head></head><body><p>${meta}${whole}`)).toEqual([])
  })

  test('a frame that may not grow shows all the same', async () => {
    const grown = `${frame}<script async src="${baseUrl}/embed/v1-frame.js"></script>`
    expect(await look(grown)).toEqual([])
    const policy = `frame-src ${baseUrl}; script-src 'self'`
    expect(await look(grown, { policy })).toEqual([
      `csp_frame_script: script-src 'self' ${baseUrl}`,
    ])
    const strict = `frame-src ${baseUrl}; script-src 'nonce-a' 'strict-dynamic'`
    expect(await look(grown, { policy: strict })).toEqual([
      `csp_frame_script: <script async nonce="…" src="${baseUrl}/embed/v1-frame.js"></script>`,
    ])
  })

  test('nonces and strict-dynamic', async () => {
    const policy = "script-src 'nonce-abc' 'strict-dynamic' https:"
    expect((await look(whole, { policy }))[0]).toMatch(/^csp_strict_dynamic: .*nonce="…"/)
    expect(await look(whole.replace('async', 'async nonce="abc"'), { policy })).toEqual([])
  })

  test('http and https', async () => {
    expect(await look(whole, { url: 'http://blog.example/' })).toEqual(['page_insecure'])
    const page = { url: 'https://blog.example/', policyHeader: '', html: '' }
    const plain = { ...about, baseUrl: 'http://shop.example' }
    const { findings } = await examine(page, plain)
    expect(findings.map(one => one.code)).toContain('mixed_content')
  })

  test('a frame on a host that is not named', async () => {
    expect(await look(frame, { hosts: ['other.example'] })).toEqual([
      'host_not_listed: blog.example',
    ])
    expect(await look(whole, { hosts: ['other.example'] })).toEqual([])
  })

  test('a frame of the shop’s page itself, which lets nobody frame it', async () => {
    const line = `src="${about.baseUrl}/embed/@mei?placement=blog"`
    const page = frame.replace(/src="[^"]*"/, `src="${about.baseUrl}/@mei?placement=blog"`)
    expect(await look(page)).toEqual([`frame_of_page: ${line}`])
    expect(await look(frame + page)).toEqual([`frame_of_page: ${line}`])
  })

  test('every finding has its words', async () => {
    expect(Object.keys(en.embed.findings).sort()).toEqual([...findingCodes].sort())
  })
})

test('sources are matched as browsers match them', () => {
  const page = new URL('https://blog.example/')
  const allows = (source: string, url = 'https://shop.example/embed/v1.js') =>
    allowsUrl([source], new URL(url), page)
  for (const source of [
    '*',
    'https:',
    'http:',
    'shop.example',
    '*.example',
    'https://shop.example:443',
    'shop.example:*',
    'http://shop.example',
    'https://shop.example/embed/',
    'https://shop.example/embed/v1.js',
    'SHOP.example',
  ])
    expect(allows(source), source).toBe(true)
  for (const source of [
    "'none'",
    "'self'",
    "'unsafe-inline'",
    "'sha384-x'",
    'data:',
    'example',
    '*.shop.example',
    'shop.example:8443',
    'https://shop.example/assets/',
    'https://shop.example/embed/v2.js',
    'wss://shop.example',
  ])
    expect(allows(source), source).toBe(false)
  expect(allows("'self'", 'https://blog.example/x')).toBe(true)
  expect(allows('shop.example', 'http://shop.example/')).toBe(false)
  expect(policiesIn(', ;,')).toEqual([])
})

test('no page makes the reading slow', () => {
  const pages = ['<a "', '<meta"', '<!--', '<script>', '<a b=', "<a b='", '<', '<a ', '<a =']
  for (const piece of pages) expect(growth(tagsIn, piece), piece).toBeLessThan(linearAtMost)
})

describe('asked in the dashboard', () => {
  let house: House
  let host: Awaited<ReturnType<typeof openHost>>
  let cookie = ''
  const ask = async (url: string) => {
    const answer = await post('/dashboard/api/embed-doctor', { url })
    const said = (await answer.json()) as Record<string, unknown>
    return { http: answer.status, ...said } as Record<string, unknown> & { http: number }
  }
  const post = (path: string, body: unknown) =>
    createApp(house.instance).request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://shop.test', cookie },
      body: JSON.stringify(body),
    })

  beforeAll(async () => {
    house = await openHouse()
    const { email } = await shop(house.instance, 'mei')
    await shop(house.instance, 'ayu')
    const answer = await post('/dashboard/api/sign-in', { email, password })
    cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] as string
    host = await openHost({
      '/fine': {
        body: '<script async src="http://shop.test/embed/v1.js"></script><xiaopu-shop shop="@mei"></xiaopu-shop>',
      },
      '/elsewhere': {
        body: `<script async src="http://shop.test/embed/v1.js"></script>
          <xiaopu-shop shop="@ayu"></xiaopu-shop><xiaopu-shop shop="@nobody"></xiaopu-shop>
          <xiaopu-buy product="@mei/p/gone"></xiaopu-buy>`,
      },
      '/renamed': {
        body: `<script async src="http://shop.test/embed/v1.js"></script>
          <xiaopu-shop shop="@mei" section="Renamed"></xiaopu-shop>
          <xiaopu-shop shop="@mei?section=sec_gone"></xiaopu-shop>`,
      },
      '/strict': { body: '<p>', headers: { 'content-security-policy': "default-src 'none'" } },
      '/text': { body: 'x', headers: { 'content-type': 'text/plain' } },
      '/huge': { body: 'x', headers: { 'content-length': '60000000' } },
      '/long': { body: 'a'.repeat(1_000_000) },
      '/br': { body: 'x', headers: { 'content-encoding': 'br' } },
    })
  })
  afterAll(async () => {
    await host.close()
    await house.close()
  })

  test('a page is read, and its faults are said', async () => {
    expect(await ask(`${host.url}/fine`)).toMatchObject({
      status: 200,
      fault: null,
      findings: [],
      found: ['script', 'xiaopu-shop'],
    })
    const strict = await ask(`${host.url}/strict`)
    expect((strict.findings as { code: string }[]).map(one => one.code)).toEqual([
      'snippet_missing',
      'csp_script',
      'csp_connect',
      'csp_img',
    ])
    const elsewhere = await ask(`${host.url}/elsewhere`)
    expect((elsewhere.findings as { code: string }[]).map(one => one.code)).toEqual([
      'other_shop',
      'nothing_there',
      'nothing_there',
    ])
    const renamed = await ask(`${host.url}/renamed`)
    expect((renamed.findings as { code: string }[]).map(one => one.code)).toEqual(['nothing_there'])
    // Only the beginning of a long one.
    expect(await ask(`${host.url}/long`)).toMatchObject({ fault: null })
  })

  test.each([
    ['/text', 'not_html'],
    ['/huge', 'too_large'],
    ['/br', 'unsupported_encoding'],
    ['/nothing', 'not_found_there'],
  ])('%s: %s', async (path, fault) => {
    expect(await ask(`${host.url}${path}`)).toMatchObject({ fault, findings: [] })
  })

  test.each([
    ['http://10.0.0.1/', 'url_not_allowed'],
    ['http://169.254.169.254/latest/meta-data', 'url_not_allowed'],
    ['http://[::1]/', 'url_not_allowed'],
    ['http://0x7f.1/', 'url_not_allowed'],
    ['file:///etc/passwd', 'url_not_allowed'],
    ['javascript:alert(1)', 'url_not_allowed'],
    ['http://user:pass@blog.example/', 'url_not_allowed'],
    ['http://127.0.0.1:1025/', 'refused'],
  ])('%s: %s', async (url, fault) => {
    expect(await ask(url)).toMatchObject({ fault, findings: [] })
  })

  test('only for a curator, and with a measure', async () => {
    const before = cookie
    cookie = ''
    expect((await ask(`${host.url}/fine`)).http).toBe(401)
    cookie = before
    let last = 200
    for (let times = 0; times < 21 && last === 200; times++)
      last = (await ask('http://10.0.0.1/')).http
    expect(last).toBe(429)
  })
})
