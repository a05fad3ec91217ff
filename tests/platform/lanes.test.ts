import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDispatcher, type Dispatcher } from '../../server/platform/dispatcher.ts'
import { promise } from '../../server/platform/outbox.ts'
import { type House, openHouse } from '../support/house.ts'

/** A feed promises work by the ten thousand; whoever buys meanwhile must not notice. */
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Catalogue work that never ends, and orders told of as they are done. */
function working(told: (id: string) => void): Dispatcher {
  const { db, clock, log } = house.instance
  const bulk = () => new Promise<never>(() => {})
  const order = async ({ id }: { id: string }) => {
    told(id)
    return { next: 'done' as const, outcome: 'done' }
  }
  return createDispatcher({ db, clock, log, handlers: { bulk, order }, sweeps: [] })
}

const many = (n: number, isBulk: boolean, homeOf: (at: number) => string) =>
  Array.from({ length: n }, (_, at) => ({
    ...{ home: homeOf(at), topic: isBulk ? 'bulk' : 'order', cause: String(at) },
    ...{ payload: {}, isBulk },
  }))

test('orders are passed on while the catalogue’s work lies before them, also its seller’s own; a stop waits for none of it', async () => {
  const { db, clock } = house.instance
  const homeOf = (at: number) => `seller-${at % 30}`
  await db.transact(tx => promise(tx, many(900, true, homeOf), clock.now()))
  house.clock.move(60_000)
  await db.transact(tx => promise(tx, many(30, false, homeOf), clock.now()))
  const done = new Set<string>()
  let jobs: Dispatcher | undefined
  await new Promise<void>(resolve => {
    jobs = working(id => {
      done.add(id)
      if (done.size === 30) resolve()
    })
    jobs.start()
    jobs.wake()
  })
  await jobs?.stop()
  expect(done.size).toBe(30)
})
