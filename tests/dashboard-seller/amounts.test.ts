import { expect, test } from 'vitest'
import {
  amountText,
  percentInput,
  readAmount,
  readCount,
  readPercent,
} from '../../dashboard/seller/pieces/amount.ts'

test.each([
  ['28.90', 'CNY', 2890],
  ['28,9', 'EUR', 2890],
  [' 1,288.00 ', 'CNY', 128800],
  ['12,880', 'CNY', 1288000],
  ["1'288.50", 'CHF', 128850],
  ['２８．９０', 'CNY', 2890],
  ['0', 'CNY', 0],
  ['2890', 'JPY', 2890],
  ['2,890', 'JPY', 2890],
  ['8.905', 'KWD', 8905],
  ['28.905', 'CNY', null],
  ['28.9', 'JPY', null],
  ['-3', 'CNY', null],
  ['6x', 'CNY', null],
  ['', 'CNY', null],
  ['1.288,00', 'EUR', null],
])('an amount typed as %j in %s is %j', (text, currency, minor) => {
  expect(readAmount(text, currency)).toBe(minor)
})

test('an amount shown in a field is read back as it was', () => {
  for (const minor of [0, 1, 2890, 2800, 128_800_000])
    for (const currency of ['CNY', 'JPY', 'KWD'])
      expect(readAmount(amountText(minor, currency), currency)).toBe(minor)
  expect(amountText(null, 'CNY')).toBe('')
})

test.each([
  ['18', 1800],
  ['18%', 1800],
  ['18.5 %', 1850],
  ['12,25', 1225],
  ['0', 0],
  ['90', 9000],
  ['90.01', null],
  ['91', null],
  ['0.125', null],
  ['', null],
  ['a', null],
])('a commission typed as %j is %j basis points', (text, bps) => {
  expect(readPercent(text)).toBe(bps)
})

test('a commission shown in a field is read back as it was', () => {
  for (const bps of [0, 25, 1225, 1800, 9000]) expect(readPercent(percentInput(bps))).toBe(bps)
})

test('a count is a whole number within its limit', () => {
  expect(readCount('1,000', 1000)).toBe(1000)
  expect(readCount('1001', 1000)).toBeNull()
  expect(readCount('1.5', 1000)).toBeNull()
  expect(readCount('', 1000)).toBeNull()
})
