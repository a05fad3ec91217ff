import { afterEach, beforeEach, expect, test } from 'vitest'
import { approveParcel } from '../../server/dues/mature.ts'
import { duesOfOrder } from '../../server/dues/queries.ts'
import { storyOf } from '../../server/dues/write.ts'
import { createJobs } from '../../server/jobs.ts'
import { payoutsIn } from '../../server/payouts/queries.ts'
import { startRun, startScheduledRun } from '../../server/payouts/run.ts'
import { payoutRuns, payoutStates } from '../../server/payouts/schema.ts'
import { days } from '../../server/platform/clock.ts'
import { stuckWork } from '../../server/platform/outbox.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { deliverAll, expectSound, setPayee } from '../support/money.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Time thrown about: what is owed matures once, is paid once, never early, and none of it is lost. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing

beforeEach(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
  const [curator, account] = [mei.email, 'wang@seller.example'].map(email => client.signIn(email))
  await setPayee(house, await curator!, { at: '', home: mei.id })
  await setPayee(house, await account!, { at: `/seller/${wang.id}`, home: wang.id })
})
afterEach(() => house.close())

async function delivered(quantity = 4) {
  const { body } = await client.buy('mei', [{ ...apples, quantity }])
  const key = { shopId: mei.id, orderId: body.id as string }
  await deliverAll(house, client, { [wang.id]: wang.key }, key)
  return key
}

/** Everything that time makes due, done: tasks, then sweeps, then what those promised. */
async function live(howManyDays = 0) {
  house.clock.move(days(howManyDays))
  await house.settle()
  await house.jobs.sweep()
  await house.settle()
  await expectSound(house)
}

/** Both payees' dues of an order: how they stand, and how often each kind of thing happened to them. */
async function owed({ orderId }: { orderId: string }) {
  return house.instance.db.read(async reader => {
    const found = []
    for (const home of [mei.id, wang.id])
      for (const due of await duesOfOrder(reader, { home, orderId })) {
        const kinds = (await storyOf(reader, due)).map(entry => entry.kind)
        found.push({
          state: due.state,
          approvals: kinds.filter(kind => kind === 'approve').length,
          payouts: kinds.filter(kind => kind === 'pay_start').length,
        })
      }
    return found
  })
}
const both = (one: object) => [one, one]

const payouts = () =>
  house.instance.db.read(reader => payoutsIn(reader, { states: [...payoutStates], rowsMax: 100 }))

test('thrown 30 days forward and back, holds end once and at their own time, and payouts are drafted once', async () => {
  await live()
  const early = await delivered()
  expect(await owed(early)).toEqual(both({ state: 'pending', approvals: 0, payouts: 0 }))

  // 21 December, a Monday: the hold is over, and so is a Friday.
  await live(30)
  expect(await owed(early)).toEqual(both({ state: 'in_payout', approvals: 1, payouts: 1 }))
  const drafted = (await payouts()).map(one => one.id)
  expect(drafted).toHaveLength(2)

  // Back where it was, in the middle of the hold: nothing is undone, nothing happens again.
  await live(-30)
  expect(await owed(early)).toEqual(both({ state: 'in_payout', approvals: 1, payouts: 1 }))
  const late = await delivered()
  const { db, clock } = house.instance
  for (let day = 0; day < 13; day++) {
    await live(1)
    // Asked before its time, as a task leased before the clock went back would.
    await db.transact(tx => approveParcel(tx, { ...late, sellerId: wang.id, now: clock.now() }))
    expect(await owed(late)).toEqual(both({ state: 'pending', approvals: 0, payouts: 0 }))
  }
  await live(1)
  expect(await owed(late)).toEqual(both({ state: 'approved', approvals: 1, payouts: 0 }))

  // Days that have been lived before: the first payouts are still open, so nobody gets a second.
  for (let day = 0; day < 16; day++) await live(1)
  expect((await payouts()).map(one => one.id).sort()).toEqual(drafted.sort())

  // Those are paid, and a Friday later the rest is, to the last unit.
  const operator = await client.signIn('op@shop.test')
  const settle = async (outcome: object) => {
    for (const { home, id, state } of await payouts())
      if (state === 'draft')
        await operator('POST', `/operator/payouts/${home}/${id}/settle`, outcome)
  }
  await settle({ outcome: 'paid' })
  expect(await owed(early)).toEqual(both({ state: 'paid', approvals: 1, payouts: 1 }))
  for (let day = 0; day < 7; day++) await live(1)
  await settle({ outcome: 'paid' })
  await live(-30)
  await live(30)
  expect(await owed(early)).toEqual(both({ state: 'paid', approvals: 1, payouts: 1 }))
  expect(await owed(late)).toEqual(both({ state: 'paid', approvals: 1, payouts: 1 }))
  const sums = (await payouts()).map(one => one.amountMinor).sort((a, b) => a - b)
  // Four at 28.90 with 18 %: 20.81 for the curator; the rest and 8.00 shipping for the seller.
  expect(sums).toEqual([2081, 2081, 11_560 - 2081 + 800, 11_560 - 2081 + 800])
})

test('what was delivered in a future that is taken back waits for that future', async () => {
  house.clock.move(days(30))
  const order = await delivered()
  await live(-30)
  await live(43)
  expect(await owed(order)).toEqual(both({ state: 'pending', approvals: 0, payouts: 0 }))
  await live(1)
  expect((await owed(order)).map(one => one.approvals)).toEqual([1, 1])
})

test('two runs of one day at once, each with workers of its own, draft one payout per person and currency', async () => {
  await delivered()
  house.clock.move(days(14))
  await house.settle()
  const { db, clock } = house.instance
  const start = () => db.transact(tx => startRun(tx, { runId: '2026-12-04', now: clock.now() }))
  const counts = await Promise.all([start(), start(), start()])
  expect(counts.sort()).toEqual([0, 0, 2])
  // And one more run of that day by hand, asked for twice.
  const operator = await client.signIn('op@shop.test')
  const byHand = await Promise.all([1, 2].map(() => operator('POST', '/operator/payouts/run')))
  expect(byHand.map(one => one.body.payees).sort()).toEqual([0, 2])
  const others = createJobs(house.instance)
  await Promise.all([house.settle(), others.drain(), house.settle()])
  await others.stop()
  const made = await payouts()
  expect(made.map(one => `${one.home} ${one.currency}`).sort()).toEqual(
    [`${mei.id} CNY`, `${wang.id} CNY`].sort(),
  )
  expect(await house.instance.db.read(reader => stuckWork(reader, 10))).toEqual([])
  await expectSound(house)
})

test('the time machine: an operator moves the clock, and a hold ends, is approved and paid out by the real sweeps', async () => {
  await live()
  const order = await delivered()
  // Sessions end meanwhile: everybody signs in anew.
  const ask = async (email: string, method: string, path: string, body?: unknown) =>
    (await client.signIn(email))(method, path, body)
  const move = async (howMany: number) => {
    const answer = await ask('op@shop.test', 'POST', '/operator/clock', { days: howMany })
    await live()
    return answer
  }
  const earning = async () => (await ask(mei.email, 'GET', '/earnings')).body.data[0]
  const before = house.clock.now()
  expect(await earning()).toMatchObject({ state: 'pending', next_at: before + days(14) })

  expect((await move(13)).body.now).toBe(before + days(13))
  expect(await earning()).toMatchObject({ state: 'pending' })
  expect((await move(1)).status).toBe(200)
  expect(await earning()).toMatchObject({ state: 'approved' })
  expect(await payouts()).toEqual([])

  // The next Friday.
  await move(6)
  expect(new Date(house.clock.now()).getUTCDay()).toBe(5)
  expect(await earning()).toMatchObject({ state: 'in_payout' })
  expect((await ask(mei.email, 'GET', '/payouts')).body.data).toMatchObject([
    { state: 'draft', amount: { amount: 2081, currency: 'CNY' } },
  ])
  expect(await owed(order)).toEqual(both({ state: 'in_payout', approvals: 1, payouts: 1 }))
  // It only goes forward.
  const back = await move(-1)
  expect(back.status).toBe(422)
  expect(back.body.error.details.fields[0].field).toBe('days')
})

test('a Friday is paid out on though the clock was beyond it once, and made up for when nobody was there', async () => {
  const { clock } = house
  const { db } = house.instance
  const runs = () => db.read(reader => reader.select().from(payoutRuns).orderBy(payoutRuns.at))
  const look = () => db.transact(tx => startScheduledRun(tx, clock.now()))
  while (new Date(clock.now()).getUTCDay() !== 3) clock.move(days(1))
  await look()
  const before = clock.now()
  // A Saturday ten days on: that Friday's run has been, and then the clock is right again.
  clock.move(days(10))
  await look()
  const ahead = (await runs()).at(-1)!
  expect(ahead.at).toBe(clock.now())
  clock.move(before - clock.now())
  const since = async () =>
    (await runs()).filter(one => one.at > before && one.at <= clock.now()).map(one => one.id)

  // Nobody is there on the first Friday: Monday makes up for it, once.
  clock.move(days(5))
  await look()
  await look()
  const friday = new Date(before + days(2)).toISOString().slice(0, 10)
  expect(await since()).toEqual([friday])
  // The second is the one that the clock was beyond.
  clock.move(days(4))
  await look()
  await look()
  expect(await since()).toEqual([friday, `${ahead.id} again`])
  // And when its time comes again nothing is left to make up for.
  clock.move(days(1))
  await look()
  expect(await since()).toEqual([friday, `${ahead.id} again`, ahead.id])
})
