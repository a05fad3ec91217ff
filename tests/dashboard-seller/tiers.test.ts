import { expect, test } from 'vitest'
import { ruleOf, tierFaults } from '../../dashboard/operator/tiers/rule.ts'

const established = { id: 'established', picks_max: 100_000, sales_needed: 5, bonus_bps: 0 }

test('a rule is read from what was typed', () => {
  expect(ruleOf({ picks: '100,000', sales: '5', bonus: '' })).toEqual({
    picks_max: 100_000,
    sales_needed: 5,
    bonus_bps: 0,
  })
  expect(ruleOf({ picks: '30', sales: '0', bonus: '2.5' }).bonus_bps).toBe(250)
})

test('each fault is told at its field', () => {
  expect(tierFaults({ picks: '0', sales: 'x', bonus: '51' }, [])).toEqual({
    picks: 'count',
    sales: 'count',
    bonus: 'percent',
  })
})

test('a new shop is never left without a tier', () => {
  const starter = { id: 'starter', picks_max: 30, sales_needed: 0, bonus_bps: 0 }
  expect(tierFaults({ picks: '30', sales: '3', bonus: '' }, [established])).toEqual({
    sales: 'nobody',
  })
  expect(tierFaults({ picks: '30', sales: '3', bonus: '' }, [starter])).toEqual({})
})
