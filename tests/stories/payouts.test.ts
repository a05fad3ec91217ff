import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftPayout } from '../../server/payouts/draft.ts'
import { nextRunAt } from '../../server/payouts/run.ts'
import { days, hours, minutes } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { deliverAll, expectSound, mature, setPayee } from '../support/money.ts'
import { password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** Being paid: what is owed goes out once, listed to the last entry, and whoever is not paid knows why. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing
type Speak = Awaited<ReturnType<Client['signIn']>>
let curator: Speak
let operator: Speak

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', {
    priceMinor: 2890,
    rateBps: 1800,
    stock: null,
  })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
  curator = signedIn(mei.email)
  operator = signedIn('op@shop.test')
})
afterAll(() => house.close())

/** Weeks pass in this story: sessions end, so everybody signs in anew each time. */
const signedIn =
  (email: string): Speak =>
  async (...request) =>
    (await client.signIn(email))(...request)

async function earn(orders: number) {
  for (let i = 0; i < orders; i++) {
    const { body } = await client.buy('mei', [apples])
    await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId: body.id })
  }
}
const whyNot = async () => (await curator('GET', '/payee')).body.why_not
const mails = () =>
  readdirSync(join(house.instance.config.dataDir, 'mails'))
    .sort()
    .map(name => readFileSync(join(house.instance.config.dataDir, 'mails', name), 'utf8'))

test('whoever is not paid is told why: nothing yet, too little, no details, details not confirmed', async () => {
  expect(await whyNot()).toEqual({ why: 'nothing_payable' })
  await earn(1)
  expect(await whyNot()).toEqual({ why: 'nothing_payable' })
  await mature(house)
  expect(await whyNot()).toEqual({ why: 'below_threshold', amountMinor: 520, thresholdMinor: 1000 })
  await earn(2)
  await mature(house)
  expect(await whyNot()).toEqual({ why: 'no_details' })
  expect((await curator('POST', '/payouts')).body.error).toMatchObject({
    code: 'payout_not_possible',
    details: { why: 'no_details' },
  })
  const input = { provider: 'manual', holder: 'Mei', account: 'DE89370400440532013000' }
  expect((await curator('PUT', '/payee', { ...input, password: 'wrong' })).body.error.code).toBe(
    'wrong_credentials',
  )
  for (const account of ['DE89 3704 0044 0532 0130 01', 'de89370400440532013', 'DE00 1234'])
    expect(
      (await curator('PUT', '/payee', { ...input, account, password })).body.error.details,
    ).toEqual({ why: 'iban_wrong', field: 'account' })
  expect(
    (await curator('PUT', '/payee', { ...input, account: '6222 0001 0002', password })).status,
  ).toBe(200)
  expect((await curator('PUT', '/payee', { ...input, password })).status).toBe(200)
  expect(await whyNot()).toEqual({ why: 'details_unconfirmed' })
  await house.settle()
  expect(mails().some(mail => mail.includes(`/dashboard/payee/${mei.id}/`))).toBe(true)
  expect(
    (await curator('POST', '/payee/confirm', { home: mei.id, token: 'x' })).body.error.code,
  ).toBe('token_invalid')
})

test('the first confirmed details count at once; a change waits 72 hours and is told to the old address', async () => {
  const first = await setPayee(house, curator, { at: '', home: mei.id })
  expect(first.body.is_now).toBe(true)
  expect(await whyNot()).toBeNull()
  const change = await setPayee(house, curator, {
    at: '',
    home: mei.id,
    edit: { account: 'FR1420041010050500013M02606' },
  })
  expect(change.body).toEqual({ is_now: false, effective_at: house.clock.now() + hours(72) })
  expect(await whyNot()).toMatchObject({ why: 'details_waiting' })
  await house.settle()
  expect(mails().filter(mail => mail.includes('72')).length).toBeGreaterThan(0)
  house.clock.move(hours(72))
  expect(await whyNot()).toBeNull()
  expect((await curator('GET', '/payee')).body.details.account).toBe('…2606')
})

test('on a Friday everybody who is owed enough gets one draft, however often the clock is looked at', async () => {
  const friday = Date.UTC(2026, 11, 4, 9)
  while (new Date(house.clock.now()).getUTCDay() !== 4) house.clock.move(days(1))
  await house.jobs.sweep()
  await house.settle()
  expect((await curator('GET', '/payouts')).body.data).toEqual([])
  house.clock.move(days(1))
  expect(new Date(house.clock.now()).getUTCDay()).toBe(new Date(friday).getUTCDay())
  await house.jobs.sweep()
  await house.settle()
  house.clock.move(hours(1))
  await house.jobs.sweep()
  await house.settle()
  const { data } = (await curator('GET', '/payouts')).body
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({ state: 'draft', amount: { amount: 1560 }, account: '…2606' })
  expect((await curator('GET', '/earnings')).body.data[0]).toMatchObject({
    state: 'in_payout',
    next_step: { kind: 'drafted', at: data[0].created_at },
  })
  await expectSound(house)
})

test('the bank’s list names it, and its entries add up to it', async () => {
  const list = await operator('GET', '/operator/payouts.csv')
  expect(list.body).toContain('"FR1420041010050500013M02606"')
  expect(list.body).toContain('"15.60"')
  const [{ id }] = (await curator('GET', '/payouts')).body.data
  const { body } = await curator('GET', `/payouts/${id}`)
  expect(body.lines).toHaveLength(3)
  const csv = await curator('GET', `/payouts/${id}/csv`)
  expect(csv.body.split('\r\n')).toHaveLength(4)
  const file = await curator('GET', `/payouts/${id}/json`)
  expect(file.body).toEqual(body)
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="payout-.{8}\.json"$/,
  )
  const sum = file.body.lines.reduce(
    (n: number, one: { amount: { amount: number } }) => n + one.amount.amount,
    0,
  )
  expect(sum).toBe(file.body.amount.amount)
})

test('two runs at once draft one payout; a second one by hand is refused while one is open', async () => {
  await earn(3)
  await mature(house)
  const { db, clock } = house.instance
  const payee = { home: mei.id, kind: 'curator' as const, currency: 'CNY' }
  const [{ id }] = (await curator('GET', '/payouts')).body.data
  await operator('POST', `/operator/payouts/${mei.id}/${id}/settle`, {
    outcome: 'paid',
    reference: 'B1',
  })
  const both = await Promise.allSettled([
    db.transact(tx => draftPayout(tx, { payee, now: clock.now() })),
    db.transact(tx => draftPayout(tx, { payee, now: clock.now() })),
  ])
  const made = both.filter(one => one.status === 'fulfilled' && 'payoutId' in one.value)
  expect(made).toHaveLength(1)
  expect((await curator('POST', '/payouts')).body.error.code).toBe('payout_open')
  await expectSound(house)
})

test('failed, then paid, then returned by the bank: the money is payable again each time, never lost', async () => {
  const open = () => curator('GET', '/payee').then(answer => answer.body.payable.amount)
  const [{ id }] = (await curator('GET', '/payouts')).body.data
  const settle = (payoutId: string, input: unknown) =>
    operator('POST', `/operator/payouts/${mei.id}/${payoutId}/settle`, input)
  expect(await open()).toBe(0)
  await operator('POST', `/operator/payouts/${mei.id}/${id}/processing`)
  await settle(id, { outcome: 'failed', reason: 'account closed' })
  expect(await open()).toBe(1560)
  expect((await settle(id, { outcome: 'paid' })).body.error.code).toBe('wrong_state')
  const again = await curator('POST', '/payouts')
  await settle(again.body.id, { outcome: 'paid' })
  await settle(again.body.id, { outcome: 'paid' })
  expect(await open()).toBe(0)
  await settle(again.body.id, { outcome: 'returned', reason: 'name differs' })
  expect(await open()).toBe(1560)
  await house.settle()
  expect(mails().some(mail => mail.includes('name differs'))).toBe(true)
  // To the same account it would come back again: whoever runs payouts, and whoever asks for one.
  expect(await whyNot()).toEqual({ why: 'came_back' })
  expect((await curator('POST', '/payouts')).body.error.details.why).toBe('came_back')
  await operator('POST', '/operator/payouts/run')
  await house.settle()
  expect(await open()).toBe(1560)
  // However often it is run, the payee is written to once a week, and reads how much waits.
  const told = () =>
    mailsTo(house, mei.email).filter(mail => mail.subject.startsWith('Your money waits for other'))
  expect(told()).toHaveLength(1)
  expect(told()[0]?.text).toContain('CN¥15.60')
  house.clock.move(minutes(1))
  await operator('POST', '/operator/payouts/run')
  await house.settle()
  expect(told()).toHaveLength(1)
  house.clock.move(days(7))
  await operator('POST', '/operator/payouts/run')
  await house.settle()
  expect(told()).toHaveLength(2)
  await setPayee(house, curator, { at: '', home: mei.id })
  house.clock.move(days(8))
  expect(await whyNot()).toBeNull()
  await expectSound(house)
})

test('a seller is paid the same way: a statement with a promised date for every order, then the payout', async () => {
  const account = signedIn('wang@seller.example')
  const at = `/seller/${wang.id}`
  await earn(1)
  const { body } = await account('GET', `${at}/statement`)
  expect(body.data[0]).toMatchObject({
    state: 'pending',
    next_at: house.clock.now() + days(14),
    amount: { amount: 2890 - 520 + 800 },
    next_step: { kind: 'yours', at: house.clock.now() + days(14) },
  })
  const run = nextRunAt({ payoutSchedule: 'weekly' }, house.clock.now())
  expect(body.data[1].next_step).toEqual({ kind: 'run', at: run })
  expect(body.data[1].state).toBe('approved')
  await setPayee(house, account, { at, home: wang.id })
  const made = await account('POST', `${at}/payouts`)
  const { body: payout } = await account('GET', `${at}/payouts/${made.body.id}`)
  expect(payout.amount.amount).toBe(6 * (2890 - 520 + 800))
  await operator('POST', `/operator/payouts/${wang.id}/${made.body.id}/settle`, { outcome: 'paid' })
  expect((await account('GET', `${at}/statement`)).body.data[1]).toMatchObject({
    state: 'paid',
    next_step: { kind: 'paid', at: house.clock.now() },
  })
  expect((await client.api('GET', '/statements', undefined, wang.key)).body.data[1]).toMatchObject({
    state: 'paid',
  })
  // Of money only its account hears: anybody reads the other address on its pages.
  await house.settle()
  const told = (to: string) => mailsTo(house, to).map(mail => mail.subject)
  const ofMoney = /on its way to you|money|payout/
  expect(told('wang@seller.example').filter(one => /on its way to you/.test(one))).toHaveLength(1)
  expect(told('help@wang.example').filter(one => ofMoney.test(one))).toEqual([])
  await expectSound(house)
})

test('a Friday nobody was there for is made up for, once', async () => {
  const look = async () => {
    await house.jobs.sweep()
    await house.settle()
    return (await curator('GET', '/payouts')).body.data
  }
  const fail = (id: string) =>
    operator('POST', `/operator/payouts/${mei.id}/${id}/settle`, { outcome: 'failed', reason: 'x' })
  while (new Date(house.clock.now()).getUTCDay() !== 3) house.clock.move(days(1))
  // Weeks have passed unseen before: they make one run, too.
  const [open] = await look()
  expect(open.state).toBe('draft')
  await fail(open.id)
  const before = (await look()).length

  house.clock.move(days(5))
  expect(new Date(house.clock.now()).getUTCDay()).toBe(1)
  const [made, ...others] = await look()
  expect(made).toMatchObject({ state: 'draft', created_at: house.clock.now() })
  expect(others).toHaveLength(before)
  // What comes back is payable again, but that Friday is over.
  await fail(made.id)
  house.clock.move(hours(1))
  expect(await look()).toHaveLength(before + 1)
  await expectSound(house)
})

test.each([
  ['weekly', '2026-12-02T15:00Z', '2026-12-04T00:00Z'],
  // Today's was drafted as today began.
  ['weekly', '2026-12-04T15:00Z', '2026-12-11T00:00Z'],
  ['monthly', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
  ['by_hand', '2026-12-02T15:00Z', null],
] as const)('%s, seen at %s, payouts are next drafted at %s', (payoutSchedule, now, at) => {
  expect(nextRunAt({ payoutSchedule }, Date.parse(now))).toBe(at && Date.parse(at))
})

test('the operator sees that it adds up, and the page for everyone only where it is wanted', async () => {
  await house.jobs.sweep()
  const { body } = await operator('GET', '/operator/solvency')
  const [total] = body.totals
  expect(total.is_solvent).toBe(true)
  expect(total.received_minor - total.paid_out_minor).toBe(
    total.held_minor + total.owed_minor + total.own_minor,
  )
  // Every day has its end, also those on which nothing moved.
  const days = body.history.map((one: { day: string }) => Date.parse(one.day))
  expect(
    new Set(days.map((day: number, i: number) => (i ? day - days[i - 1] : 86_400_000))),
  ).toEqual(new Set([86_400_000]))
  expect(days.at(-1)).toBe(Date.parse(new Date(house.clock.now()).toISOString().slice(0, 10)))
  // What is promised is what is held for people and owed, to the last fen.
  const promised = body.promised.reduce(
    (n: number, one: { amount: { amount: number } }) => n + one.amount.amount,
    0,
  )
  expect(promised).toBe(total.held_minor + total.owed_minor)
  expect((await operator('POST', '/operator/solvency/check')).body).toEqual({ broken: [] })
  expect((await client.send('GET', '/solvency')).status).toBe(404)
  house.instance.config.isSolvencyPublic = true
  expect((await client.send('GET', '/solvency')).body).toContain('adds up')
})

test('nobody else’s payouts, details or statements can be seen or changed', async () => {
  const stranger = await shop(house.instance, 'stranger')
  const other = await client.signIn(stranger.email)
  const [{ id }] = (await curator('GET', '/payouts')).body.data
  expect((await other('GET', `/payouts/${id}`)).status).toBe(404)
  expect((await other('GET', `/seller/${wang.id}/statement`)).status).toBe(404)
  expect(
    (await other('POST', `/operator/payouts/${mei.id}/${id}/settle`, { outcome: 'paid' })).status,
  ).toBe(404)
  expect((await other('GET', '/operator/solvency')).status).toBe(404)
})
