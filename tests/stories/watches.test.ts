import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { products } from '../../server/catalog/schema.ts'
import { days, minutes } from '../../server/platform/clock.ts'
import { decideSeller } from '../../server/sellers/approve.ts'
import type { SellerDecision } from '../../server/sellers/contract.ts'
import { lookForNews } from '../../server/watches/news.ts'
import { watchers, watches } from '../../server/watches/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** PIN-2: what was saved tells its price drops by mail, to whoever confirmed that they want it. */

const own = { 'sec-fetch-site': 'same-origin' }
const first = { priceMinor: 10_000, title: 'Kettle' }

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let kettle: Thing
let cookie: string
let meisSaved: string
let yingCookie: string
let number = 0
let lena: string

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  kettle = await product(house.instance, wang.id, 'kettle', first)
  const cup = await product(house.instance, wang.id, 'cup', { title: 'Cup' })
  const mei = await shop(house.instance, 'mei', [kettle, cup])
  meisSaved = `xp_saved_${mei.id}`
  const asMei = await client.signIn('mei@curator.example')
  const picks = (await asMei('GET', '/picks')).body.data as { id: string; title: string }[]
  cookie = `${meisSaved}=${picks.find(pick => pick.title === 'Kettle')?.id}`
  const ying = await shop(house.instance, 'ying', [kettle])
  const asYing = await client.signIn('ying@curator.example')
  yingCookie = `xp_saved_${ying.id}=${(await asYing('GET', '/picks')).body.data[0].id}`
})
afterAll(() => house.close())

/** Each story has a reader of its own, and the kettle costs 100.00 again. */
beforeEach(async () => {
  lena = `lena${++number}@reader.example`
  await kettleCosts(first.priceMinor)
  house.clock.move(days(8))
})

async function post(path: string, fields: Record<string, string>, headers = {}) {
  const answer = await client.app.request(`http://shop.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, body: await answer.text() }
}

const ask = (email = lena, placement = '') =>
  post('/@mei/saved/watch', { email, placement }, { ...own, cookie })

/** The link of the first mail, without the host. */
const linkOf = (email = lena) =>
  /http:\/\/shop\.test(\/watches\/[\w-]+)/.exec(mailsTo(house, email)[0]?.text ?? '')?.[1] ?? ''

async function watching(email = lena): Promise<string> {
  await ask(email, 'blog footer')
  await house.settle()
  const link = linkOf(email)
  expect((await post(link, { action: 'confirm' }, own)).status).toBe(303)
  return link
}

async function kettleCosts(priceMinor: number, edit: { stock?: number } = {}) {
  await product(house.instance, wang.id, 'kettle', { ...first, priceMinor, ...edit })
  await house.settle()
}

const drops = (email = lena) =>
  mailsTo(house, email).filter(mail => /cheaper now/.test(mail.subject))

describe('what was sold out and is there again', () => {
  const news = (email = lena) =>
    mailsTo(house, email).filter(mail => mail.subject === 'Kettle is there again')

  test('is told once, to whoever waits, in the reader’s language', async () => {
    await kettleCosts(10_000, { stock: 0 })
    await watching()
    expect(news()).toHaveLength(0)
    await kettleCosts(10_000)
    expect(news()).toHaveLength(1)
    expect(news()[0]?.text).toContain('http://shop.test/@mei/p/kettle')
    expect(news()[0]?.text).toContain('CN¥100.00')
    // Sold out and back within the week, it is told when the week is over.
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(days(1))
    await kettleCosts(10_000)
    expect(news()).toHaveLength(1)
    house.clock.move(days(8))
    await house.settle()
    expect(news()).toHaveLength(2)
    // While it stays it is no news.
    house.clock.move(days(8))
    await kettleCosts(10_000, { stock: 4 })
    expect(news()).toHaveLength(2)
  })

  test('is told to who saved it while it was there; cheaper as well, in one mail', async () => {
    await watching()
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(days(1))
    await kettleCosts(9_000)
    expect(news()).toHaveLength(0)
    expect(drops()).toHaveLength(1)
  })

  test('for less than a day, as an order nobody pays holds the last one, is no news', async () => {
    await watching()
    house.clock.move(1)
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(days(1) - 1)
    await kettleCosts(10_000)
    house.clock.move(days(2))
    await kettleCosts(10_000, { stock: 5 })
    expect(news()).toHaveLength(0)
    // Nor is its absence carried over to the next.
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(1)
    await kettleCosts(10_000)
    expect(news()).toHaveLength(0)
  })

  test('before the address was confirmed is told as soon as it is', async () => {
    await kettleCosts(10_000, { stock: 0 })
    await ask()
    await house.settle()
    await kettleCosts(10_000)
    expect(news()).toHaveLength(0)
    expect((await post(linkOf(), { action: 'confirm' }, own)).status).toBe(303)
    await house.settle()
    expect(news()).toHaveLength(1)
  })

  test('asked for once more while it is gone, it is told at once', async () => {
    await watching()
    await kettleCosts(10_000, { stock: 0 })
    await ask()
    await kettleCosts(10_000)
    expect(news()).toHaveLength(1)
  })

  test('dearer than before it is still told, and counts from the new price', async () => {
    await watching()
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(days(1))
    await kettleCosts(12_000)
    expect(news()[0]?.text).toContain('CN¥120.00')
    house.clock.move(days(8))
    await kettleCosts(11_000)
    expect(drops()).toHaveLength(1)
  })

  test('is asked for on its own page, which saves it', async () => {
    await kettleCosts(10_000, { stock: 0 })
    const shelf = (await client.send('GET', '/@mei')).body as string
    const path = /\/@mei\/p\/kettle[\w-]*/.exec(shelf)?.[0] ?? ''
    const page = (await client.send('GET', path)).body as string
    expect(page).toContain('Tell me when it is there again')
    const pickId = /name="pick_id" value="(pik_\w+)"/.exec(page)?.[1] ?? ''
    const answer = await client.app.request('http://shop.test/@mei/saved/watch', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...own },
      body: new URLSearchParams({ email: lena, pick_id: pickId }),
    })
    expect(answer.headers.get('set-cookie')).toContain(`${meisSaved}=${pickId}`)
    expect(await answer.text()).toContain(`we have asked ${lena}`)
    await house.settle()
    expect((await post(linkOf(), { action: 'confirm' }, own)).status).toBe(303)
    await kettleCosts(10_000)
    expect(news()).toHaveLength(1)
    // A wrong address keeps what was typed, and saves it too.
    const wrong = await post('/@mei/saved/watch', { email: 'lena@', pick_id: pickId }, own)
    expect([
      wrong.status,
      wrong.body.includes('value="lena@"'),
      wrong.body.includes('Kettle'),
    ]).toEqual([422, true, true])
  })

  test('gone again before the letter is written, it is told the next time', async () => {
    await watching()
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(days(1))
    const { db, clock } = house.instance
    await db.transact(async tx => {
      await tx.update(products).set({ isInStock: true }).where(eq(products.id, kettle.productId))
      await lookForNews(tx, { sellerId: wang.id, productIds: [kettle.productId], now: clock.now() })
      await tx.update(products).set({ isInStock: false }).where(eq(products.id, kettle.productId))
    })
    await house.settle()
    expect(news()).toHaveLength(0)
    house.clock.move(minutes(1))
    await kettleCosts(10_000)
    expect(news()).toHaveLength(1)
  })

  test('cheaper and back, but dearer when the letter is written, it is told as back', async () => {
    await watching()
    await kettleCosts(10_000, { stock: 0 })
    house.clock.move(days(1))
    const { db, clock } = house.instance
    const costs = (priceFromMinor: number) => ({ isInStock: true, priceFromMinor })
    const isKettle = eq(products.id, kettle.productId)
    await db.transact(async tx => {
      await tx.update(products).set(costs(9_000)).where(isKettle)
      await lookForNews(tx, { sellerId: wang.id, productIds: [kettle.productId], now: clock.now() })
      await tx.update(products).set(costs(10_000)).where(isKettle)
    })
    house.clock.move(minutes(1))
    await house.settle()
    expect([drops().length, news().length]).toEqual([0, 1])
  })
})

describe('a drop of what was saved', () => {
  test('is told once, in the reader’s language, with the way back to where it was saved', async () => {
    await watching()
    await kettleCosts(9_500)
    const [mail, ...others] = drops()
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Kettle is cheaper now: CN¥95.00')
    for (const text of [mail?.text, mail?.html]) {
      expect(text).toContain('CN¥100.00')
      expect(text).toContain('CN¥95.00')
    }
    expect(mail?.text).toContain('http://shop.test/@mei/p/kettle')
    expect(mail?.text).toContain('placement=blog+footer')
  })

  test('of less than 5 % is not told, and small ones add up', async () => {
    await watching()
    await kettleCosts(9_501)
    expect(drops()).toHaveLength(0)
    await kettleCosts(9_499)
    expect(drops()).toHaveLength(1)
  })

  test('is told at most once in seven days for one thing, and then counted from the price told', async () => {
    await watching()
    await kettleCosts(9_000)
    await kettleCosts(8_000)
    expect(drops()).toHaveLength(1)
    house.clock.move(days(7) - 1)
    await house.settle()
    expect(drops()).toHaveLength(1)
    house.clock.move(1)
    await house.settle()
    expect(drops()).toHaveLength(2)
    expect(
      drops()
        .map(mail => mail.text)
        .join(),
    ).toContain('CN¥90.00')
    house.clock.move(days(8))
    await kettleCosts(7_999)
    expect(drops()).toHaveLength(2)
  })

  test('of what is sold out is told when it is there again', async () => {
    await watching()
    await kettleCosts(9_000, { stock: 0 })
    expect(drops()).toHaveLength(0)
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(1)
  })

  test('of a suspended seller is told when it sells again', async () => {
    await watching()
    const decide = (decision: SellerDecision) =>
      house.instance.db.transact(tx =>
        decideSeller(tx, { sellerId: wang.id, decision, now: house.clock.now() }),
      )
    await decide({ decision: 'suspend', reason: 'late' })
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(0)
    await decide({ decision: 'reactivate' })
    await house.settle()
    expect(drops()).toHaveLength(1)
  })

  test('is not told when the price is up again before the mail is written', async () => {
    await watching()
    await product(house.instance, wang.id, 'kettle', { ...first, priceMinor: 9_000 })
    await product(house.instance, wang.id, 'kettle', { ...first, priceMinor: 12_000 })
    await house.settle()
    expect(drops()).toHaveLength(0)
  })

  test('is not told when less than 5 % is left of it by the time the mail is written', async () => {
    await watching()
    const look = { sellerId: wang.id, productIds: [kettle.productId], now: house.clock.now() }
    await product(house.instance, wang.id, 'kettle', { ...first, priceMinor: 9_000 })
    await house.instance.db.transact(tx => lookForNews(tx, look))
    await kettleCosts(9_900)
    expect(drops()).toHaveLength(0)
    // Nothing was told: the next drop counts from what it cost before.
    house.clock.move(1000)
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(1)
  })

  test('is told once to who saved it in two shops, by the one in which it was saved last', async () => {
    await watching()
    house.clock.move(1000)
    const there = { ...own, cookie: yingCookie }
    await post('/@ying/saved/watch', { email: lena }, there)
    await house.settle()
    for (const { text } of mailsTo(house, lena)) {
      const [, link = ''] = /http:\/\/shop\.test(\/watches\/[\w-]+)/.exec(text) ?? []
      await post(link, { action: 'confirm' }, own)
    }
    await kettleCosts(9_000)
    expect(drops().map(mail => mail.text.includes('/@ying/'))).toEqual([true])
    house.clock.move(days(8))
    await house.settle()
    expect(drops()).toHaveLength(1)
  })
})

describe('nobody is mailed for a stranger', () => {
  test('an address that did not confirm gets one question and nothing else', async () => {
    expect((await ask()).body).toContain(`we have asked ${lena}`)
    await house.settle()
    await kettleCosts(5_000)
    expect(mailsTo(house, lena)).toHaveLength(1)
    expect(mailsTo(house, lena)[0]?.text).toContain('one thing in the shop @mei')
  })

  test('what is no longer on the shelf is not asked about, and the address is not kept', async () => {
    const gone = { ...own, cookie: `${meisSaved}=pik_00000000000000000000000000` }
    const { body } = await post('/@mei/saved/watch', { email: lena }, gone)
    expect(body).not.toContain('we have asked')
    await house.settle()
    expect(mailsTo(house, lena)).toEqual([])
    const kept = await house.instance.db.read(reader =>
      reader.select().from(watchers).where(eq(watchers.email, lena)),
    )
    expect(kept).toEqual([])
  })

  test('the question holds no words of strangers: neither the shop’s name nor a product’s', async () => {
    const asYing = await client.signIn('ying@curator.example')
    const name = 'WIN 1000 https://evil.example'
    const edit = { handle: 'ying', name, line: '', accent: 'tea', language: 'en' }
    expect((await asYing('PATCH', '/shop', edit)).status).toBe(200)
    await post('/@ying/saved/watch', { email: lena }, { ...own, cookie: yingCookie })
    await house.settle()
    const [mail] = mailsTo(house, lena)
    for (const part of [mail?.subject, mail?.text, mail?.html])
      expect(part).not.toMatch(/evil|WIN|Kettle/)
  })

  test('asking again changes nothing of who has confirmed, not even the language', async () => {
    await watching()
    await post('/@mei/saved/watch?lang=zh', { email: lena }, { ...own, cookie })
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(1)
  })

  test('who asks again for what is watched already is mailed the link to see and stop it', async () => {
    const link = await watching()
    await ask()
    await house.settle()
    const mails = mailsTo(house, lena)
    expect(mails).toHaveLength(2)
    const known = mails.find(mail => mail.subject === 'You hear of what you saved already')
    expect(known?.text).toContain(link)
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(1)
  })

  test('looking at the link confirms nothing, for mail scanners look', async () => {
    await ask()
    await house.settle()
    const page = await client.send('GET', linkOf())
    expect(page.body).toContain('Yes, tell me')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(0)
  })

  test('an address is asked five times an hour at most, however it is spelt', async () => {
    const answers: number[] = []
    const tagged = (tag: number) => lena.replace('@', `+${tag}@`)
    for (let i = 0; i < 6; i++) answers.push((await ask(tagged(i))).status)
    expect(answers).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('what is no address is told beside the field, and what was typed stays', async () => {
    const answer = await ask('lena@, eve@evil.example')
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('value="lena@, eve@evil.example"')
    expect(answer.body).toContain('aria-invalid')
  })

  test('a forged or altered link is nobody’s', async () => {
    await ask()
    await house.settle()
    const link = linkOf()
    const altered = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A')
    expect((await client.send('GET', altered)).status).toBe(404)
    expect((await post(`${altered}/stop`, {})).status).toBe(404)
    expect((await ask('x@y.example')).status).toBe(200)
    const foreign = { 'sec-fetch-site': 'cross-site', cookie }
    expect((await post('/@mei/saved/watch', { email: lena }, foreign)).status).toBe(403)
  })
})

describe('ending it', () => {
  test('a mail program that does not press for its reader leads to the button', async () => {
    const link = await watching()
    const answer = await client.send('GET', `${link}/stop`)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, link])
    await kettleCosts(9_000)
    expect(drops()).toHaveLength(1)
  })

  test('by one press in the mail program the address is gone', async () => {
    const link = await watching()
    await kettleCosts(9_000)
    const mail = drops()[0] as unknown as { unsubscribeUrl: string }
    expect(mail.unsubscribeUrl).toBe(`http://shop.test${link}/stop`)
    const oneClick = { 'List-Unsubscribe': 'One-Click' }
    expect((await post(`${link}/stop`, oneClick)).status).toBe(204)
    expect((await post(`${link}/stop`, oneClick)).status).toBe(204)
    expect((await client.send('GET', link)).body).toContain('the address has been deleted')
    const left = await house.instance.db.read(reader => reader.select().from(watchers))
    expect(left.map(one => one.email)).not.toContain(lena)
  })

  test('a mail that is under way is not sent to who has just ended it', async () => {
    const link = await watching()
    await product(house.instance, wang.id, 'kettle', { ...first, priceMinor: 9_000 })
    await post(link, { action: 'stop' }, own)
    await house.settle()
    expect(drops()).toHaveLength(0)
  })

  test('a year later it is forgotten, and at once what is no longer on the shelf', async () => {
    const emails = async () => {
      await house.jobs.sweep()
      const left = await house.instance.db.read(reader => reader.select().from(watchers))
      return left.map(one => one.email)
    }
    await watching()
    house.clock.move(days(365))
    expect(await emails()).toContain(lena)
    house.clock.move(1)
    expect(await emails()).not.toContain(lena)
    const other = `other-${lena}`
    const asYing = await client.signIn('ying@curator.example')
    await post('/@ying/saved/watch', { email: other }, { ...own, cookie: yingCookie })
    await house.settle()
    expect((await post(linkOf(other), { action: 'confirm' }, own)).status).toBe(303)
    house.clock.move(days(8))
    expect(await emails()).toContain(other)
    const [pick] = (await asYing('GET', '/picks')).body.data
    await asYing('DELETE', `/picks/${pick.id}`)
    expect(await emails()).not.toContain(other)
  })

  test('what was never confirmed is forgotten after a week', async () => {
    await ask()
    house.clock.move(days(8))
    await house.jobs.sweep()
    await house.settle()
    const left = await house.instance.db.read(async reader => ({
      watchers: await reader.select().from(watchers),
      watches: await reader.select().from(watches),
    }))
    expect(left.watchers.map(one => one.email)).not.toContain(lena)
    expect(left.watches.every(one => one.confirmedAt !== null)).toBe(true)
  })
})
