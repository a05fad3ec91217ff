import { existsSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { days, hours } from '../../server/platform/clock.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { rows } from '../../server/platform/db/index.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { askToWatch } from '../../server/watches/watch.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { deliverAll, expectSound, mature, setPayee } from '../support/money.ts'
import { bundle, password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** Who leaves is gone with all they have made; what was bought stays whole. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
const own = { 'sec-fetch-site': 'same-origin' }

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { priceMinor: 2890, stock: null })
})
afterAll(() => house.close())

const erase = async (email: string, edit: object = {}) =>
  (await client.signIn(email))('POST', '/me/erase', { password, gives_up: [], ...edit })

async function upload(email: string, path: string, background: string): Promise<string> {
  const signed = await client.send('POST', '/dashboard/api/sign-in', { email, password }, own)
  const bytes = await sharp({ create: { width: 480, height: 320, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const answer = await client.app.request(`http://shop.test/dashboard/api${path}`, {
    method: 'PUT',
    headers: {
      ...own,
      cookie: signed.headers.get('set-cookie')?.split(';')[0] ?? '',
      'content-type': 'image/jpeg',
    },
    body: new Uint8Array(bytes),
  })
  return /\/img\/([0-9a-f]+)\//.exec(await answer.text())?.[1] as string
}

/** Of each thing that was the curator's own, one that can be looked for. */
const canaries = [
  'mei@curator.example',
  'Shop of mei',
  'Canary words',
  'Canary section',
  'Canary bundle',
  'CANARY10',
  'Canary corner',
  'canary@x.example',
  'DE89370400440532013000',
]

/** All tables; but for letters and other work done, which are kept for two weeks. */
async function everythingKept({ instance: { db } }: House): Promise<string> {
  const tables = await db.read(reader =>
    rows<{ name: string }>(
      reader,
      isPostgres
        ? sql`select table_name as name from information_schema.tables where table_schema = 'public'`
        : sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`,
    ),
  )
  const all = []
  for (const { name } of tables)
    if (name !== 'outbox')
      all.push(await db.read(reader => rows(reader, sql`select * from ${sql.identifier(name)}`)))
  return JSON.stringify(all)
}

test('person, words and pictures go; the order, its books and the handle stay', async () => {
  const mei = await shop(house.instance, 'mei', [apples])
  const jo = await shop(house.instance, 'jo', [apples])
  const speak = await client.signIn(mei.email)
  const [pick] = (await speak('GET', '/picks')).body.data
  await speak('PUT', `/picks/${pick.id}/note`, { note: 'Canary words' })
  await speak('POST', '/sections', { title: 'Canary section' })
  await speak('POST', '/discounts', { code: 'CANARY10', bps: 1000 })
  await speak('POST', '/short-links', { slug: null, placement: 'Canary corner' })
  await house.instance.db.transact(async tx => {
    const wish = { pickIds: [pick.id], language: 'en' as const, placement: null }
    await askToWatch(tx, { shopId: mei.id, email: 'canary@x.example', ...wish }, house.clock.now())
  })
  const old = await upload(mei.email, `/picks/${pick.id}/photo`, '#102030')
  const photo = await upload(mei.email, `/picks/${pick.id}/photo`, '#208040')
  // The very same picture is another's, too.
  const face = await upload(mei.email, '/shop/avatar', '#802040')
  expect(await upload(jo.email, '/shop/avatar', '#802040')).toBe(face)
  await bundle(house.instance, mei.id, 'Canary bundle')
  await setPayee(house, speak, { at: '', home: mei.id })
  const { body: order } = await client.buy('mei', [apples])
  await client.send('GET', `/img/${photo}/160.webp`)
  await house.settle()

  expect((await erase(mei.email, { password: 'wrong' })).body.error.code).toBe('wrong_credentials')
  expect((await speak('GET', '/me/leaving')).body).toEqual({
    tie: null,
    open: [{ amount: 520, currency: 'CNY' }],
  })
  expect((await erase(mei.email)).body.error.code).toBe('earnings_open')
  expect((await client.send('GET', '/@mei')).status).toBe(200)
  const { pathOf } = house.instance.images
  expect([photo, face, old].map(hash => existsSync(pathOf(hash)))).toEqual([true, true, true])
  // A photo that was replaced is nobody's: it is gone an hour later.
  house.clock.move(hours(2))
  await house.settle()
  expect([photo, old].map(hash => existsSync(pathOf(hash)))).toEqual([true, false])
  const before = await everythingKept(house)
  for (const canary of canaries) expect(before, canary).toContain(canary)

  // Less than is open was seen, perhaps: then it is not given up.
  const less = { gives_up: [{ amount: 519, currency: 'CNY' }] }
  expect((await erase(mei.email, less)).body.error.code).toBe('earnings_open')
  const all = { gives_up: [{ amount: 520, currency: 'CNY' }] }
  expect((await erase(mei.email, all)).status).toBe(200)
  await house.settle()
  expect([photo, face].map(hash => existsSync(pathOf(hash)))).toEqual([false, true])
  expect((await speak('GET', '/me')).status).toBe(401)
  const again = { email: mei.email, password }
  const signIn = await client.send('POST', '/dashboard/api/sign-in', again, own)
  expect(signIn.body.error.code).toBe('wrong_credentials')
  expect((await client.send('GET', '/@mei')).status).toBe(410)
  const after = await everythingKept(house)
  for (const canary of canaries) expect(after, canary).not.toContain(canary)
  const letters = () => mailsTo(house, mei.email).map(mail => mail.subject)
  const until = letters()
  expect(until).toContain('Your account is deleted')

  // What was bought is shipped, and whoever it is owed to hears nothing more.
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId: order.id })
  await mature(house)
  expect((await client.send('GET', `/orders/${order.token}`)).status).toBe(200)
  expect(letters()).toEqual(until)
  expect(mailsTo(house, `${mei.userId}@gone.invalid`)).toEqual([])
  await expectSound(house)

  // The address is anybody's, the handle nobody's.
  const anew = { email: mei.email, name: 'Mei', password, language: 'en' }
  expect((await client.send('POST', '/dashboard/api/sign-up', anew, own)).status).toBe(202)
  const free = await (await client.signIn(jo.email))('GET', '/handles/mei')
  expect(free.body).toEqual({ is_free: false, why: 'taken' })
})

test('nobody leaves whom others depend on, or whose account may still be taken back', async () => {
  await person(house.instance, 'op@shop.test', true)
  const why = async (email: string) => (await erase(email)).body.error?.details?.why
  expect(await why('op@shop.test')).toBe('operator')
  expect(await why('wang@seller.example')).toBe('seller')

  await person(house.instance, 'ana@mail.example')
  const speak = await client.signIn('ana@mail.example')
  await speak('POST', '/me/email', { email: 'ana@new.example', password })
  await house.settle()
  const [, token] = /new-email\?token=([\w.-]+)/.exec(
    mailsTo(house, 'ana@new.example').at(-1)?.text ?? '',
  ) as RegExpExecArray
  await speak('POST', '/new-email', { token })
  expect(await why('ana@new.example')).toBe('email_changed')
  house.clock.move(days(8))
  expect((await erase('ana@new.example')).status).toBe(200)
})

test('of an application that was refused nothing is left; who has sold leaves once closed and paid', async () => {
  const operator = await client.signIn('op@shop.test')
  const decide = (id: string, decision: object) =>
    operator('POST', `/operator/sellers/${id}/decision`, decision)
  const lin = await seller(house.instance, 'Lin Canary')
  const tea = await product(house.instance, lin.id, 'tea', { stock: null })
  const lan = await shop(house.instance, 'lan', [tea])
  const { body: order } = await client.buy('lan', [tea])
  await house.settle()
  const email = 'lin-canary@seller.example'
  const why = async () => (await erase(email)).body.error?.details?.why
  await decide(lin.id, { decision: 'suspend', reason: 'They leave.' })
  expect(await why()).toBe('seller')
  await decide(lin.id, { decision: 'close', reason: 'They leave.' })
  await house.settle()
  expect(mailsTo(house, email).map(mail => mail.subject)).toContain(
    'Lin Canary is closed at Xiaopu 小铺',
  )
  // What was sold is open until it is paid.
  expect(await why()).toBe('seller')
  await deliverAll(house, client, { [lin.id]: lin.key }, { shopId: lan.id, orderId: order.id })
  await mature(house)
  const at = `/seller/${lin.id}`
  await setPayee(house, await client.signIn(email), { at, home: lin.id })
  const payout = await (await client.signIn(email))('POST', `${at}/payouts`)
  // Nor while the bank has it.
  expect(await why()).toBe('seller')
  const bank = await client.signIn('op@shop.test')
  const path = `/operator/payouts/${lin.id}/${payout.body.id}`
  expect((await bank('GET', path)).body.destination.account).toBe('DE89370400440532013000')
  await bank('POST', `${path}/settle`, { outcome: 'paid' })
  expect((await erase(email)).status).toBe(200)
  // Whoever bought still reads who sold.
  expect((await client.send('GET', `/orders/${order.token}`)).body).toContain('Lin Canary')
  expect((await client.send('GET', '/@lan')).status).toBe(200)
  expect(lan.handle).toBe('lan')

  const bo = await seller(house.instance, 'Bo Refused')
  await house.instance.db.transact(tx =>
    tx
      .update(sellers)
      .set({ state: 'refused', company: 'Refused Ltd' })
      .where(eq(sellers.id, bo.id)),
  )
  expect(await everythingKept(house)).toContain('Refused Ltd')
  expect((await erase('bo-refused@seller.example')).status).toBe(200)
  const after = await everythingKept(house)
  for (const canary of ['Refused Ltd', 'Bo Refused', 'bo-refused'])
    expect(after).not.toContain(canary)
  await expectSound(house)
})

test('a shop whose curator has left is nobody’s to open', async () => {
  const ida = await shop(house.instance, 'ida', [apples])
  const operator = await client.signIn('op@shop.test')
  const state = (reason: string | null) =>
    operator('PUT', `/operator/shops/${ida.id}/suspension`, { reason })
  await state('Look into it.')
  expect((await erase(ida.email)).status).toBe(200)
  expect((await state(null)).status).toBe(200)
  expect((await client.send('GET', '/@ida')).status).toBe(410)
})

test('money on its way to somebody is waited for', async () => {
  const eve = await shop(house.instance, 'eve', [apples])
  await setPayee(house, await client.signIn(eve.email), { at: '', home: eve.id })
  for (let i = 0; i < 3; i++) {
    const { body } = await client.buy('eve', [apples])
    await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: eve.id, orderId: body.id })
  }
  await mature(house)
  const speak = await client.signIn(eve.email)
  const made = await speak('POST', '/payouts')
  const tied = await erase(eve.email)
  expect(tied.body.error).toMatchObject({ code: 'account_tied', details: { why: 'payout_open' } })
  const operator = await client.signIn('op@shop.test')
  const settled = { outcome: 'paid' }
  await operator('POST', `/operator/payouts/${eve.id}/${made.body.id}/settle`, settled)
  expect((await erase(eve.email)).status).toBe(200)
  await house.settle()
  await expectSound(house)
})
