import { existsSync, statfsSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { commissionsOfOrders } from '../../server/commissions/queries.ts'
import { examine, examineChains } from '../../server/doctor/examine.ts'
import { solvencyNow } from '../../server/ledger/solvency.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { explainCommission } from '../../server/receipts/explain.ts'
import { receiptFacts } from '../../server/receipts/read.ts'
import { expectAgreed } from './books.ts'
import { live, lives } from './live.ts'
import { tally } from './tally.ts'
import { deeds, toldLives } from './told.ts'
import { type LivedOrder, type LivesWorld, openWorld } from './world.ts'

/** How many lives: some on every run of the tests, 20,000 with `npm run lives`. */
const runs = Number(process.env.LIVES ?? (isPostgres ? 20 : 120))
/** A world is left behind before its tables grow: every check reads all of them. */
const perWorld = 40

/** Worlds that are thrown away need not survive a power cut: in memory, where there is room for that. */
const memory = '/dev/shm'
if (existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > 1e9)
  process.env.TMPDIR = memory

let world: LivesWorld | null = null
let lived = 0
let steps = 0
afterAll(() => world?.house.close())

async function aWorld(): Promise<LivesWorld> {
  if (world && lived++ % perWorld !== 0) return world
  await world?.house.close()
  lived = 1
  world = await openWorld()
  return world
}

test(`whatever happens in an order’s life, every statement holds after each step (${runs} lives)`, async () => {
  await fc.assert(
    fc.asyncProperty(lives, async life => {
      const here = await aWorld()
      const { db, clock } = here.house.instance
      const order = await live(here, life, one =>
        db.read(async reader => {
          steps++
          await expectAgreed(reader, here, one)
          expect(await examine(reader, clock.now())).toEqual([])
        }),
      )
      await everyCentIsExplained(here, order)
    }),
    {
      numRuns: runs,
      examples: toldLives,
      endOnFailure: process.env.SHRINK !== '1',
      ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
      ...(process.env.LIFE ? { path: process.env.LIFE } : {}),
    },
  )
  process.stdout.write(
    `${runs} lives, ${steps} checks of every statement\n${JSON.stringify(Object.fromEntries(tally))}\n`,
  )
  const tooFew = deeds.filter(deed => (tally.get(deed)?.done ?? 0) < Math.max(1, runs / 500))
  expect(tooFew).toEqual([])
}, 7_200_000)

/** The order's receipts recompute to what is booked, the chains are whole, and the sum is solvent. */
async function everyCentIsExplained({ house }: LivesWorld, order: LivedOrder | null) {
  await house.instance.db.read(async reader => {
    expect(await examineChains(reader)).toEqual([])
    expect((await solvencyNow(reader)).filter(one => !one.isSolvent)).toEqual([])
    if (!order) return
    const { shopId, orderId } = order
    for (const { id } of await commissionsOfOrders(reader, { shopId, orderIds: [orderId] })) {
      const receipt = explainCommission(await receiptFacts(reader, { shopId, id }))
      expect({ id, ...receipt }).toMatchObject({ id, agrees: true })
    }
  })
}
