import { expect, test } from 'vitest'
import {
  type DeliveryRow,
  deliveryFaults,
  deliveryInput,
  deliveryRows,
  deliveryRowsMax,
  isDeliverable,
  nextDeliveryRow,
} from '../../dashboard/seller/delivery/values.ts'
import { DeliveryInput, SellerInput } from '../../server/sellers/contract.ts'

const row = (to: string, from: string, until: string): DeliveryRow => ({ to, from, until })
const promise = SellerInput.shape.delivery
const rows = [row('CN', '1', '3'), row('*', '１４', ' 30 '), row('HK', '2', '2')]

test('what the lines have no fault with, the contract takes, in the same order', () => {
  expect(isDeliverable(rows)).toBe(true)
  const sent = promise.parse(deliveryInput(rows)) ?? []
  expect(sent.map(one => [one.to, one.days_min, one.days_max])).toEqual([
    ['CN', 1, 3],
    ['*', 14, 30],
    ['HK', 2, 2],
  ])
  expect(deliveryInput(deliveryRows(sent))).toEqual(sent)
})

test('no line is no promise, which is fine', () => {
  expect(isDeliverable([])).toBe(true)
  expect(promise.parse(deliveryInput([]))).toEqual([])
})

test.each([
  [row('', '1', '3'), { to: 'empty' }],
  [row('CN', '', 'soon'), { from: 'days', until: 'days' }],
  [row('CN', '0', '91'), { until: 'days' }],
  [row('CN', '1.5', '3'), { from: 'days' }],
  [row('CN', '5', '4'), { until: 'order' }],
  [row('CN', '0', '90'), {}],
])('%j has the faults %j', (one, faults) => {
  expect(deliveryFaults([one])).toEqual([faults])
})

test('a place named twice is told at the second', () => {
  expect(deliveryFaults([row('CN', '1', '2'), row('*', '3', '4'), row('CN', '5', '6')])).toEqual([
    {},
    {},
    { to: 'twin' },
  ])
})

test('the limits are the ones the server has', () => {
  const fits = (days: string) => DeliveryInput.safeParse(deliveryInput([row('*', days, days)])[0])
  expect([fits('90').success, isDeliverable([row('*', '90', '90')])]).toEqual([true, true])
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      to: `A${String.fromCharCode(65 + (at % 26))}`,
      days_min: 1,
      days_max: 2,
    }))
  const tooMany = promise.safeParse(many(deliveryRowsMax + 1))
  expect(tooMany.error?.issues.some(one => one.code === 'too_big')).toBe(true)
  const asMany = promise.safeParse(many(deliveryRowsMax))
  expect(asMany.error?.issues.some(one => one.code === 'too_big')).toBe(false)
})

test('a new line is for home first, then for everywhere else, then for a choice', () => {
  expect(nextDeliveryRow([], 'CN').to).toBe('CN')
  expect(nextDeliveryRow([row('CN', '1', '2')], 'CN').to).toBe('*')
  expect(nextDeliveryRow(rows, 'CN').to).toBe('')
  expect(nextDeliveryRow([], '').to).toBe('*')
})
