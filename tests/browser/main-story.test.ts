import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { days } from '../../server/platform/clock.ts'
import { openBrowser, openHouseOnline, openPerson, picture } from '../support/browser.ts'
import { sellerSystem } from '../support/seller-system.ts'
import { password, product, seller } from '../support/world.ts'
import { curatorWords } from './words.ts'

/**
 * The whole main job as people do it, in a real browser: sign up, open a shop, import a feed, fill
 * it, be refused the 31st, five buyers buy, a seller's system hears and ships, commission appears
 * and is approved, the shop unlocks, the 31st pick is accepted.
 */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let mei: Awaited<ReturnType<typeof openPerson>>
let wang: Awaited<ReturnType<typeof seller>>
let jing: Awaited<ReturnType<typeof seller>>
let system: Awaited<ReturnType<typeof sellerSystem>>
const { find, open, today } = curatorWords

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  mei = await openPerson(browser)
  wang = await seller(house.instance, 'Wang Orchard')
  jing = await seller(house.instance, 'Jing Kiln', { shipping_minor: 1200 })
  await product(house.instance, jing.id, 'bowl', {
    title: 'Celadon bowl',
    priceMinor: 8800,
    rateBps: 1500,
  })
  system = await sellerSystem()
  await fetch(`${house.url}/api/v1/webhook-endpoints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${wang.key}` },
    body: JSON.stringify({ url: system.url }),
  })
})

afterAll(async () => {
  await browser.close()
  await system.close()
  await house.close()
})

/** The link in the newest mail to an address. */
async function mailedLink(to: string, part: string): Promise<string> {
  const folder = join(house.instance.config.dataDir, 'mails')
  return expect
    .poll(
      () => {
        const mails = readdirSync(folder).map(
          name =>
            JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
              to: string
              text: string
              at: number
            },
        )
        const texts = mails.filter(mail => mail.to === to).sort((a, b) => b.at - a.at)
        return (
          texts
            .map(mail => new RegExp(`https?://\\S+${part}\\S*`).exec(mail.text)?.[0])
            .find(Boolean) ?? ''
        )
      },
      { timeout: 10_000 },
    )
    .not.toBe('')
    .then(() => {
      const mails = readdirSync(folder).map(
        name =>
          JSON.parse(readFileSync(join(folder, name), 'utf8')) as { to: string; text: string },
      )
      return mails
        .filter(mail => mail.to === to)
        .map(mail => new RegExp(`https?://\\S+${part}\\S*`).exec(mail.text)?.[0])
        .find(Boolean) as string
    })
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${house.url}/dashboard/sign-in`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
}

test('Mei signs up, proves her address by the mail and opens her shop in a minute', async () => {
  const { page } = mei
  await page.goto(house.url)
  await picture(page, '01-front')
  await page.goto(`${house.url}/dashboard/sign-up`)
  await page.locator('input[autocomplete=name]').fill('Mei')
  await page.locator('input[type=email]').fill('mei@mail.example')
  await page.locator('input[type=password]').fill(password)
  await picture(page, '02-sign-up')
  await page.keyboard.press('Enter')
  const mailed = page.getByText('We sent a mail to mei@mail.example')
  await mailed.waitFor()
  await page.reload()
  await mailed.waitFor()
  const proof = await mailedLink('mei@mail.example', 'verify')
  // Pressed again from the mail, the link lets in who is in already.
  for (const way of [proof, proof]) {
    await page.goto(way)
    await page.getByRole('button', { name: 'Confirm my address' }).click()
    await page.getByLabel(open.name).waitFor()
  }
  await page.getByLabel(open.name).fill('Mei’s shelf')
  await page.getByLabel(open.handle).fill('mei')
  await page.getByLabel(open.line).fill('Fruit and clay')
  await page.getByLabel(open.currency).selectOption('CNY')
  await page.getByText(open.handleFree).waitFor()
  await picture(page, '03-open-shop')
  await page.getByRole('button', { name: open.go }).click()
  await page.waitForURL(/\/dashboard\/(find|shelf)?$/)
})

test('Wang imports a feed: progress while it runs, counts and rejected rows at the end', async () => {
  const { page, context } = await openPerson(browser)
  await signIn(page, 'wang-orchard@seller.example')
  await page.goto(`${house.url}/dashboard/sell/feeds/add`)
  const rows = Array.from(
    { length: 40 },
    (_, i) => `fruit-${i}\tFruit no. ${i}\tSweet.\t${20 + i}.50 CNY\tin stock\t50\tFruit`,
  )
  const file = [
    'id\ttitle\tdescription\tprice\tavailability\tquantity\tproduct_type',
    ...rows,
    'bad\tBad\tx\tfree\tin stock\t1\tFruit',
  ].join('\n')
  await page.locator('input[type=file]').setInputFiles({
    name: 'fruit.tsv',
    mimeType: 'text/tab-separated-values',
    buffer: Buffer.from(file),
  })
  await page.waitForURL(/\/runs\//)
  await page.getByText('40').first().waitFor()
  await page.getByText('not_a_price').or(page.getByText('free')).first().waitFor()
  await picture(page, '04-feed-run')
  await context.close()
})

test('Mei fills 30 places, seeing what each earns, and is kindly refused the 31st', async () => {
  const { page } = mei
  await page.goto(`${house.url}/dashboard/find`)
  await page.getByText(find.earn).first().waitFor()
  await picture(page, '05-find')
  const ids = await page.evaluate(async () => {
    const answer = await fetch('/dashboard/api/catalog?limit=100')
    const { data } = (await answer.json()) as { data: { id: string; title: string }[] }
    // The bowl first, then the fruit from the last to the first: who is left out is known.
    const rank = (title: string) =>
      title.startsWith('Celadon') ? 1000 : Number(title.split(' ').at(-1))
    return data.sort((a, b) => rank(b.title) - rank(a.title)).map(one => one.id)
  })
  await page.getByRole('button', { name: find.otherWays }).click()
  await page.getByText(find.paste).click()
  await page.getByLabel(find.pasteField).fill(ids.slice(0, 40).join('\n'))
  await page.getByRole('button', { name: find.pasteGo }).click()
  await page.getByText(find.addedTitle(30)).waitFor()
  await picture(page, '06-full')
  await page.goto(`${house.url}/dashboard/shelf`)
  await page.getByText(/30/).first().waitFor()
  await picture(page, '07-shelf')
})

async function buy(titles: string[], index: number): Promise<void> {
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(`${house.url}/@mei?placement=blog`)
  for (const title of titles) {
    await page.goto(`${house.url}/@mei?placement=blog`)
    await page.getByText(title, { exact: true }).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByText('In your cart').waitFor()
  }
  if (index === 0) await picture(page, '08-product')
  if (index === 0) {
    await page.getByRole('link', { name: /^Cart/ }).click()
    await picture(page, '09-cart')
  }
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByLabel('Full name').fill(`Buyer ${index}`)
  await page.getByLabel('E-mail').fill(`buyer${index}@mail.example`)
  await page.getByLabel('Phone').fill(`138 0000 00${index}0`)
  await page.getByLabel('Street and number').fill(`${index} Lake Road`)
  await page.getByLabel('Town or city').fill('Hangzhou')
  await page.getByLabel('Province').fill('Zhejiang')
  if (index === 0) await picture(page, '10-checkout')
  await page.getByRole('button', { name: /^Order for/ }).click()
  await page.getByRole('button', { name: /^Approve/ }).click()
  await page.getByText('Thank you. Your order has been passed on.').waitFor()
  if (index === 0) await picture(page, '11-order')
  expect(complaints).toEqual([])
  await context.close()
}

test('five buyers buy, the first from two sellers in one cart', async () => {
  await buy(['Celadon bowl', 'Fruit no. 39'], 0)
  for (let i = 1; i < 5; i++) await buy([`Fruit no. ${39 - i}`], i)
  await expect.poll(() => system.heard.length, { timeout: 10_000 }).toBe(5)
  expect(system.heard.every(message => message.signature.startsWith('v1,'))).toBe(true)
})

test('Jing, who has only a mailbox, accepts and ships from the link in her mail', async () => {
  const { page, context } = await openPerson(browser)
  await page.goto(await mailedLink('help@jing-kiln.example', 'fulfil'))
  await page.getByText('Celadon bowl').waitFor()
  await picture(page, '12-seller-link')
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByLabel('Carrier').fill('SF Express')
  await page.getByLabel('Tracking number').fill('SF1234567')
  await page.getByRole('button', { name: 'Mark as shipped' }).click()
  await page.getByText('Shipped. The buyer has the tracking number.').waitFor()
  await picture(page, '13-seller-shipped')
  await context.close()
})

test('Wang’s system ships and delivers; Mei’s commission is pending and, in time, hers', async () => {
  const own = { 'content-type': 'application/json', authorization: `Bearer ${wang.key}` }
  for (const message of system.heard) {
    const { id } = (JSON.parse(message.body) as { data: { id: string } }).data
    const step = (name: string, body: object) =>
      fetch(`${house.url}/api/v1/seller-orders/${id}/${name}`, {
        method: 'POST',
        headers: own,
        body: JSON.stringify(body),
      })
    expect(
      (await step('ship', { carrier: 'ZTO', tracking_number: `Z${id.slice(-6)}` })).status,
    ).toBe(200)
    expect((await step('deliver', {})).status).toBe(200)
  }
  const { page } = mei
  await page.goto(`${house.url}/dashboard/earnings`)
  await page.getByText('Pending').first().waitFor()
  await picture(page, '14-earnings-pending')
  // Delivery is announced in the background: all five parcels of Wang's have their date first.
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { data } = await (await fetch('/dashboard/api/earnings')).json()
          return data.filter((row: { next_at: number | null }) => row.next_at).length
        }),
      { timeout: 20_000 },
    )
    .toBe(6)
  house.clock.move(days(14))
  await house.settle()
  await page.goto(`${house.url}/dashboard/earnings`)
  await page.getByText('Approved').first().waitFor()
  await picture(page, '15-earnings-approved')
})

test('the shop has unlocked: a moment of joy, and the 31st pick is accepted', async () => {
  const { page, complaints } = mei
  await page.goto(`${house.url}/dashboard`)
  await page.getByText(today.unlockTitle).waitFor()
  await picture(page, '16-unlocked')
  await page.getByText(today.unlockClose).click()
  await page.goto(`${house.url}/dashboard/find`)
  const title = await page.evaluate(async () => {
    const answer = await fetch('/dashboard/api/catalog?limit=100')
    const { data } = (await answer.json()) as { data: { title: string; is_picked: boolean }[] }
    return data.find(one => !one.is_picked)?.title ?? ''
  })
  await page.getByPlaceholder(find.search).fill(title)
  await page.getByRole('button', { name: find.pickOf(title), exact: true }).click()
  await page.getByText(find.pickedNow(title)).waitFor()
  await page.goto(`${house.url}/@mei`)
  await picture(page, '17-shop')
  expect(complaints.filter(text => !/401|404|409|410/.test(text))).toEqual([])
})

test('Mei moves her account to another address, and sees so in her settings', async () => {
  const { page } = mei
  await page.goto(`${house.url}/dashboard/settings`)
  await page.getByRole('button', { name: 'Change my address' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('New e-mail').fill('mei@new.example')
  await dialog.locator('input[type=password]').fill('not this one')
  await page.keyboard.press('Enter')
  await dialog.getByText('This password is not right.').waitFor()
  await dialog.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.getByText('We sent a mail to mei@new.example.').waitFor()
  await page.goto(await mailedLink('mei@new.example', 'new-email'))
  await page.getByRole('button', { name: 'Use this address' }).click()
  await page.waitForURL(/\/dashboard\/settings$/)
  await expect.poll(() => page.locator('input[readonly]').inputValue()).toBe('mei@new.example')
  const back = await mailedLink('mei@mail.example', 'old-email')
  await page.goto(back)
  await page.getByRole('heading', { name: 'Take your account back' }).waitFor()
})
