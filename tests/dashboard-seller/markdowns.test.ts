import { expect, test } from 'vitest'
import {
  isSpanWrong,
  linesOf,
  markdownJson,
  priceOf,
  reduced,
} from '../../dashboard/seller/markdowns/values.ts'

const variant = (id: string, amount: number) => ({ id, title: id.toUpperCase(), price: { amount } })
const tea = { id: 'prd_tea', title: 'Tea' }

test('variants that cost the same share one new price; one price alone needs no names', () => {
  const [small, large] = linesOf({
    ...tea,
    variants: [variant('l', 9000), variant('s', 5000), variant('m', 5000)],
  })
  expect(small).toMatchObject({ beforeMinor: 5000, variantIds: ['s', 'm'], variants: 'S, M' })
  expect(large).toMatchObject({ beforeMinor: 9000, variantIds: ['l'], variants: 'L' })
  expect(linesOf({ ...tea, variants: [variant('s', 1), variant('m', 1)] })).toMatchObject([
    { variants: '', variantIds: ['s', 'm'] },
  ])
})

test('a percentage is rounded down to what the currency can say, never to nothing', () => {
  const lines = linesOf({ ...tea, variants: [variant('s', 2899), variant('m', 1)] })
  expect(reduced(lines, 1500, 'CNY').map(line => line.price)).toEqual(['0.01', '24.64'])
  expect(reduced(lines, 1500, 'JPY').map(line => line.price)).toEqual(['1', '2464'])
})

test('a new price is lower than the old one', () => {
  const [line] = linesOf({ ...tea, variants: [variant('s', 5000)] })
  const read = (price: string) => priceOf({ ...line!, price }, 'CNY')
  expect(read('49.99')).toBe(4999)
  for (const wrong of ['', '0', '50', '-1', '50.01', 'x']) expect(read(wrong)).toBeNull()
})

test('a span of one’s own ends ahead and after it begins; an event has its own', () => {
  const now = '2026-11-26T10:00'
  const wrong = (starts: string, ends: string) => isSpanWrong({ eventId: null, starts, ends }, now)
  expect(wrong('', '2026-11-26T10:01')).toBe(false)
  expect(wrong('2026-12-01T00:00', '2026-12-02T00:00')).toBe(false)
  expect(wrong('', '')).toBe(true)
  expect(wrong('', now)).toBe(true)
  expect(wrong('2026-12-02T00:00', '2026-12-02T00:00')).toBe(true)
  expect(isSpanWrong({ eventId: 'evt', starts: '', ends: '' }, now)).toBe(false)
})

test('what is sent names each variant, and either the event or the span', () => {
  const lines = reduced(linesOf({ ...tea, variants: [variant('s', 5000)] }), 1000, 'CNY')
  const where = { currency: 'CNY', nowWall: '2026-11-26T10:00', timeZone: 'Asia/Shanghai' }
  const prices = [{ variant_id: 's', price_minor: 4500 }]
  const own = { eventId: null, starts: '', ends: '2026-12-01T00:00' }
  expect(markdownJson(own, lines, where)).toEqual({
    event_id: null,
    span: { starts: where.nowWall, ends: own.ends, time_zone: 'Asia/Shanghai' },
    prices,
  })
  expect(markdownJson({ ...own, eventId: 'evt' }, lines, where)).toEqual({
    event_id: 'evt',
    span: null,
    prices,
  })
})
