import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hours, minutes } from '../../server/platform/clock.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wechatPeer } from '../support/wechat-peer.ts'
import { product, seller, shop } from '../support/world.ts'

/** WX-2: with an official account pages tell WeChat what they are shared as; without one nothing differs. */
const account = { appId: 'wx0123456789abcdef', appSecret: 'a-secret-of-an-account' }
let peer: Awaited<ReturnType<typeof wechatPeer>>
let house: Awaited<ReturnType<typeof openHouseOnline>>
let plain: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let client: Client

beforeAll(async () => {
  peer = await wechatPeer(account)
  house = await openHouseOnline({ wechat: { ...account, api: peer.url } })
  plain = await openHouseOnline()
  browser = await openBrowser()
  client = clientOf(house)
  for (const one of [house, plain]) {
    const wang = await seller(one.instance, 'Wang')
    const apples = await product(one.instance, wang.id, 'apples', { title: 'Box of apples' })
    await shop(one.instance, 'mei', [apples])
  }
})
afterAll(async () => {
  await browser.close()
  await house.close()
  await plain.close()
  await peer.close()
})

const config = (url: string) => client.send('GET', `/wechat/config?url=${encodeURIComponent(url)}`)
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

/** A stand-in of WeChat's script that keeps what it is told, as its documentation names things. */
const standIn = `window.wx = {
  told: {},
  config(settings) { this.told.config = settings },
  ready(then) { then() },
  updateAppMessageShareData(share) { this.told.message = share },
  updateTimelineShareData(share) { this.told.timeline = share },
}`
const inWeChat = { userAgent: 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50' }

async function visit(url: string, more: object) {
  const { page, context, complaints } = await openPerson(browser, 390, more)
  const asked: string[] = []
  page.on('request', request => void asked.push(request.url()))
  await page.route('https://res.wx.qq.com/**', route =>
    route.fulfill({ contentType: 'text/javascript', body: standIn }),
  )
  await page.goto(url, { waitUntil: 'networkidle' })
  const told = await page.evaluate(() => (window as unknown as { wx?: { told: unknown } }).wx?.told)
  await context.close()
  return { told, asked, complaints }
}

test('an address of ours is signed as WeChat computes it, one ticket for all until it ends', async () => {
  const url = `${house.url}/@mei?placement=wechat`
  const answers = await Promise.all([config(url), config(`${url}#part`), config(house.url)])
  for (const [index, signedUrl] of [url, url, house.url].entries()) {
    const { appId, nonceStr, timestamp, signature } = answers[index]!.body
    expect(appId).toBe(account.appId)
    expect(timestamp).toBe(Math.floor(house.clock.now() / 1000))
    expect(signature).toBe(
      sha1(`jsapi_ticket=TICKET-1&noncestr=${nonceStr}&timestamp=${timestamp}&url=${signedUrl}`),
    )
  }
  expect(peer.heard).toEqual(['/cgi-bin/stable_token', '/cgi-bin/ticket/getticket'])
  house.clock.move(hours(2))
  const { nonceStr, timestamp, signature } = (await config(url)).body
  expect(signature).toBe(
    sha1(`jsapi_ticket=TICKET-2&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`),
  )
})

test('in WeChat a page is shared with its title, words, picture and placement', async () => {
  const click = `&click=${'ab'.repeat(16)}`
  const { told, complaints } = await visit(`${house.url}/@mei?placement=wechat${click}`, inWeChat)
  expect(told).toMatchObject({
    config: { appId: account.appId, debug: false },
    message: {
      title: 'Shop of mei',
      desc: expect.stringContaining('commission'),
      link: `${house.url}/@mei?placement=wechat`,
      imgUrl: expect.stringContaining(`${house.url}/`),
    },
    timeline: { title: 'Shop of mei' },
  })
  expect(complaints).toEqual([])
})

test('elsewhere, and where there is no account, nothing of WeChat’s is asked for', async () => {
  const elsewhere = await visit(`${house.url}/@mei`, {})
  expect(elsewhere.asked.filter(url => /wx\.qq\.com|wechat\/config/.test(url))).toEqual([])
  const without = await visit(`${plain.url}/@mei`, inWeChat)
  expect(without.asked.filter(url => /wx\.qq\.com|wechat/.test(url))).toEqual([])
  const page = await fetch(`${plain.url}/@mei`)
  expect(page.headers.get('content-security-policy')).not.toContain('qq.com')
  expect((await fetch(`${plain.url}/wechat/config?url=${plain.url}`)).status).toBe(404)
})

test('only pages that are passed on may run WeChat’s script', async () => {
  const policyOf = async (path: string) =>
    (await fetch(`${house.url}${path}`)).headers.get('content-security-policy') ?? ''
  expect(await policyOf('/@mei')).toContain('https://res.wx.qq.com')
  for (const path of ['/', '/@mei/cart', '/dashboard/sign-in', '/nothing-here']) {
    expect(await policyOf(path), path).toContain("script-src 'self';")
  }
})

test('a foreign address is not signed; when WeChat refuses, the page is there all the same', async () => {
  expect((await config('https://evil.example/')).status).toBe(422)
  expect((await config(`${house.url}.evil.example/`)).status).toBe(422)
  house.clock.move(hours(2))
  peer.breaks(true)
  expect((await config(house.url)).status).toBe(503)
  const asked = peer.heard.length
  expect((await config(house.url)).status).toBe(503)
  expect(peer.heard.length).toBe(asked)
  const { told } = await visit(`${house.url}/@mei`, inWeChat)
  expect(told).toBeUndefined()
  peer.breaks(false)
  house.clock.move(minutes(1))
  expect((await config(house.url)).status).toBe(200)
})
