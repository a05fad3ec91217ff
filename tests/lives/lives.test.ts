import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { commissionsOf } from '../../server/commissions/queries.ts'
import { examine, examineChains } from '../../server/doctor/examine.ts'
import { solvencyNow } from '../../server/ledger/solvency.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { explainCommission } from '../../server/receipts/explain.ts'
import { receiptFacts } from '../../server/receipts/read.ts'
import { allShopIds } from '../../server/shops/queries.ts'
import { live, lives, tally } from './steps.ts'
import { type LivesWorld, openWorld } from './world.ts'

/** How many lives: some on every run of the tests, 20,000 with `npm run lives`. */
const runs = Number(process.env.LIVES ?? (isPostgres ? 15 : 120))
/** A world is left behind before its tables grow: every check reads all of them. */
const perWorld = 40

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
      await live(here, life, async () => {
        steps++
        expect(await here.house.instance.db.read(examine)).toEqual([])
      })
      await everyCentIsExplained(here)
    }),
    {
      numRuns: runs,
      endOnFailure: process.env.SHRINK !== '1',
      ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
      ...(process.env.LIFE ? { path: process.env.LIFE } : {}),
    },
  )
  process.stdout.write(
    `${runs} lives, ${steps} checks of every statement\n${JSON.stringify(Object.fromEntries(tally))}\n`,
  )
}, 7_200_000)

/** Every receipt recomputes to what is booked, the chain is whole, and the sum is solvent. */
async function everyCentIsExplained({ house }: LivesWorld): Promise<void> {
  await house.instance.db.read(async reader => {
    expect(await examineChains(reader)).toEqual([])
    expect((await solvencyNow(reader)).filter(one => !one.isSolvent)).toEqual([])
    for (const shopId of await allShopIds(reader))
      for (const { id } of await commissionsOf(reader, { shopId, rowsMax: 1000 })) {
        const receipt = explainCommission(await receiptFacts(reader, { shopId, id }))
        expect({ id, ...receipt }).toMatchObject({ id, agrees: true })
      }
  })
}
