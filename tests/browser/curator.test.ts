import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeCurrency } from '../../server/orders/shop-currency.ts'
import { addBundle, editBundle, taggedCards } from '../../server/shops/bundles.ts'
import { editNote, removePick, setPhoto } from '../../server/shops/curate.ts'
import { setAvatar } from '../../server/shops/open.ts'
import { requireShop, shelf } from '../../server/shops/queries.ts'
import { openBrowser, openHouseOnline, openPerson } from '../support/browser.ts'
import { password, product, seller, shop, type Thing } from '../support/world.ts'

/** A curator changes the shop, in two tabs too, and thinks better of it. */
let house: Awaited<ReturnType<typeof openHouseOnline>>
let browser: Browser
let things: Thing[]
let mei: Awaited<ReturnType<typeof shop>>
let page: Page
let bundleId: string
let number = 0

beforeAll(async () => {
  house = await openHouseOnline()
  browser = await openBrowser()
  const wang = await seller(house.instance, 'Wang')
  things = []
  for (const title of ['Pot', 'Cup', 'Tray'])
    things.push(await product(house.instance, wang.id, title.toLowerCase(), { title }))
  await product(house.instance, wang.id, 'lid', { title: 'Lid' })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Each story has a shop of its own, whose pot has a photo of the curator's and a place in a bundle. */
beforeEach(async () => {
  const { instance, clock } = house
  mei = await shop(instance, `mei-${++number}`, things)
  const photo = await instance.images.store(
    await sharp({ create: { width: 80, height: 60, channels: 3, background: '#a04020' } })
      .jpeg()
      .toBuffer(),
  )
  if (photo.kind === 'refused') throw new Error(photo.reason)
  const cards = await onShelf()
  const [pot, cup] = ['Pot', 'Cup'].map(title => cards.find(card => card.title === title)!)
  await instance.db.transact(async tx => {
    const shopId = mei.id
    await setPhoto(tx, { shopId, pickId: pot!.id, photo, now: clock.now() })
    bundleId = (await addBundle(tx, { shopId, title: 'Tea', photo, now: clock.now() })).id
    const tags = [pot!, cup!].map(({ id }) => ({ pick_id: id, x_bps: 1, y_bps: 1, second: null }))
    await editBundle(tx, { shopId, bundleId, input: { title: 'Tea', tags } })
  })
  page = (await openPerson(browser)).page
  await page.clock.install()
  await signIn(mei.email)
  await page.getByRole('link', { name: 'Shelf' }).click()
})
afterEach(() => page.context().close())

async function signIn(email: string): Promise<void> {
  await page.goto(`${house.url}/dashboard/sign-in`)
  await page.fill('input[type=email]', email)
  await page.fill('input[type=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
}

const onShelf = () =>
  house.instance.db.read(reader => shelf(reader, { shopId: mei.id, rowsMax: 9 }))
const titles = async () => (await onShelf()).map(card => card.title).sort()

async function takeOff(title: string): Promise<void> {
  await page.getByRole('button', { name: `What to do with ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Take off the shelf' }).click()
  await row(title).waitFor({ state: 'detached' })
}
const row = (title: string) => page.getByRole('button', { name: `What to do with ${title}` })

test('moved without a connection, a thing stands where it stood', async () => {
  const shown = () =>
    page
      .getByRole('button', { name: /^What to do with/ })
      .evaluateAll(all => all.map(one => one.getAttribute('aria-label')?.split(' ').at(-1)))
  await row('Tray').waitFor()
  expect(await shown()).toEqual(['Pot', 'Cup', 'Tray'])
  await page.context().setOffline(true)
  await row('Tray').click()
  await page.getByRole('menuitem', { name: 'Move to the top' }).click()
  await page.getByText('No connection').waitFor()
  await expect.poll(shown).toEqual(['Pot', 'Cup', 'Tray'])
})

test('undone, a thing is as it was: its own photo, its place in a bundle, its place on the shelf', async () => {
  const before = await onShelf()
  await takeOff('Pot')
  await page.getByRole('button', { name: 'Undo' }).click()
  await row('Pot').waitFor()
  await page.clock.runFor(20_000)
  expect(await onShelf()).toEqual(before)
  const wish = { shopId: mei.id, bundleIds: [bundleId] }
  const tagged = await house.instance.db.read(reader => taggedCards(reader, wish))
  expect(tagged.get(bundleId)?.map(({ card }) => card.title)).toEqual(['Pot', 'Cup'])
})

test('not undone, it is gone once that cannot be any more, also from its bundle, which is said', async () => {
  await takeOff('Pot')
  await page.getByText('Taken off your shelf, and out of “Tea”.').waitFor()
  expect(await titles()).toEqual(['Cup', 'Pot', 'Tray'])
  const told = page.waitForResponse(answer => answer.request().method() === 'DELETE')
  await page.clock.runFor(6_100)
  expect((await told).status()).toBe(200)
  expect(await titles()).toEqual(['Cup', 'Tray'])
})

test('whoever goes on at once meant it: to another screen, or away', async () => {
  await takeOff('Pot')
  await page.getByRole('link', { name: 'Today' }).click()
  await expect.poll(titles).toEqual(['Cup', 'Tray'])
  await page.getByRole('link', { name: 'Shelf' }).click()
  await takeOff('Cup')
  await page.goto('about:blank')
  await expect.poll(titles).toEqual(['Tray'])
})

test('what is being taken off stays away while the shelf is read anew, and comes back if that fails', async () => {
  await page.route('**/dashboard/api/picks/*', route =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  )
  await takeOff('Tray')
  await takeOff('Cup')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await row('Cup').waitFor()
  expect(await row('Tray').count()).toBe(0)
  await page.clock.runFor(6_100)
  await row('Tray').waitFor()
  expect(await titles()).toEqual(['Cup', 'Pot', 'Tray'])
})

test('a note is kept after a pause, and is there again when the page is loaded before', async () => {
  const note = page.getByLabel('Your note on Pot')
  const kept = async () => (await onShelf()).find(card => card.title === 'Pot')?.note
  await note.fill('For slow mornings')
  await page.reload()
  await expect.poll(() => note.inputValue()).toBe('For slow mornings')
  expect(await kept()).toBe('')
  await page.clock.runFor(1_600)
  await expect.poll(kept).toBe('For slow mornings')
  // Kept, it is no draft any more: what is written elsewhere afterwards is what one sees.
  await page.getByText('Saved', { exact: true }).waitFor()
  const shopId = mei.id
  const pick = (await onShelf()).find(card => card.title === 'Pot')!
  await house.instance.db.transact(tx =>
    editNote(tx, { shopId, pickId: pick.id, note: 'Written elsewhere' }),
  )
  await page.reload()
  await expect.poll(() => note.inputValue()).toBe('Written elsewhere')
})

test('what another tab has taken off says so where it is written on', async () => {
  const pick = (await onShelf()).find(card => card.title === 'Cup')!
  await page.getByLabel('Your note on Cup').fill('To hold')
  await house.instance.db.transact(tx =>
    removePick(tx, { shopId: mei.id, pickId: pick.id, now: house.clock.now() }),
  )
  await page.keyboard.press('Enter')
  await page.getByText('This is no longer on your shelf.').waitFor()
})

test('a shop in a currency nobody sells in is told so, and changes it where it looks', async () => {
  const lin = await shop(house.instance, 'lin')
  const change = { shopId: lin.id, currency: 'USD' as const }
  await house.instance.db.transact(tx => changeCurrency(tx, change))
  await page.context().clearCookies()
  await signIn(lin.email)
  await page.goto(`${house.url}/dashboard/find`)
  await page.getByText('No seller sells in US Dollar yet').waitFor()
  await page.getByRole('button', { name: 'Sell in Chinese Yuan' }).click()
  await page.getByRole('button', { name: 'Pick Pot' }).waitFor()
})

test('a product is looked at, put back, and then picked from where it was looked at', async () => {
  await page.goto(`${house.url}/dashboard/find`)
  await page.getByRole('button', { name: 'Lid', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Lid' })
  await dialog.getByText('From the hills.').waitFor()
  await dialog.getByText('Ships from China').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Lid')
  expect(await titles()).not.toContain('Lid')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Put on my shelf' }).click()
  await page.getByText('On your shelf: Lid').waitFor()
  expect(await titles()).toContain('Lid')
})

test('the shop’s picture is taken away again, on its page too', async () => {
  const { db } = house.instance
  const read = () => db.read(reader => requireShop(reader, mei.id))
  const hash = (await onShelf()).find(card => card.title === 'Pot')?.imageHash ?? null
  await db.transact(tx => setAvatar(tx, { shopId: mei.id, hash, now: house.clock.now() }))
  await page.goto(`${house.url}/dashboard/shop`)
  await page.getByRole('button', { name: 'Take it away' }).click()
  await page.getByText('Your shop shows its first letter again.').waitFor()
  expect((await read()).avatarHash).toBeNull()
  await page.goto(`${house.url}/@${mei.handle}`)
  expect(await page.locator('.shophead img').count()).toBe(0)
})

test('two tabs each save what was changed in them, and nothing else', async () => {
  const other = await page.context().newPage()
  for (const tab of [page, other]) {
    await tab.goto(`${house.url}/dashboard/shop`)
    await tab.getByLabel('What is your shop called?').waitFor()
  }
  const save = (tab: Page) => tab.getByRole('button', { name: 'Save' }).click()
  await other.getByLabel('What is your shop called?').fill('Tea and time')
  await other.getByText('Gallery', { exact: true }).click()
  await save(other)
  await other.getByText('Saved. Your shop shows it now.').waitFor()
  await page.getByLabel('One line about it').fill('Slowly')
  await save(page)
  await expect
    .poll(() => house.instance.db.read(reader => requireShop(reader, mei.id)))
    .toMatchObject({ name: 'Tea and time', theme: 'gallery', line: 'Slowly' })
})

test('two tabs each add a host that may frame the shop, and both stay', async () => {
  const other = await page.context().newPage()
  for (const tab of [page, other]) {
    await tab.goto(`${house.url}/dashboard/embed`)
    await tab.getByLabel('Host name').waitFor()
  }
  for (const [tab, host] of [
    [other, 'blog.example'],
    [page, 'shop.example'],
  ] as const) {
    await tab.getByLabel('Host name').fill(host)
    await tab.getByRole('button', { name: 'Add', exact: true }).click()
    await tab.getByRole('button', { name: `Remove ${host}` }).waitFor()
  }
  const { embedHosts } = await house.instance.db.read(reader => requireShop(reader, mei.id))
  expect(embedHosts).toEqual(['blog.example', 'shop.example'])
})

test('a note that is written on while it is being kept is kept as it is then', async () => {
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  let asked = 0
  await page.route('**/note', async route => {
    if (++asked === 1) await held
    await route.continue()
  })
  const note = page.getByLabel('Your note on Cup')
  await note.fill('Thin')
  const first = page.waitForRequest('**/note')
  await note.blur()
  await first
  await note.fill('Thin, and never too hot')
  await note.blur()
  letGo()
  const kept = async () => (await onShelf()).find(card => card.title === 'Cup')?.note
  await expect.poll(kept).toBe('Thin, and never too hot')
  expect(await note.inputValue()).toBe('Thin, and never too hot')
})

test('a section that could not be removed is not said to be gone', async () => {
  await page.getByRole('button', { name: 'New section' }).click()
  await page.getByLabel('Name of the section').fill('Tea')
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.route('**/dashboard/api/sections/*', route => route.abort())
  await page.getByRole('button', { name: 'What to do with “Tea”' }).click()
  await page.getByRole('menuitem', { name: 'Remove the section' }).click()
  const asked = page.getByRole('dialog', { name: 'Remove “Tea”?' })
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { name: 'Tea' }).waitFor()
  await page.getByRole('button', { name: 'What to do with “Tea”' }).click()
  await page.getByRole('menuitem', { name: 'Remove the section' }).click()
  await asked.getByRole('button', { name: 'Remove the section' }).click()
  await asked.getByRole('alert').waitFor()
  expect(await page.getByText('“Tea” is gone').count()).toBe(0)
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { name: 'Tea' }).waitFor()
})

test('a note is kept also when its writer leaves by the browser’s own button', async () => {
  await page.getByLabel('Your note on Cup').fill('For two')
  await page.goBack()
  await expect
    .poll(async () => (await onShelf()).find(card => card.title === 'Cup')?.note)
    .toBe('For two')
})

test('the shop is closed after a question, says so, and is opened with one press', async () => {
  await page.goto(`${house.url}/dashboard/shop`)
  const close = { name: 'Close the shop' }
  await page.getByRole('button', close).click()
  const asked = page.getByRole('dialog', { name: 'Close your shop?' })
  await asked.getByRole('button', { name: 'Cancel' }).click()
  const state = () =>
    house.instance.db.read(async reader => (await requireShop(reader, mei.id)).state)
  expect(await state()).toBe('open')
  await page.getByRole('button', close).click()
  await asked.getByRole('button', close).click()
  await page.getByText('Your shop is closed.').waitFor()
  expect(await state()).toBe('closed')
  await page.goto(`${house.url}/dashboard`)
  await page.getByRole('button', { name: 'Open it again' }).click()
  await page.getByText('Your shop is closed.').waitFor({ state: 'detached' })
  expect(await state()).toBe('open')
})

test('what was changed in the shop and not saved is there again, and can be let go of', async () => {
  const line = page.getByLabel('One line about it')
  await page.goto(`${house.url}/dashboard/shop`)
  const first = await line.inputValue()
  await line.fill('Half a thought')
  await page.goto(`${house.url}/dashboard/earnings`)
  await page.goto(`${house.url}/dashboard/shop`)
  await page.getByText('Not saved yet', { exact: true }).waitFor()
  expect(await line.inputValue()).toBe('Half a thought')
  await page.getByRole('button', { name: 'Discard changes' }).click()
  expect(await line.inputValue()).toBe(first)
  await page.reload()
  await line.waitFor()
  expect(await page.getByText('Not saved yet', { exact: true }).count()).toBe(0)
})

test('the first of the shelf is at the top already; another one goes there', async () => {
  const top = () => page.getByRole('menuitem', { name: 'Move to the top' })
  await row('Pot').click()
  expect(await top().isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await row('Tray').click()
  await top().click()
  const order = async () => (await onShelf()).map(card => card.title)
  await expect.poll(order).toEqual(['Tray', 'Pot', 'Cup'])
})

test('a look that is tried is seen at once, and kept only when it is saved', async () => {
  await page.goto(`${house.url}/dashboard/shop`)
  const shown = page.frameLocator('.page-preview iframe')
  await shown.locator('html[data-theme=paper][data-layout=grid]').waitFor()
  await page.getByText('Night', { exact: true }).click()
  await page.getByText('List', { exact: true }).click()
  await page.getByLabel('What is your shop called?').fill('Mei by night')
  await page.clock.runFor(1000)
  await shown.locator('html[data-theme=night][data-layout=list]').waitFor()
  await shown.getByRole('heading', { name: 'Mei by night' }).waitFor()
  const own = () => house.instance.db.read(reader => requireShop(reader, mei.id))
  expect(await own()).toMatchObject({ theme: 'paper', layout: 'grid' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Not saved yet', { exact: true }).waitFor({ state: 'detached' })
  expect(await own()).toMatchObject({ theme: 'night', layout: 'list', name: 'Mei by night' })
})
