import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { productsByIds } from '../../server/catalog/queries.ts'
import { shipSellerOrder } from '../../server/fulfilment/acknowledge.ts'
import { partsOfOrder } from '../../server/fulfilment/queries.ts'
import { editProfile } from '../../server/identity/profile.ts'
import { openBrowser, openHouseOnline, openPerson, picture } from '../support/browser.ts'
import { clientOf } from '../support/client.ts'
import { mailsTo } from '../support/mails.ts'
import { password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** Curator, seller and operator do what is seldom done, on the screens they have for it. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  await person(house.instance, 'op@example.com', true)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Signed in, at this place of the dashboard; the console of it has nothing to complain of. */
async function at(path: string, email: string, url = house.url) {
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(`${url}/dashboard/sign-in?next=${encodeURIComponent(`/dashboard${path}`)}`)
  await page.fill('input[type=email]', email)
  await page.fill('input[type=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname === `/dashboard${path}`)
  const leave = async () => {
    expect(complaints).toEqual([])
    await context.close()
  }
  return { page, leave }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a curator exports the shop, in Chinese, and is gone when they ask to be', async () => {
  const { email, userId } = await shop(house.instance, 'mei', [apples])
  await house.instance.db.transact(tx => editProfile(tx, { userId, name: '梅', language: 'zh' }))
  const { page } = await at('/shop', email)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载全部' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('xiaopu-mei.zip')
  const files = unzipSync(readFileSync(await file.path()))
  expect(new TextDecoder().decode(files['products.csv'])).toContain('Box of apples')

  await page.goto(`${house.url}/dashboard/settings`)
  await press(page, '删除我的账号')
  await picture(page, 'leave-zh')
  // Not by a slip: the password is asked for, and it has to be theirs.
  const dialog = page.getByRole('dialog')
  await press(page, '全部删除')
  await dialog.locator('input[type=password]:focus').fill('not the password')
  await page.keyboard.press('Enter')
  await dialog.locator('[aria-invalid=true]').waitFor()
  expect((await fetch(`${house.url}/@mei`)).status).toBe(200)
  await dialog.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '账号已删除' }).waitFor()
  await press(page, '回到首页')
  await page.waitForURL(url => url.pathname === '/')
  expect((await fetch(`${house.url}/@mei`)).status).toBe(410)
  await page.context().close()
})

test('a seller adds a second parcel and puts a number right; the buyer’s page shows what is true', async () => {
  const { instance, clock } = house
  const key = await shop(instance, 'lan', [apples])
  const { body } = await clientOf(house).buy('lan', [apples])
  await house.settle()
  const order = { shopId: key.id, orderId: body.id as string }
  const [part] = await instance.db.read(reader => partsOfOrder(reader, order))
  await instance.db.transact(tx =>
    shipSellerOrder(tx, {
      ...{ sellerId: wang.id, id: part!.id, now: clock.now() },
      ...{ carrier: 'SF', trackingNumber: 'SF1' },
    }),
  )
  const { page, leave } = await at('/sell/shipped', 'wang@seller.example')
  await page.locator('summary').first().click()
  await press(page, 'Another parcel')
  await page.getByLabel('Tracking number').fill('SF2')
  await press(page, 'Add it and tell the buyer')
  await press(page, 'Correct SF1')
  await page.getByLabel('Tracking number').fill('SF9')
  await press(page, 'Save and tell the buyer')
  await page.getByRole('button', { name: 'Correct SF9' }).waitFor()
  await picture(page, 'parcels')
  await leave()

  const buyer = await openPerson(browser)
  await buyer.page.goto(`${house.url}/orders/${body.token}`)
  const text = await buyer.page.locator('main').innerText()
  expect(text).toContain('SF9')
  expect(text).toContain('SF2')
  expect(text).not.toContain('SF1')
  await buyer.context.close()
})

test('a seller pays back what arrived damaged: it is not sold again, and the row says so', async () => {
  const cup = await product(house.instance, wang.id, 'cup', { stock: 10 })
  const { id: shopId } = await shop(house.instance, 'cups', [cup])
  const { body } = await clientOf(house).buy('cups', [cup])
  await house.settle()
  await house.instance.db.transact(async tx => {
    const [part] = await partsOfOrder(tx, { shopId, orderId: body.id })
    const step = { sellerId: wang.id, id: part!.id, now: house.clock.now() }
    await shipSellerOrder(tx, { ...step, carrier: 'SF', trackingNumber: 'CUP1' })
  })
  const { page, leave } = await at('/sell/shipped', 'wang@seller.example')
  const row = page.locator('.fold-row', { hasText: 'CUP1' })
  await row.locator('summary').click()
  await row.getByRole('button', { name: /^Give money back/ }).click()
  const dialog = page.getByRole('dialog')
  // Sent, its units are not back unless somebody says so.
  await dialog.getByText('Back in stock: 0').waitFor()
  await dialog.getByRole('checkbox', { name: /count them as back in stock/ }).check()
  await dialog.getByText('Back in stock: 1').waitFor()
  await dialog.getByRole('checkbox').uncheck()
  await dialog.getByRole('button', { name: 'Arrived damaged.' }).click()
  await dialog.getByText('Back in stock: 0').waitFor()
  await picture(page, 'pay-back')
  await dialog.locator('button[type=submit]').click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await row.getByText('Paid back').waitFor()
  expect(await row.getByRole('button', { name: /money back/ }).count()).toBe(0)
  await leave()
  const [found] = await house.instance.db.read(reader => productsByIds(reader, [cup.productId]))
  expect(found?.variants[0]?.onHand).toBe(9)
})

test('an operator reads what is missing before the first order, and closes a seller for good', async () => {
  const empty = await openHouseOnline()
  await person(empty.instance, 'op@example.com', true)
  const first = await at('/operator', 'op@example.com', empty.url)
  await first.page.getByRole('heading', { name: 'Before the first order' }).waitFor()
  expect(await first.page.getByText(/^A seller, still to do$/).count()).toBe(1)
  await picture(first.page, 'opening')
  await first.leave()
  await empty.close()

  await seller(house.instance, 'Gone')
  const { page, leave } = await at('/operator/sellers', 'op@example.com')
  for (const step of ['Suspend', 'Close']) {
    await press(page, step === 'Close' ? 'Close Gone for good' : 'Suspend Gone')
    await page
      .getByRole('dialog')
      .locator('textarea')
      .fill(`${step === 'Close' ? 'Closed' : 'Suspended'}: it never answered.`)
    await page.getByRole('dialog').locator('button[type=submit]').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Close Gone for good' }).waitFor({ state: 'detached' })
  await leave()
  await house.settle()
  const letters = mailsTo(house, 'gone@seller.example').map(letter => letter.text)
  expect(letters.filter(text => text.includes('Closed: it never answered.'))).toHaveLength(1)
})
