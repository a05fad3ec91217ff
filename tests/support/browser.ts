import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import sparticuz from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { createApp } from '../../server/app.ts'
import type { Config } from '../../server/platform/config.ts'
import { freePort } from './free-port.ts'
import { type House, openHouse } from './house.ts'

/** Chromium from npm. Its helper process is left out: not every machine lets it run. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter(arg => !/single-process|zygote/.test(arg)), '--no-zygote'],
    headless: true,
  })
}

/** A house that listens on loopback and works in the background, at an address browsers can use. */
export async function openHouseOnline(
  overrides: Partial<Config> = {},
  /** What is there before anybody comes. */
  fill: (house: House) => Promise<void> = async () => {},
): Promise<House & { url: string }> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const house = await openHouse({ baseUrl: url, port, ...overrides })
  const server = serve({ fetch: createApp(house.instance).fetch, port, hostname: '127.0.0.1' })
  await fill(house)
  house.jobs.start()
  return {
    ...house,
    url,
    close: async () => {
      await new Promise<void>(resolve => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await house.close()
    },
  }
}

const folder = join(import.meta.dirname, '..', 'artefacts')

/** What it looks like, on a phone and on a desk; kept beside the tests, never committed. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
  }
  if (before) await page.setViewportSize(before)
}

/** A person's browser; what its console complains of is collected. */
export async function openPerson(
  browser: Browser,
  width = 390,
  more: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const viewport = { width, height: 844 }
  const context = await browser.newContext({ viewport, locale: 'en-CN', ...more })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  return { context, page, complaints }
}
