import { expect, test } from 'vitest'
import {
  emptySeller,
  type SellerValues,
  sellerFaults,
  sellerInput,
} from '../../dashboard/seller/apply/values.ts'
import { sellerFor } from '../../dashboard/seller/own.ts'
import { countries, currencyOf } from '../../dashboard/ui/countries.ts'
import { currencies } from '../../server/platform/money.ts'
import { SellerInput } from '../../server/sellers/contract.ts'

const jing: SellerValues = {
  ...emptySeller('CNY', 'help@jing.example'),
  name: 'Jing Kiln',
  country: 'CN',
  shipping: '12',
}

test('what the form has no fault with, the contract takes', () => {
  expect(sellerFaults(jing)).toEqual({})
  expect(SellerInput.parse(sellerInput(jing))).toMatchObject({
    shipping_minor: 1200,
    free_shipping_from_minor: null,
    default_rate_bps: 1800,
    return_days: 14,
    return_paid_by: null,
  })
  const free = SellerInput.parse(sellerInput({ ...jing, returnPaidBy: 'seller' }))
  expect(free.return_paid_by).toBe('seller')
  expect(SellerInput.safeParse({ ...free, return_paid_by: 'nobody' }).success).toBe(false)
})

test('each fault is told at its field', () => {
  expect(sellerFaults(emptySeller('CNY', ''))).toEqual({
    name: 'empty',
    country: 'empty',
    email: 'empty',
    shipping: 'amount',
  })
  expect(sellerFaults({ ...jing, email: 'jing', rate: '91', returnDays: '400' })).toEqual({
    email: 'email',
    rate: 'percent',
    returnDays: 'days',
  })
  expect(sellerFaults({ ...jing, freeFrom: 'never' })).toEqual({ freeFrom: 'amount' })
})

test('a country brings a currency that can be sold in, or none', () => {
  for (const [code] of countries('en')) {
    const currency = currencyOf(code)
    if (currency) expect(currencies).toContain(currency)
  }
  expect(currencyOf('DE')).toBe('EUR')
  expect(currencyOf('TV')).toBeNull()
})

test('countries are named and sorted in the language of the page', () => {
  expect(countries('zh').find(([code]) => code === 'CN')?.[1]).toBe('中国')
  const names = countries('en').map(([, name]) => name)
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))
})

test('of several sellers the chosen one is shown, else the first that sells', () => {
  const sellers = [
    { id: 'a', name: 'A', state: 'applied' as const, currency: 'CNY' },
    { id: 'b', name: 'B', state: 'active' as const, currency: 'CNY' },
  ]
  expect(sellerFor(sellers, null)).toBe('b')
  expect(sellerFor(sellers, 'a')).toBe('a')
  expect(sellerFor(sellers, 'gone')).toBe('b')
  expect(sellerFor([], 'a')).toBeNull()
})
