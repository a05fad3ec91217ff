import fc from 'fast-check'
import { partsOfOrder } from '../../server/fulfilment/queries.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { happenings, nextOf, type Step, type What } from './steps.ts'
import { did } from './tally.ts'
import { buy, type LivedOrder, type LivesWorld, type Purchase } from './world.ts'

/** One order, from its placing on. */
export type Life = Purchase & { steps: Step[] }

/** Half of what happens is what is likely next, so that many lives come to an end worth reversing. */
const anything = fc.constantFrom(...(Object.keys(happenings) as What[]))
const likely = fc.constantFrom(
  ...(['go_on', 'go_on', 'go_on', 'go_on', 'days_pass', 'pay_out', 'pay_out_end'] as const),
)
const what = fc.oneof(anything, likely)
const some = fc.nat({ max: 1_000_000 })

export const lives: fc.Arbitrary<Life> = fc.record({
  shop: fc.nat({ max: 1 }),
  lines: fc.array(
    fc.record({ thing: fc.nat({ max: 4 }), quantity: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  code: fc.constantFrom(null, null, null, 'SELLER10', 'HOUSE777', 'CURATOR5'),
  who: fc.constantFrom('new', 'new', 'new', 'new', 'regular', 'own'),
  pays: fc.constantFrom('at_once', 'at_once', 'at_once', 'at_once', 'later', 'by_hand'),
  steps: fc.array(fc.record({ what, a: some, b: some, c: some }), { minLength: 3, maxLength: 14 }),
})

/** Lives one life; after each step, `check` looks. A refusal is an answer, anything else a fault. */
export async function live(
  world: LivesWorld,
  { steps, ...wish }: Life,
  check: (order: LivedOrder | null) => Promise<void>,
): Promise<LivedOrder | null> {
  const risen = () => world.model.tiers.filter(tier => tier !== 'starter').length
  const before = risen()
  const order = await buy(world, wish)
  did('buy', order ? 'done' : 'refused')
  await world.house.settle()
  await check(order)
  if (!order) return null
  for (const step of steps) {
    await take(world, order, step)
    await world.house.settle()
    await check(order)
  }
  if (risen() > before) did('unlocked')
  return order
}

/** One step, by its real code; once that is written the model follows. */
async function take(world: LivesWorld, order: LivedOrder, step: Step): Promise<void> {
  const { db, clock } = world.house.instance
  let what: What | 'go_on' = step.what
  try {
    const then = await db.transact(async tx => {
      const parts = await partsOfOrder(tx, order)
      const scene = { world, order, tx, step, now: clock.now(), parts }
      what = step.what === 'go_on' ? await nextOf(scene) : step.what
      return happenings[what](scene)
    })
    then?.()
    did(what)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    did(what, 'refused')
  }
}
