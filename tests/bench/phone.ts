import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { type Kind, kinds, line, watchRequests } from './requests.ts'
import { median, type Row, spread } from './row.ts'
import type { Running } from './server.ts'

/**
 * P11: a phone on slow 4G with nothing in its cache. Throttled inside Chromium: every request
 * waits for its latency, bytes arrive at the rate, but there is no handshake and no slow start.
 */
const rounds = 5
const device = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
}
const bytesPerSecond = (megabits: number) => (megabits * 1e6) / 8
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: bytesPerSecond(1.6),
  uploadThroughput: bytesPerSecond(0.75),
}
const slowerProcessor = 4

export async function phone(server: Running): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter(arg => !/single-process|zygote/.test(arg)), '--no-zygote'],
    headless: true,
  })
  try {
    const shop = `${server.url}/@ayu`
    const [, product = ''] =
      /href="(\/@ayu\/p\/[^"]+)"/.exec(await (await fetch(shop)).text()) ?? []
    const empty = { of: 'a page that says "ok"', value: await emptyPage(browser, server) }
    return [
      ...(await measure(browser, { name: 'shop page', url: shop, empty })),
      ...(await measure(browser, { name: 'product page', url: `${server.url}${product}`, empty })),
    ]
  } finally {
    await browser.close()
  }
}

type Measured = { name: string; url: string; empty: { of: string; value: number } }

/** What any page blocks: Chromium's own work when an address is entered. */
async function emptyPage(browser: Browser, server: Running): Promise<number> {
  const blocked: number[] = []
  for (let round = 0; round < rounds; round++)
    blocked.push((await visit(browser, `${server.url}/healthz`)).blocking)
  return median(blocked)
}

async function measure(browser: Browser, { name, url, empty }: Measured): Promise<Row[]> {
  await warm(browser, url)
  const visits: Visit[] = []
  for (let round = 0; round < rounds; round++) visits.push(await visit(browser, url))
  const row = (what: string, unit: string, of: (visit: Visit) => number): Row => {
    const values = visits.map(of)
    return {
      id: 'P11',
      what: `${name}, ${what}`,
      value: median(values),
      unit,
      spread: spread(values),
    }
  }
  const paint = row('largest paint', 'ms', one => one.paint)
  const shownVisit = visits.find(one => one.paint === paint.value) as Visit
  const first = Math.round(median(visits.map(one => one.firstPaint)))
  const until = shownVisit.requests.filter(one => one.to < shownVisit.paint)
  return [
    {
      ...paint,
      bar: '1,800 ms',
      detail: [`first paint ${first} ms; the largest is ${shownVisit.largest}`, ...until.map(line)],
    },
    { ...row('layout shift', '', one => one.shift), bar: '0.02' },
    { ...row('blocking time', 'ms', one => one.blocking), limits: [empty], bar: '50 ms' },
    {
      ...row('bytes in all', 'B', one => kinds.reduce((sum, kind) => sum + one.bytes(kind), 0)),
      detail: [
        kinds.map(kind => `${kind} ${median(visits.map(one => one.bytes(kind)))}`).join(', '),
      ],
    },
  ]
}

/** The shop has had visitors: the page is kept compressed, every picture is there as AVIF. */
async function warm(browser: Browser, url: string): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const { requests } = await visit(browser, url, { isFast: true })
    const pictures = requests.filter(one => one.kind === 'pictures')
    if (pictures.every(one => one.type === 'image/avif')) return
    await new Promise(resume => setTimeout(resume, 1000))
  }
}

type Visit = Seen & {
  requests: Awaited<ReturnType<typeof watchRequests>>
  bytes(kind: Kind): number
}

async function visit(browser: Browser, url: string, { isFast = false } = {}): Promise<Visit> {
  const context = await browser.newContext(device)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const requests = await watchRequests(cdp)
  if (!isFast) {
    await cdp.send('Network.emulateNetworkConditions', slow4G)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
  }
  await page.addInitScript(watchPaints)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.waitForTimeout(500)
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
  await context.close()
  const bytes = (kind: Kind) =>
    requests.filter(one => one.kind === kind).reduce((sum, one) => sum + one.bytes, 0)
  return { ...seen, requests, bytes }
}

/** Milliseconds since the address was entered; blocking time is what long tasks take over 50. */
type Seen = { firstPaint: number; paint: number; largest: string; shift: number; blocking: number }

/** Runs in the page, before anything of it. */
function watchPaints(): void {
  const seen: Seen = { firstPaint: 0, paint: 0, largest: '', shift: 0, blocking: 0 }
  Object.assign(window, { seen })
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    })
  watch('paint', entry => {
    if (entry.name === 'first-contentful-paint') seen.firstPaint = entry.startTime
  })
  watch('largest-contentful-paint', entry => {
    const { element, url, startTime } = entry as LargestContentfulPaint
    seen.paint = startTime
    const name = url ? new URL(url).pathname : element?.textContent?.slice(0, 40)
    seen.largest = `<${element?.tagName.toLowerCase()}> ${name}`
  })
  watch('layout-shift', entry => {
    const { value, hadRecentInput } = entry as PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    }
    if (!hadRecentInput) seen.shift += value
  })
  watch('longtask', entry => {
    seen.blocking += Math.max(0, entry.duration - 50)
  })
}
