import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrderLineRow } from '../../server/orders/place.ts'
import { assertConserved, creditOf, type Funder, splitLine } from '../../server/orders/split.ts'
import { sharesBack } from '../../server/payments/refund-plan.ts'
import {
  allocateMinor,
  amountMinorMax,
  formatMoney,
  parseDecimal,
  shareMinor,
  toDecimal,
} from '../../server/platform/money.ts'
import { climb, type RateVersion, rateFor } from '../../server/rates/ladder.ts'

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

  const terms = fc.record({
    goodsMinor: fc.integer({ min: 0, max: 9_000_000_000 }),
    discountMinor: fc.integer({ min: 0, max: 9_000_000_000 }),
    discountFunder: fc.constantFrom<Funder | null>('seller', 'platform', 'curator', null),
    taxBps: fc.integer({ min: 0, max: 5000 }),
    pricesIncludeTax: fc.boolean(),
    base: fc.constantFrom<'net' | 'gross'>('net', 'gross'),
    rateBps: bps,
    platformFeeBps: fc.integer({ min: 0, max: 1000 }),
    bonusBps: fc.integer({ min: 0, max: 5000 }),
  })

  test('a line divides exactly, whatever its price, tax, discount and rates', () => {
    fc.assert(
      fc.property(terms, given => {
        const discountMinor = given.discountFunder
          ? Math.min(given.discountMinor, given.goodsMinor)
          : 0
        const split = splitLine({ ...given, discountMinor })
        expect(() =>
          assertConserved({ ...split, discountFunder: given.discountFunder }),
        ).not.toThrow()
        const shares = [split.sellerNetMinor, split.platformFeeMinor, split.commissionMinor]
        expect(Math.min(...shares, split.lineTotalMinor)).toBeGreaterThanOrEqual(0)
        expect(creditOf({ ...split, discountFunder: given.discountFunder })).toBeGreaterThanOrEqual(
          0,
        )
      }),
      { numRuns: 2000 },
    )
  })

  const line = {
    goodsMinor: 10_000,
    discountMinor: 0,
    discountFunder: null,
    taxBps: 0,
    pricesIncludeTax: true,
    base: 'net' as const,
    rateBps: 1000,
    platformFeeBps: 200,
    bonusBps: 0,
  }
  test.each([
    [
      'plain',
      {},
      {
        lineTotalMinor: 10_000,
        commissionMinor: 1000,
        platformFeeMinor: 200,
        sellerNetMinor: 8800,
      },
    ],
    [
      'a discount of the seller lowers what commission is counted on',
      { discountMinor: 1000, discountFunder: 'seller' as const },
      { lineTotalMinor: 9000, commissionMinor: 900, platformFeeMinor: 180, sellerNetMinor: 7920 },
    ],
    [
      'a discount of the platform is paid by the platform',
      { discountMinor: 1000, discountFunder: 'platform' as const },
      { lineTotalMinor: 9000, commissionMinor: 1000, platformFeeMinor: 200, sellerNetMinor: 8800 },
    ],
    [
      'a discount of the curator is capped at the commission',
      { discountMinor: 5000, discountFunder: 'curator' as const },
      { lineTotalMinor: 9000, discountMinor: 1000, commissionMinor: 1000, sellerNetMinor: 8800 },
    ],
    [
      'tax within the price is no commission',
      { taxBps: 1300 },
      { lineTotalMinor: 10_000, taxMinor: 1150, commissionBaseMinor: 8850, commissionMinor: 885 },
    ],
    [
      'tax on top is the buyer’s and goes to the seller',
      { taxBps: 1300, pricesIncludeTax: false },
      {
        lineTotalMinor: 11_300,
        addedTaxMinor: 1300,
        commissionMinor: 1000,
        sellerNetMinor: 10_100,
      },
    ],
    [
      'where the instance says gross, it is counted with tax',
      { taxBps: 1300, base: 'gross' as const },
      { commissionBaseMinor: 10_000, commissionMinor: 1000 },
    ],
    ['a bonus is outside the sum', { bonusBps: 100 }, { bonusMinor: 100, sellerNetMinor: 8800 }],
  ])('%s', (_, given, expected) => {
    expect(splitLine({ ...line, ...given })).toMatchObject(expected)
  })
})

describe('allocation by largest remainder', () => {
  test('shares add up exactly, each within one of its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: amountMinorMax }),
        fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 50 }),
        (total, weights) => {
          const shares = allocateMinor(total, weights)
          const sum = weights.reduce((n, weight) => n + weight, 0)
          expect(shares.reduce((n, share) => n + share, 0)).toBe(sum ? total : 0)
          for (const [index, share] of shares.entries()) {
            const exact = sum ? (BigInt(total) * BigInt(weights[index]!)) / BigInt(sum) : 0n
            expect(BigInt(share) - exact >= 0n && BigInt(share) - exact <= 1n).toBe(true)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('10.00 over three equal lines is 3.34, 3.33, 3.33', () => {
    expect(allocateMinor(1000, [1, 1, 1])).toEqual([334, 333, 333])
  })
})

describe('what goes back of a line', () => {
  /** A line refunded in parts, as the books would stand after each. */
  function refundedIn(parts: number[], line: { total: number; credit: number; fee: number }) {
    const row = { lineTotalMinor: line.total, platformFeeMinor: line.fee } as OrderLineRow
    let refunded = 0
    let balance = line.credit
    let fee = 0
    return parts.map(part => {
      refunded = Math.min(line.total, refunded + part)
      const back = sharesBack(
        { ...row, discountMinor: 0, discountFunder: null },
        {
          commission: { creditMinor: line.credit, balanceMinor: balance, isGone: false },
          bonus: { creditMinor: 0, balanceMinor: 0, isGone: true },
          feeTakenMinor: fee,
          discountTakenMinor: 0,
        },
        refunded,
      )
      balance -= back.commissionMinor
      fee += back.platformFeeMinor
      return { ...back, balance, feeLeft: line.fee - fee }
    })
  }

  test('100.00 at 12.5 % refunded as 33.33, 33.33, 33.34 gives back 4.17, 4.16, 4.17', () => {
    const steps = refundedIn([3333, 3333, 3334], { total: 10_000, credit: 1250, fee: 0 })
    expect(steps.map(step => step.commissionMinor)).toEqual([417, 416, 417])
  })

  test('any way of refunding a line whole takes back exactly its shares, never more on the way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        bps,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 20 }),
        (total, rate, parts) => {
          const credit = shareMinor(total, rate)
          const steps = refundedIn([...parts, total], { total, credit, fee: total - credit })
          for (const step of steps) {
            expect(step.commissionMinor).toBeGreaterThanOrEqual(0)
            expect(Math.min(step.balance, step.feeLeft)).toBeGreaterThanOrEqual(0)
          }
          expect(steps.at(-1)).toMatchObject({ balance: 0, feeLeft: 0 })
        },
      ),
    )
  })
})

describe('the rate ladder', () => {
  const version = (given: Partial<RateVersion>): RateVersion => ({
    home: 'sel',
    rung: 'product',
    subject: '',
    version: 1,
    bps: 0,
    validFrom: 0,
    validUntil: null,
    productId: null,
    createdBy: null,
    createdAt: 0,
    ...given,
  })
  const house = { home: 'platform' }
  const all = [
    version({ rung: 'campaign', subject: 'cmp', bps: 2500, validFrom: 100, validUntil: 200 }),
    version({ rung: 'deal', subject: 'shp', bps: 2000 }),
    version({ rung: 'product', subject: 'prd', bps: 1800 }),
    version({ ...house, rung: 'category', subject: 'home', bps: 700 }),
    version({ ...house, rung: 'category', subject: 'home/kitchen', bps: 900 }),
    version({ rung: 'seller', bps: 1200 }),
    version({ ...house, rung: 'platform', bps: 800 }),
  ]
  const asked = {
    sellerId: 'sel',
    productId: 'prd',
    categoryId: 'home/kitchen/tea',
    shopId: 'shp',
    at: 150,
  }
  const without = (...rungs: string[]) => all.filter(one => !rungs.includes(one.rung))

  test.each([
    ['a campaign that runs wins', all, asked, 2500, 'campaign'],
    ['then the deal with this shop', all, { ...asked, at: 250 }, 2000, 'deal'],
    ['a deal is for its shop alone', all, { ...asked, at: 250, shopId: 'other' }, 1800, 'product'],
    [
      'a rate of zero is a rate',
      [...all, version({ subject: 'prd', version: 2 })],
      { ...asked, at: 250, shopId: null },
      0,
      'product',
    ],
    [
      'then the deepest category that names one',
      without('campaign', 'deal', 'product'),
      asked,
      900,
      'category:home/kitchen',
    ],
    [
      'then the seller’s',
      without('campaign', 'deal', 'product', 'category'),
      asked,
      1200,
      'seller',
    ],
    [
      'then the platform’s',
      without('campaign', 'deal', 'product', 'category', 'seller'),
      asked,
      800,
      'platform',
    ],
    ['10 % where nobody ever said', [], asked, 1000, 'platform'],
  ])('%s', (_, versions, question, bps, rule) => {
    expect(rateFor(versions, question)).toMatchObject({ bps, rule })
  })

  test('a version counts from its moment on; what was announced does not count yet', () => {
    const versions = [
      version({ subject: 'prd', bps: 1800 }),
      version({ subject: 'prd', bps: 900, version: 2, validFrom: 500 }),
    ]
    const rate = (at: number) => rateFor(versions, { ...asked, shopId: null, at })
    expect(rate(499)).toMatchObject({ bps: 1800, version: 1 })
    expect(rate(500)).toMatchObject({ bps: 900, version: 2 })
  })

  test('the explanation shows every rung and exactly one winner', () => {
    const steps = climb(all, asked)
    expect(steps.map(step => step.rule)).toEqual([
      'campaign',
      'deal',
      'product',
      'category:home/kitchen/tea',
      'category:home/kitchen',
      'category:home',
      'seller',
      'platform',
    ])
    expect(steps.filter(step => step.wins).map(step => step.rule)).toEqual(['campaign'])
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
    expect(formatMoney({ amount: 128_800_000, currency: 'CNY' }, 'en')).toBe('CN¥1,288,000.00')
  })
})
