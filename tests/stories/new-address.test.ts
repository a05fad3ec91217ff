import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findUserByEmail } from '../../server/identity/queries.ts'
import { forgetTokens } from '../../server/identity/tokens.ts'
import {
  confirmDetails,
  detailsOf,
  payeeToken,
  proposeDetails,
  standingOf,
} from '../../server/payouts/payee.ts'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { password, person, shop } from '../support/world.ts'

/** An account moves to another address: by its owner, or by a thief, and back. */
let house: House
let client: Client
let number = 0
let [old, fresh] = ['', '']
let cookie = ''
const own = { 'sec-fetch-site': 'same-origin' }
const send = (path: string, body: unknown, as = cookie) =>
  client.send('POST', `/dashboard/api${path}`, body, { ...own, cookie: as })
const signIn = (email: string, word = password) =>
  send('/sign-in', { email, password: word }, '').then(({ status, headers }) => ({
    status,
    cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
  }))

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  number++
  old = `old-${number}@mail.example`
  fresh = `new-${number}@mail.example`
  await person(house.instance, old)
  cookie = (await signIn(old)).cookie
})

/** The links mailed to an address so far, the latest last. */
function linksTo(to: string): { path: string; token: string }[] {
  const folder = join(house.instance.config.dataDir, 'mails')
  return readdirSync(folder)
    .sort()
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter(mail => mail.to === to)
    .flatMap(mail => {
      const [, path, token] = /dashboard(\/[a-z-]+)\?token=([a-z0-9]+)/.exec(mail.text) ?? []
      return path && token ? [{ path, token }] : []
    })
}

async function moveTo(email: string, as = cookie, word = password): Promise<void> {
  house.clock.move(1000)
  expect((await send('/me/email', { email, password: word }, as)).status).toBe(202)
  await house.settle()
  const { token } = linksTo(email).findLast(one => one.path === '/new-email')!
  expect((await send('/new-email', { token }, as)).status).toBe(200)
  await house.settle()
}

const backTo = (email: string) => linksTo(email).findLast(one => one.path === '/old-email')!

test('an address changes when the link mailed to the new one is pressed, once, and not before', async () => {
  expect((await send('/me/email', { email: fresh, password }, '')).status).toBe(401)
  expect((await send('/me/email', { email: fresh, password: 'not it at all' })).status).toBe(401)
  await house.settle()
  expect(linksTo(fresh)).toEqual([])
  expect((await send('/me/email', { email: fresh, password })).status).toBe(202)
  await house.settle()
  expect((await signIn(fresh)).status).toBe(401)
  const [{ path, token }] = linksTo(fresh) as [{ path: string; token: string }]
  expect(path).toBe('/new-email')
  // Nor by whoever got it: a mistyped address is somebody's.
  const stranger = `stranger-${number}@mail.example`
  await person(house.instance, stranger)
  expect((await send('/new-email', { token }, '')).status).toBe(401)
  expect((await send('/new-email', { token }, (await signIn(stranger)).cookie)).status).toBe(410)
  expect((await send('/new-email', { token })).status).toBe(200)
  expect((await send('/new-email', { token })).status).toBe(410)
  expect((await signIn(fresh)).status).toBe(200)
  const me = await client.send('GET', '/dashboard/api/me', undefined, { ...own, cookie })
  expect(me.body.user.email).toBe(fresh)
})

test('to an address that has an account nothing happens, and nobody can tell', async () => {
  const taken = `taken-${number}@mail.example`
  await person(house.instance, taken)
  const answers = [taken, fresh].map(email => send('/me/email', { email, password }))
  const [known, unknown] = await Promise.all(answers)
  expect([known!.status, known!.body]).toEqual([unknown!.status, unknown!.body])
  await house.settle()
  expect(linksTo(taken).filter(one => one.path === '/new-email')).toEqual([])
  // Somebody signs up with it before the link is pressed.
  await send('/sign-up', { email: fresh, password, name: 'Other', language: 'en' }, '')
  const { token } = linksTo(fresh).find(one => one.path === '/new-email')!
  expect((await send('/new-email', { token })).status).toBe(410)
  expect((await signIn(old)).status).toBe(200)
})

test('who reads the old address takes the account back, from a thief who moved it twice', async () => {
  await moveTo(fresh)
  const thief = (await signIn(fresh)).cookie
  await moveTo(`thief-${number}@mail.example`, thief)
  const { token } = backTo(old)
  const taken = await send('/old-email', { token, password: 'a word of my own' }, '')
  expect(taken.status).toBe(200)
  expect((await signIn(old, 'a word of my own')).status).toBe(200)
  for (const [email, word] of [
    [old, password],
    [`thief-${number}@mail.example`, password],
  ] as const)
    expect((await signIn(email, word)).status).toBe(401)
  const me = await client.send('GET', '/dashboard/api/me', undefined, { ...own, cookie: thief })
  expect(me.status).toBe(401)
  // The thief's own way back is a later one, and is shut; the address left is anybody's.
  const again = { token: backTo(fresh).token, password: 'stolen once more' }
  expect((await send('/old-email', again, '')).status).toBe(410)
  const { db } = house.instance
  const left = `thief-${number}@mail.example`
  expect(await db.read(reader => findUserByEmail(reader, left))).toBeNull()
})

test('links asked for by a thief end with taking the account back, or with a new password', async () => {
  const further = `further-${number}@mail.example`
  await moveTo(fresh)
  // Asked for at once, and mailed before anybody reads the mail to the old address.
  house.clock.move(1)
  await send('/me/email', { email: further, password })
  await send('/reset-request', { email: fresh }, '')
  await house.settle()
  const back = { token: backTo(old).token, password: 'a word of my own' }
  const taken = await send('/old-email', back, '')
  const mine = taken.headers.get('set-cookie')?.split(';')[0] ?? ''
  const asked = linksTo(further)[0]!
  expect((await send('/new-email', { token: asked.token }, mine)).status).toBe(410)
  const { token } = linksTo(fresh).findLast(one => one.path === '/reset')!
  expect((await send('/reset', { token, password: 'stolen once more' }, '')).status).toBe(410)

  house.clock.move(1)
  // Without a change: whoever knew the password asked, and its owner sets a new one.
  await send('/me/email', { email: further, password: 'a word of my own' }, mine)
  await send('/reset-request', { email: old }, '')
  await house.settle()
  const reset = linksTo(old).findLast(one => one.path === '/reset')!
  const fresher = await send('/reset', { token: reset.token, password: 'and another one' }, '')
  const now = fresher.headers.get('set-cookie')?.split(';')[0] ?? ''
  const late = linksTo(further).findLast(one => one.path === '/new-email')!
  expect((await send('/new-email', { token: late.token }, now)).status).toBe(410)
})

test('payout details written after a change count when it can be taken back no more, and then not', async () => {
  const { db } = house.instance
  const mei = await shop(house.instance, `payee-${number}`)
  cookie = (await signIn(mei.email)).cookie
  old = mei.email
  await moveTo(fresh)
  const payee = { home: mei.id, kind: 'curator' as const, currency: 'CNY' }
  const details = { provider: 'manual' as const, holder: 'A Thief', account: '1', bank: null }
  const input = { ...details, threshold_minor: 10_000 } as never
  const { secretKey } = house.instance.config
  const now = house.clock.now()
  const effective = await db.transact(async tx => {
    await proposeDetails(tx, { payee, userId: mei.userId, email: fresh, input, now })
    const token = payeeToken(secretKey, { home: mei.id, version: 1 })
    return confirmDetails(tx, { home: mei.id, token, secretKey, now })
  })
  expect(effective).toBe(now + days(7))
  const back = { token: backTo(old).token, password: 'a word of my own' }
  expect((await send('/old-email', back, '')).status).toBe(200)
  house.clock.move(days(8))
  const all = await db.read(reader => detailsOf(reader, mei.id))
  expect(standingOf(all, house.clock.now()).current).toBeNull()
})

test('one person’s links go to few addresses', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 6; i++)
    statuses.push((await send('/me/email', { email: `any-${i}-${fresh}`, password })).status)
  expect(statuses).toEqual([...Array(5).fill(202), 429])
})

test('an address given up is kept for a week, then anybody’s', async () => {
  await moveTo(fresh)
  const { db } = house.instance
  const free = () => db.transact(tx => forgetTokens(tx, house.clock.now()))
  const owner = (email: string) => db.read(reader => findUserByEmail(reader, email))
  house.clock.move(days(7) - 1000)
  await free()
  expect((await owner(old))?.email).toBe(fresh)
  house.clock.move(2000)
  await free()
  expect(await owner(old)).toBeNull()
  const { token } = backTo(old)
  expect((await send('/old-email', { token, password: 'too late for it' }, '')).status).toBe(410)
})

test('who goes back to an old address keeps it', async () => {
  await moveTo(fresh)
  await moveTo(old)
  house.clock.move(days(8))
  const { db } = house.instance
  await db.transact(tx => forgetTokens(tx, house.clock.now()))
  expect((await signIn(old)).status).toBe(200)
  expect(await db.read(reader => findUserByEmail(reader, fresh))).toBeNull()
})
