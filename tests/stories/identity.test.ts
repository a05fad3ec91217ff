import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutes } from '../../server/platform/clock.ts'
import { rows } from '../../server/platform/db/index.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { person as known, password } from '../support/world.ts'

const own = { 'sec-fetch-site': 'same-origin' }
const person = {
  email: 'mei@mail.example',
  password: 'plum blossom 42',
  name: 'Mei',
  language: 'zh',
}
let house: House
let client: Client
const post = (path: string, body?: unknown, cookie = '') =>
  client.send('POST', `/dashboard/api${path}`, body ?? {}, { ...own, cookie })
const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? ''

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
afterAll(() => house.close())

/** The mails of one address, as they were sent. */
function mailsTo(to: string): { subject: string; text: string }[] {
  const folder = join(house.instance.config.dataDir, 'mails')
  return readdirSync(folder)
    .map(
      name =>
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
          to: string
          subject: string
          text: string
        },
    )
    .filter(mail => mail.to === to)
}
const tokenIn = (text: string) => /token=([a-z0-9]+)/.exec(text)?.[1] ?? ''

test('one signs up, proves the address by the mailed link, once, and is in', async () => {
  expect((await post('/sign-up', person)).status).toBe(202)
  expect(
    (await post('/sign-in', { email: person.email, password: person.password })).body.error.code,
  ).toBe('email_unverified')
  await house.settle()
  const [mail] = mailsTo(person.email)
  const token = tokenIn(mail!.text)
  const latest = mailsTo(person.email).map(one => tokenIn(one.text))
  const answers = await Promise.all(latest.map(one => post('/verify', { token: one })))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
  expect((await post('/verify', { token })).body.error.code).toBe('token_invalid')
  const cookie = cookieOf(answers.find(answer => answer.status === 200)!.headers)
  const me = await client.send('GET', '/dashboard/api/me', undefined, { ...own, cookie })
  expect(me.body).toMatchObject({
    user: { name: 'Mei', language: 'zh', is_operator: false },
    shop: null,
    sellers: [],
  })
})

test('whoever asked for the mail twice opens either, once', async () => {
  const twice = { ...person, email: 'twice@mail.example' }
  for (const _ of [1, 2]) {
    await post('/sign-up', twice)
    await house.settle()
    house.clock.move(minutes(2))
  }
  const [first = '', second = ''] = mailsTo(twice.email).map(one => tokenIn(one.text))
  expect(new Set([first, second, '']).size).toBe(3)
  expect((await post('/verify', { token: first })).status).toBe(200)
  expect((await post('/verify', { token: second })).body.error.code).toBe('token_invalid')
})

test('known and unknown addresses hear the same', async () => {
  const known = await post('/sign-up', { ...person, name: 'Somebody' })
  const unknown = await post('/sign-up', { ...person, email: 'new@mail.example' })
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  const resets = [
    await post('/reset-request', { email: person.email }),
    await post('/reset-request', { email: 'no@mail.example' }),
  ]
  expect(resets.map(answer => [answer.status, answer.body])).toEqual([
    [202, { next: 'check_mail' }],
    [202, { next: 'check_mail' }],
  ])
  const strip = ({ body, status }: { body: { error: { request_id: string } }; status: number }) => [
    status,
    { ...body.error, request_id: '' },
  ]
  expect(
    strip(await post('/sign-in', { email: person.email, password: 'wrong wrong wrong' })),
  ).toEqual(
    strip(await post('/sign-in', { email: 'no@mail.example', password: 'wrong wrong wrong' })),
  )
  await house.settle()
  expect(
    mailsTo(person.email)
      .map(mail => mail.subject)
      .join(),
  ).not.toContain('Somebody')
})

const lin = 'lin@mail.example'

test('a reset link sets a new password once, in its time, and ends every session', async () => {
  await known(house.instance, lin)
  const before = cookieOf((await post('/sign-in', { email: lin, password })).headers)
  await post('/reset-request', { email: lin })
  await house.settle()
  const tokens = mailsTo(lin)
    .filter(mail => mail.text.includes('/reset?'))
    .map(mail => tokenIn(mail.text))
  house.clock.move(minutes(31))
  for (const token of tokens)
    expect((await post('/reset', { token, password: 'another password' })).status).toBe(410)
  await post('/reset-request', { email: lin })
  await house.settle()
  const fresh = mailsTo(lin)
    .filter(mail => mail.text.includes('/reset?'))
    .map(mail => tokenIn(mail.text))
    .filter(token => !tokens.includes(token))
  expect(fresh).toHaveLength(1)
  expect((await post('/reset', { token: fresh[0], password: 'another password' })).status).toBe(200)
  expect((await post('/reset', { token: fresh[0], password: 'third password' })).status).toBe(410)
  expect(
    (await client.send('GET', '/dashboard/api/me', undefined, { ...own, cookie: before })).status,
  ).toBe(401)
  expect((await post('/sign-in', { email: lin, password })).status).toBe(401)
  expect((await post('/sign-in', { email: lin, password: 'another password' })).status).toBe(200)
})

test('the database holds no session that could be used, and signing out ends it', async () => {
  const cookie = cookieOf(
    (await post('/sign-in', { email: lin, password: 'another password' })).headers,
  )
  const secret = cookie.split('=')[1] as string
  const kept = await house.instance.db.read(reader => rows(reader, sql`select * from sessions`))
  expect(JSON.stringify(kept)).not.toContain(secret.split('.')[1])
  const sessions = await client.send('GET', '/dashboard/api/sessions', undefined, {
    ...own,
    cookie,
  })
  expect(sessions.body.data.filter((one: { is_current: boolean }) => one.is_current)).toHaveLength(
    1,
  )
  await post('/sign-out', {}, cookie)
  expect(
    (await client.send('GET', '/dashboard/api/me', undefined, { ...own, cookie })).status,
  ).toBe(401)
})

test('ten wrong guesses and the eleventh is told to wait, right or wrong', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 11; i++)
    statuses.push(
      (await post('/sign-in', { email: 'new@mail.example', password: `guess number ${i}` })).status,
    )
  expect(statuses).toEqual([...Array(10).fill(401), 429])
  const told = await post('/sign-in', { email: 'new@mail.example', password: person.password })
  expect(told.status).toBe(429)
  expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0)
})
