import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBundle, editBundle } from '../../server/shops/bundles.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { videoAt } from '../../server/shops/video-sites.ts'
import { setVideo } from '../../server/shops/videos.ts'
import { openBrowser, openHouseOnline, openPerson, picture } from '../support/browser.ts'
import { mp4 } from '../support/mp4.ts'
import { password, product, seller, shop } from '../support/world.ts'

/** A curator gives a bundle a film; visitors play it and meet each thing at its second. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let mei: Awaited<ReturnType<typeof shop>>
let bundleId = ''

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const { instance, clock } = house
  const wang = await seller(instance, 'Wang')
  const pot = await product(instance, wang.id, 'pot', { title: 'Pot', priceMinor: 5000 })
  const cup = await product(instance, wang.id, 'cup', { title: 'Cup', priceMinor: 900 })
  mei = await shop(instance, 'mei')
  const photo = await instance.images.store(
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a04020' } })
      .jpeg()
      .toBuffer(),
  )
  if (photo.kind === 'refused') throw new Error(photo.reason)
  await instance.db.transact(async tx => {
    const made = { shopId: mei.id, title: 'Tea for two', photo, now: clock.now() }
    bundleId = (await addBundle(tx, made)).id
    const wishes = [pot, cup].map(({ productId }) => ({ productId, note: '' }))
    const onShelf = { shopId: mei.id, sectionId: null, wishes, now: clock.now() }
    const { added } = await addPicks(tx, onShelf)
    const tags = added.map(({ pickId }, at) => ({
      ...{ pick_id: pickId, x_bps: 2000, y_bps: 3000 },
      second: at ? 42 : 0,
    }))
    const input = { title: 'Tea for two', tags }
    await editBundle(tx, { shopId: mei.id, bundleId, input })
  })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const address = () => `${house.url}/@mei/b/${bundleId}`

async function against(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { target: string[] }[] }[] }
    const { axe } = globalThis as unknown as { axe: { run(...args: unknown[]): Promise<Found> } }
    const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  })
}

/** Whatever a page asks of others than us, by host. */
function strangersOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', request => {
    const { host, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && !house.url.endsWith(host)) asked.push(host)
  })
  return asked
}

async function play(url: string): Promise<void> {
  const video = videoAt(url)
  await house.instance.db.transact(tx => setVideo(tx, { shopId: mei.id, bundleId, video }))
}

test('a curator sends a film, is told of a wrong time, and takes nothing back by mistake', async () => {
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(`${house.url}/dashboard/sign-in`)
  await page.fill('input[type=email]', mei.email)
  await page.fill('input[type=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
  await page.goto(`${house.url}/dashboard/bundles/${bundleId}`)
  const choose = page.locator('.bundle-video input[type=file]')
  const file = (buffer: Buffer) => ({ name: 'tea.mp4', mimeType: 'video/mp4', buffer })
  complaints.length = 0
  await choose.setInputFiles(file(mp4({ codec: 'hev1' })))
  await page.getByText('Save it as H.264 MP4').waitFor()
  expect(complaints.splice(0).filter(one => !one.includes('422'))).toEqual([])
  await choose.setInputFiles(file(mp4({ seconds: 60 })))
  await page.getByText('Your video, 1:00').waitFor()
  await page.getByRole('button', { name: /Cup/ }).first().click()
  const time = page.getByLabel('Appears at')
  expect(await time.inputValue()).toBe('0:42')
  await time.fill('1:01')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The video ends at 1:00.').waitFor()
  await page.getByText('One of the times is not right.').waitFor()
  await time.fill('0:40')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved. Your shop shows it now.').waitFor()
  await picture(page, '60-bundle-video-editor')
  expect(await against(page)).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: /Cup/ }).first().click()
  expect(await time.inputValue()).toBe('0:40')
  expect(complaints).toEqual([])
  await context.close()
})

test('a visitor plays it, by keyboard too, and each thing comes forward at its second', async () => {
  const { page, context, complaints } = await openPerson(browser)
  const films: string[] = []
  page.on('request', request => {
    if (request.url().includes('/videos/')) films.push(request.url())
  })
  await page.goto(address(), { waitUntil: 'networkidle' })
  expect(films).toEqual([])
  expect(await page.locator('video').count()).toBe(0)
  await picture(page, '61-bundle-video')
  expect(await against(page)).toEqual([])
  await page.getByRole('link', { name: /^Play the video/ }).focus()
  await page.keyboard.press('Enter')
  const film = page.locator('video')
  await film.waitFor()
  await page.waitForFunction(() => document.querySelector('video')!.readyState >= 2)
  expect(await film.evaluate((video: HTMLVideoElement) => [video.controls, video.error])).toEqual([
    true,
    null,
  ])
  expect(await film.evaluate(video => video === document.activeElement)).toBe(true)
  const now = page.locator('[data-now]')
  expect(await now.getAttribute('aria-live')).toBe('polite')
  await now.getByRole('link', { name: /Pot/ }).waitFor()
  await film.evaluate((video: HTMLVideoElement) => {
    video.pause()
    video.currentTime = 40
  })
  const card = now.getByRole('link', { name: /Cup.*9\.00/s })
  await card.waitFor()
  expect(await now.getByRole('link').count()).toBe(1)
  expect(await page.locator('li[aria-current]').allInnerTexts()).toEqual([
    expect.stringContaining('Cup'),
  ])
  await picture(page, '62-bundle-video-card')
  expect(await against(page)).toEqual([])
  // Back to the first by its time in the list.
  await page.getByRole('button', { name: 'Play from 0:00' }).focus()
  await page.keyboard.press('Enter')
  await now.getByRole('link', { name: /Pot/ }).waitFor()
  // Whoever stands on the card stays on it when another takes its place.
  await now.getByRole('link').focus()
  await film.evaluate((video: HTMLVideoElement) => {
    video.pause()
    video.currentTime = 41
  })
  await card.waitFor()
  expect(await card.evaluate(one => one === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: 'Play from 0:00' }).click()
  await page.getByRole('button', { name: 'Play from 0:40' }).click()
  await card.waitFor()
  await card.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/@mei\/p\//)
  expect(complaints).toEqual([])
  await context.close()
})

test.each(['dark', 'right to left'])('%s, on a desk, nothing is against it', async look => {
  const { page, context } = await openPerson(browser, 1280, {
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  await page.goto(address())
  if (look !== 'dark')
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await page.getByRole('link', { name: /^Play the video/ }).click()
  const card = page.locator('[data-now] a')
  await card.waitFor()
  expect(await card.evaluate(one => getComputedStyle(one).animationName)).toBe('none')
  expect(await against(page)).toEqual([])
  const width = () => document.documentElement.scrollWidth - innerWidth
  expect(await page.evaluate(width)).toBeLessThanOrEqual(0)
  await picture(page, `63-bundle-video-${look.replaceAll(' ', '-')}`)
  await context.close()
})

test('without JavaScript there is the plain list with its times, and the poster leads to the film', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(address())
  expect(await page.locator('.tagged li').allInnerTexts()).toEqual([
    expect.stringMatching(/1\. Pot[\s\S]*0:00/),
    expect.stringMatching(/2\. Cup[\s\S]*0:40/),
  ])
  expect(await page.locator('.tagged button').count()).toBe(0)
  expect(await page.locator('.tagged a').count()).toBe(2)
  const film = await page.getByRole('link', { name: /^Play the video/ }).getAttribute('href')
  const answer = await fetch(`${house.url}${film}`, { headers: { range: 'bytes=0-9' } })
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([206, 10])
  await page.getByRole('button', { name: /^Add all 2/ }).click()
  await page.waitForURL(/\/cart/)
  await context.close()
})

test('a film that cannot be played here leaves the poster, which leads to it', async () => {
  const { page, context } = await openPerson(browser)
  await page.route('**/videos/*', route => route.fulfill({ status: 404 }))
  await page.goto(address())
  const link = page.getByRole('link', { name: /^Play the video/ })
  await link.click()
  await page.waitForFunction(() => !document.querySelector('video'))
  await link.waitFor()
  expect(await page.locator('.screen > img').count()).toBe(1)
  await context.close()
})

test('nothing is asked of a provider before the click; after it its player, at the second wanted', async () => {
  await play('https://www.youtube.com/watch?v=dQw4w9WgXcQ')
  const { page, context, complaints } = await openPerson(browser)
  const asked = strangersOf(page)
  await page.route('https://www.youtube-nocookie.com/**', route =>
    route.fulfill({ contentType: 'text/html', body: '<title>a player</title>' }),
  )
  await page.goto(address(), { waitUntil: 'networkidle' })
  await page.getByText('It plays from YouTube. Nothing is loaded from there').waitFor()
  await picture(page, '64-bundle-video-elsewhere')
  expect(await against(page)).toEqual([])
  expect(asked).toEqual([])
  await page.getByRole('link', { name: 'Play the video' }).click()
  const player = page.locator('iframe')
  await player.waitFor()
  const source = () => player.getAttribute('src')
  expect(await source()).toBe(
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=0',
  )
  await page.getByRole('button', { name: 'Play from 0:40' }).click()
  expect(await source()).toContain('start=40')
  expect(await player.count()).toBe(1)
  await page.waitForFunction(() => frames.length === 1)
  await expect.poll(() => asked.length).toBe(2)
  expect(new Set(asked)).toEqual(new Set(['www.youtube-nocookie.com']))
  // The policy holds: another host's frame stays empty.
  expect(complaints).toEqual([])
  await page.evaluate(() =>
    document.querySelector('iframe')!.setAttribute('src', 'https://evil.example/'),
  )
  await expect.poll(() => complaints.join()).toContain('frame-src')
  expect(new Set(asked)).toEqual(new Set(['www.youtube-nocookie.com']))
  await context.close()
})
