import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInstance } from '../../server/instance.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { openBrowser, openPerson, picture } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { type FreshBuild, freshBuild } from '../support/fresh-build.ts'
import { password, pick, product, seller, shop } from '../support/world.ts'

/**
 * A translator adds one file and nothing else: the project is copied, the file is put in, types are
 * checked, everything is built and started, and the language is everywhere. It runs from right to
 * left and says little, so that the rest must be English.
 */
const arabic = `import type { LanguageFile } from '../language-file.ts'

export default {
  name: 'العربية',
  direction: 'rtl',
  listSeparator: '، ',
  words: {
    pages: {
      cart: 'السلة',
      addToCart: 'أضف إلى السلة',
      items: n => (n === 2 ? 'شيئان' : \`عدد \${n}\`),
      betweenSellers: '، ',
      problemTitles: { 404: 'الصفحة غير موجودة' },
      disclosures: { commission: 'يكسب صاحب المتجر عمولة.' },
    },
    problems: { not_found: 'لا شيء هنا.' },
    fields: { phone: 'أرقام فقط من فضلك.' },
    pictures: { scan: 'امسح الرمز' },
    embed: { open: 'افتح المتجر', from: 'من {price}' },
    'mails/verify_email': ({ instanceName }) => ({
      subject: 'أكد بريدك',
      paragraphs: [\`مرحبا بك في \${instanceName}.\`],
    }),
    'dashboard/shell': { signIn: 'تسجيل الدخول', faultNumber: id => \`رقم \${id}\` },
    'dashboard/identity': { signUpTitle: 'افتح متجرك' },
    categories: { 'food/fruit': 'فواكه' },
  },
} satisfies LanguageFile
`

const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-language-'))
let project: FreshBuild
let server: ChildProcess | null = null
let browser: Browser
let url = ''

beforeAll(async () => {
  project = freshBuild({ 'storefront/languages/ar.ts': arabic })
  project.build()
  const port = await freePort()
  url = `http://localhost:${port}`
  const environment = {
    NODE_ENV: 'test',
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: dataDir,
    DEMO: '0',
    LOG_LEVEL: 'silent',
  }
  const instance = await createInstance(readConfig(environment), systemClock)
  const wang = await seller(instance, 'Wang')
  const mei = await shop(instance, 'mei')
  await pick(instance, mei.id, [await product(instance, wang.id, 'apples')])
  await instance.close()
  server = await project.start(environment)
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  project?.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${url}${path}`, init)
  const text = await answer.text()
  return { status: answer.status, text, headers: answer.headers }
}

test('pages speak it, run its way, write prices its way, and are English where it is silent', async () => {
  const { text } = await ask('/@mei?lang=ar')
  expect(text).toMatch(/<html lang="ar" dir="rtl"/)
  expect(text).toContain('يكسب صاحب المتجر عمولة.')
  expect(text).toContain('Skip to content')
  const format = new Intl.NumberFormat('ar', {
    style: 'currency',
    currency: 'CNY',
  })
  const figures = format
    .formatToParts(28.9)
    .filter(part => part.type === 'integer' || part.type === 'fraction')
  for (const { value } of figures) expect(text).toContain(value)
})

test('every page offers every other language, and the browser’s wish is heard', async () => {
  const english = (await ask('/@mei?lang=en&placement=x')).text
  expect(english).toMatch(
    /<a class="quiet" href="\/@mei\?lang=ar&amp;placement=x" hreflang="ar" lang="ar">العربية<\/a>/,
  )
  expect(english).toMatch(/hreflang="zh-CN" lang="zh-CN">中文<\/a>/)
  expect((await ask('/@mei?lang=ar')).text).toMatch(/hreflang="en" lang="en">English<\/a>/)
  const front = (wish: string) => ask('/', { headers: { 'accept-language': wish } })
  expect((await front('ar-EG, en;q=0.5')).text).toMatch(/<html lang="ar"/)
  expect((await front('sw, zh-TW;q=0.8, ar;q=0.5')).text).toMatch(/<html lang="zh-CN"/)
  expect((await front('sw')).text).toMatch(/<html lang="en"/)
  // A region of a language we have is that language, in addresses too; what is none of ours is the shop's.
  for (const [asked, tag] of [
    ['zh-TW', 'zh-CN'],
    ['zh-Hant-HK', 'zh-CN'],
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
    ['sw', 'en'],
  ]) {
    expect((await ask(`/@mei?lang=${asked}`)).text, asked).toMatch(`<html lang="${tag}"`)
    if (asked !== 'sw')
      expect((await ask(`/embed/@mei?lang=${asked}`)).text, asked).toContain(
        ` lang="${tag === 'zh-CN' ? 'zh' : tag}"`,
      )
  }
})

test('what went wrong is said in it, on pages and by the API, else in English', async () => {
  expect((await ask('/@nobody?lang=ar')).text).toContain('الصفحة غير موجودة')
  const api = (path: string, init?: RequestInit) =>
    ask(`/api/v1${path}`, { headers: { 'accept-language': 'ar' }, ...init })
  expect((await api('/shops/nobody')).text).toContain('لا شيء هنا.')
  const order = await api('/shops/mei/orders', {
    method: 'POST',
    headers: { 'accept-language': 'ar', 'content-type': 'application/json' },
    body: '{}',
  })
  expect(JSON.parse(order.text).error.message).toBe(
    'Something in what was sent is not as expected; see details.',
  )
})

test('the API takes it, and takes no language that has no file', async () => {
  expect((await ask('/api/v1/shops/mei/picks?lang=ar')).status).toBe(200)
  expect((await ask('/api/v1/shops/mei/picks?lang=fr')).status).toBe(422)
  expect((await ask('/api/v1/openapi.json')).text).toContain('"enum":["en","ar","zh"]')
})

test('a buyer who types a wrong phone number reads so in it', async () => {
  const { page, context } = await openPerson(browser, 390, { javaScriptEnabled: false })
  await page.goto(`${url}/@mei?lang=ar`)
  await page.getByText('Box of apples').click()
  await page.getByRole('button', { name: 'أضف إلى السلة' }).click()
  await page.waitForURL(/\/cart/)
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByLabel('Full name').fill('Nour')
  await page.getByLabel('E-mail').fill('nour@mail.example')
  await page.getByLabel('Street and number').fill('1 Lake Road')
  await page.getByLabel('Town or city').fill('Hangzhou')
  await page.getByLabel('Province').fill('Zhejiang')
  await page.getByLabel('Phone').fill('call me')
  await page.getByRole('button', { name: /^Order for/ }).click()
  await page.getByText('أرقام فقط من فضلك.').waitFor()
  await context.close()
})

test('the bar at the bottom counts as the language does', async () => {
  const { page, context } = await openPerson(browser, 390)
  await page.goto(`${url}/@mei?lang=ar`)
  await page.getByText('Box of apples').click()
  const bar = page.locator('.cartbar [data-count]')
  for (const counted of ['عدد 1', 'شيئان', 'عدد 3']) {
    await page.getByRole('button', { name: 'أضف إلى السلة' }).click()
    await bar.getByText(counted, { exact: true }).waitFor()
  }
  await context.close()
})

test('the dashboard fetches its file only when somebody chooses it, and their mail is written in it', async () => {
  const { page, context } = await openPerson(browser)
  const fetched: string[] = []
  page.on('response', answer => {
    if (answer.url().includes('/assets/')) fetched.push(new URL(answer.url()).pathname)
  })
  const hasArabic = async () => {
    const texts = await Promise.all(fetched.map(async path => (await ask(path)).text))
    return texts.some(text => text.includes('افتح متجرك'))
  }
  await page.goto(`${url}/dashboard/sign-up`)
  await page.getByRole('heading', { name: 'Open your small shop' }).waitFor()
  expect(await hasArabic()).toBe(false)
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.getByRole('heading', { name: 'افتح متجرك' }).waitFor()
  expect(await hasArabic()).toBe(true)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  await page.getByRole('button', { name: 'English' }).waitFor()
  await page.getByRole('button', { name: '中文' }).waitFor()
  await page.getByRole('link', { name: 'تسجيل الدخول' }).waitFor()
  await picture(page, '60-one-more-language')
  await page.reload()
  await page.getByRole('heading', { name: 'افتح متجرك' }).waitFor()
  await page.getByLabel('Your name').fill('Nour')
  await page.getByLabel('E-mail').fill('nour@mail.example')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  const mail = await mailTo('nour@mail.example')
  expect(mail.subject).toBe('أكد بريدك')
  expect(mail.html).toMatch(/<html lang="ar" dir="rtl"/)
  expect(mail.text).toContain('مرحبا بك في Xiaopu 小铺.')
  expect(mail.text).toContain('Confirm my address')
  await context.close()
})

async function mailTo(address: string) {
  const folder = join(dataDir, 'mails')
  const found = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter(name => name.endsWith('.json'))
      .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
      .find(mail => mail.to === address)
  await expect.poll(found, { timeout: 30_000 }).toBeTruthy()
  return found() as { subject: string; html: string; text: string }
}

test('categories are called what its file calls them, else what English does', async () => {
  const headers = { origin: url, 'content-type': 'application/json' }
  const body = JSON.stringify({ email: 'mei@curator.example', password })
  const signedIn = await fetch(`${url}/dashboard/api/sign-in`, { method: 'POST', headers, body })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { data } = JSON.parse(
    (await ask('/dashboard/api/categories', { headers: { cookie } })).text,
  )
  const titles = (id: string) => data.find((one: { id: string }) => one.id === id).titles
  expect(titles('food/fruit')).toEqual({ en: 'Fruit', zh: '水果', ar: 'فواكه' })
  expect(titles('food/tea')).toEqual({ en: 'Tea & coffee', zh: '茶与咖啡', ar: 'Tea & coffee' })
})

test('an embed speaks it where the host asks for it', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(`${url}/embed/@mei?lang=ar`)
  const shown = page.locator('xiaopu-shop section')
  await shown.getByText('افتح المتجر').waitFor()
  await shown.getByText('Sold and shipped by professional sellers. يكسب').waitFor()
  expect(await shown.getAttribute('dir')).toBe('rtl')
  expect(await shown.getByText('افتح المتجر').getAttribute('href')).toContain('lang=ar')
  await context.close()
})

test('a shop may be kept in it: pages, embeds and feeds follow', async () => {
  const headers = { origin: url, 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/dashboard/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: 'mei@curator.example', password }),
  })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const look = { handle: 'mei', name: 'Mei', line: '', accent: 'tea' }
  const keep = (language: string) =>
    ask('/dashboard/api/shop', {
      method: 'PATCH',
      headers: { ...headers, cookie },
      body: JSON.stringify({ ...look, language }),
    })
  expect((await keep('fr')).status).toBe(422)
  expect((await keep('ar')).status).toBe(200)
  expect((await ask('/@mei')).text).toMatch(/<html lang="ar" dir="rtl"/)
  expect((await ask('/@mei/feed.xml')).text).toContain('<language>ar</language>')
  expect(JSON.parse((await ask('/@mei/feed.json')).text).language).toBe('ar')
  const card = /property="og:image" content="([^"]+)"/.exec((await ask('/@mei')).text)?.[1]
  expect((await fetch(card ?? '')).status).toBe(200)
  const { page, context } = await openPerson(browser)
  await page.goto(`${url}/embed/@mei`)
  await page.locator('xiaopu-shop section').getByText('افتح المتجر').waitFor()
  await context.close()
})
