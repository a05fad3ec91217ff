import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reversalOf, splitLine } from '../../server/orders/order.ts'
import { rateFor } from '../../server/orders/rate.ts'
import {
  amountMinorMax,
  formatMoney,
  parseDecimal,
  shareMinor,
  toDecimal,
} from '../../server/platform/money.ts'

const amount = fc.integer({ min: 0, max: amountMinorMax })
const bps = fc.integer({ min: 0, max: 9000 })

describe('shares', () => {
  test.each([
    [2890, 1800, 520],
    [1, 5000, 1],
    [1, 4999, 0],
    [3333, 1250, 417],
    [0, 9000, 0],
    [amountMinorMax, 9000, 8_100_000_000_000],
  ])('%i at %i basis points is %i, half up', (base, rate, share) => {
    expect(shareMinor(base, rate)).toBe(share)
  })

  test('a line divides exactly, whatever its price and rates', () => {
    fc.assert(
      fc.property(
        amount,
        bps,
        fc.integer({ min: 0, max: 1000 }),
        (total, rateBps, platformFeeBps) => {
          const { commissionMinor, platformFeeMinor, sellerNetMinor } = splitLine(total, {
            rateBps,
            platformFeeBps,
          })
          expect(commissionMinor + platformFeeMinor + sellerNetMinor).toBe(total)
          expect(
            Math.min(commissionMinor, platformFeeMinor, sellerNetMinor),
          ).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('reversals', () => {
  test('100.00 at 12.5 % refunded as 33.33, 33.33, 33.34 goes back as 4.17, 4.16, 4.17', () => {
    const back: number[] = []
    let refunded = 0
    for (const part of [3333, 3333, 3334]) {
      refunded += part
      const reversedMinor = back.reduce((sum, one) => sum + one, 0)
      back.push(reversalOf(1250, { refundedMinor: refunded, wholeMinor: 10_000, reversedMinor }))
    }
    expect(back).toEqual([417, 416, 417])
  })

  test('any way of refunding a line whole takes back exactly its commission, never more on the way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        bps,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 20 }),
        (total, rate, parts) => {
          const commission = shareMinor(total, rate)
          let refunded = 0
          let reversed = 0
          for (const part of [...parts, total]) {
            refunded = Math.min(total, refunded + part)
            const step = reversalOf(commission, {
              refundedMinor: refunded,
              wholeMinor: total,
              reversedMinor: reversed,
            })
            expect(step).toBeGreaterThanOrEqual(0)
            reversed += step
            expect(reversed).toBeLessThanOrEqual(commission)
          }
          expect(reversed).toBe(commission)
        },
      ),
    )
  })
})

describe('the rate ladder', () => {
  const rungs = {
    productBps: null,
    categoryId: 'home/kitchen/tea',
    categoryBps: new Map([
      ['home', 700],
      ['home/kitchen', 900],
    ]),
    sellerBps: 1200,
  }
  test.each([
    ['the product’s own rate wins', { ...rungs, productBps: 1800 }, 1800, 'product'],
    ['a rate of zero is a rate', { ...rungs, productBps: 0 }, 0, 'product'],
    ['then the deepest category that names one', rungs, 900, 'category:home/kitchen'],
    ['then the seller’s', { ...rungs, categoryBps: new Map() }, 1200, 'seller'],
    [
      'then the platform’s',
      { ...rungs, categoryBps: new Map(), sellerBps: null },
      1000,
      'platform',
    ],
  ])('%s', (_, given, expected, rule) => {
    expect(rateFor(given as typeof rungs)).toEqual({ bps: expected, rule })
  })
})

describe('writing and reading amounts', () => {
  test.each([
    ['28.9', 'CNY', 2890],
    ['28.90', 'CNY', 2890],
    ['28', 'CNY', 2800],
    ['28.901', 'CNY', null],
    ['28,90', 'CNY', null],
    ['1200', 'JPY', 1200],
    ['1200.5', 'JPY', null],
    ['1.234', 'KWD', 1234],
    ['-1', 'CNY', null],
    ['1e3', 'CNY', null],
    ['', 'CNY', null],
    ['99999999999999', 'CNY', null],
  ])('%s %s is read as %s', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toBe(minor)
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('CNY', 'JPY', 'KWD'), (minor, currency) => {
        expect(parseDecimal(toDecimal(minor, currency), currency)).toBe(minor)
      }),
    )
  })

  test('people see their currency’s own decimals', () => {
    expect(formatMoney({ amount: 2890, currency: 'CNY' }, 'zh')).toBe('¥28.90')
    expect(formatMoney({ amount: 1200, currency: 'JPY' }, 'en')).toBe('¥1,200')
    expect(formatMoney({ amount: 128_800_000, currency: 'CNY' }, 'en')).toBe('¥1,288,000.00')
  })
})
