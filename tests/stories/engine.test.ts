import { afterAll, beforeAll, expect, test } from 'vitest'
import { allTiers } from '../../server/tiers/progress.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('a new instance has its tiers', async () => {
  const tiers = await house.instance.db.read(allTiers)
  expect(tiers.map(tier => [tier.id, tier.picksMax, tier.salesNeeded]).sort()).toEqual([
    ['established', 100_000, 5],
    ['starter', 30, 0],
  ])
})
