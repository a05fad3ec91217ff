import { expect, test } from 'vitest'
import { googleRow, readAll, rss } from './formats-support.ts'

async function priceOf(price: string, currency: string) {
  const { items, rejections } = await readAll(googleRow({ price }), { currency })
  return items[0]?.variants[0]?.priceMinor ?? rejections[0]?.reason
}

test.each([
  ['28.90 CNY', 'CNY', 2890],
  ['CNY 28.90', 'CNY', 2890],
  ['28.90CNY', 'CNY', 2890],
  ['cny 28.90', 'CNY', 2890],
  ['28.90', 'CNY', 2890],
  ['28', 'CNY', 2800],
  ['28.9 CNY', 'CNY', 2890],
  ['28.900 CNY', 'CNY', 'ambiguous_price'],
  ['28,90 EUR', 'EUR', 2890],
  ['28,9 EUR', 'EUR', 2890],
  ['1.299,00 EUR', 'EUR', 129900],
  ['1,299.00 USD', 'USD', 129900],
  ['1.234.567 EUR', 'EUR', 123456700],
  ['1,234,567.89 USD', 'USD', 123456789],
  ['1 299,00 PLN', 'PLN', 129900],
  ['1\u00a0299,00 PLN', 'PLN', 129900],
  ['1\u202f299 EUR', 'EUR', 129900],
  ["1'299.00 CHF", 'CHF', 129900],
  ['1’299.00 CHF', 'CHF', 129900],
  ['1299.000 EUR', 'EUR', 129900],
  ['0.500 EUR', 'EUR', 50],
  ['12.5 KWD', 'KWD', 12500],
  ['1290 JPY', 'JPY', 1290],
  ['1290.00 JPY', 'JPY', 1290],
  ['1290.50 JPY', 'JPY', 'not_a_price'],
  ['1.299 EUR', 'EUR', 'ambiguous_price'],
  ['1,299 USD', 'USD', 'ambiguous_price'],
  ['1,299 JPY', 'JPY', 'ambiguous_price'],
  ['¥28.90', 'CNY', 'ambiguous_price'],
  ['￥28.90', 'CNY', 'ambiguous_price'],
  ['$28.90', 'USD', 'ambiguous_price'],
  ['28.905 CNY', 'CNY', 'ambiguous_price'],
  ['2890.555 CNY', 'CNY', 'not_a_price'],
  ['12.34.56 CNY', 'CNY', 'not_a_price'],
  ['1,29.00 USD', 'USD', 'not_a_price'],
  ['1,299.00,00 USD', 'USD', 'not_a_price'],
  ['.50 USD', 'USD', 'not_a_price'],
  ['5. USD', 'USD', 'not_a_price'],
  ['1e308 USD', 'USD', 'not_a_price'],
  ['1e3', 'USD', 'not_a_price'],
  ['NaN', 'USD', 'not_a_price'],
  ['free', 'USD', 'not_a_price'],
  ['USD', 'USD', 'not_a_price'],
  ['USD 5 USD', 'USD', 'not_a_price'],
  ['5-10 USD', 'USD', 'not_a_price'],
  ['٢٨ USD', 'USD', 'not_a_price'],
  ['99999999999999 USD', 'USD', 'not_a_price'],
  [`${'9'.repeat(50_000)} USD`, 'USD', 'not_a_price'],
  [`5.${'0'.repeat(60)} USD`, 'USD', 'not_a_price'],
  ['0 USD', 'USD', 'price_not_positive'],
  ['0.00 USD', 'USD', 'price_not_positive'],
  ['-5.00 USD', 'USD', 'price_not_positive'],
  ['28.90 EUR', 'USD', 'wrong_currency'],
  ['28.90 XXX', 'USD', 'wrong_currency'],
  ['', 'USD', 'missing'],
])(
  'a price that could be read two ways is refused, never guessed: %s',
  async (text, currency, is) => {
    expect(await priceOf(text, currency)).toBe(is)
  },
)

test('a price without a currency says so', async () => {
  const { items } = await readAll(googleRow({ price: '10' }))
  expect(items[0]?.variants[0]?.currency).toBeNull()
})

test.each([
  ['100 CNY', '80 CNY', 8000, 10000],
  ['100 CNY', '100 CNY', 10000, null],
  ['80 CNY', '100 CNY', 10000, null],
  ['80 CNY', '', 8000, null],
])(
  'a sale price is what is paid, the former shows only when higher: %s, %s',
  async (price, sale_price, paid, former) => {
    const { items } = await readAll(googleRow({ price, sale_price }))
    expect(items[0]?.variants[0]).toMatchObject({ priceMinor: paid, compareAtMinor: former })
  },
)

test.each([
  [
    '2026-12-12T00:00+0800/2026-12-13T00:00+0800',
    '2026-12-11T16:00Z',
    '2026-12-12T16:00Z',
    'Etc/GMT-8',
  ],
  [
    '2026-12-12T00:00:30-05:00/2026-12-13T23:59:59-05:00',
    '2026-12-12T05:00:30Z',
    '2026-12-14T04:59:59Z',
    'Etc/GMT+5',
  ],
  ['2026-12-12T00:00Z / 2026-12-13T00:00Z', '2026-12-12T00:00Z', '2026-12-13T00:00Z', 'UTC'],
  [
    '2026-12-12 00:00+05:30/2026-12-13 00:00+05:30',
    '2026-12-11T18:30Z',
    '2026-12-12T18:30Z',
    'UTC',
  ],
  ['2026-12-12/2026-12-12', '2026-12-12T00:00Z', '2026-12-13T00:00Z', 'UTC'],
])('a sale price with dates is for then: %s', async (dates, starts, ends, timeZone) => {
  const row = { price: '100 CNY', sale_price: '80 CNY', sale_price_effective_date: dates }
  const { items } = await readAll(googleRow(row))
  const [startsAt, endsAt] = [Date.parse(starts), Date.parse(ends)]
  expect(items[0]?.variants[0]).toMatchObject({
    priceMinor: 10_000,
    compareAtMinor: null,
    sale: { priceMinor: 8000, startsAt, endsAt, timeZone },
  })
})

test.each([
  'soon',
  '2026-12-12T00:00Z',
  '2026-12-12/',
  '2026-02-30/2026-03-05',
  '2026-12-12T25:00Z/2026-12-13T00:00Z',
  '2026-12-13T00:00Z/2026-12-12T00:00Z',
  '2026-12-12/2026-12-13/2026-12-14',
  '12.12.2026/13.12.2026',
])('a sale price whose dates cannot be read is not asked at all: %s', async dates => {
  const row = { price: '100 CNY', sale_price: '80 CNY', sale_price_effective_date: dates }
  const { items, rejections, leftOut } = await readAll(googleRow(row))
  expect(items).toEqual([])
  expect(leftOut).toEqual(['SKU-1'])
  const column = 'sale_price_effective_date'
  expect(rejections).toEqual([{ row: 2, column, value: dates, reason: 'not_a_span' }])
})

test('a sale price that cannot be read does not sell at the full price', async () => {
  const { items, rejections } = await readAll(googleRow({ sale_price: '1.299' }))
  expect(items).toEqual([])
  expect(rejections).toEqual([
    { row: 2, column: 'sale_price', value: '1.299', reason: 'ambiguous_price' },
  ])
})

test.each([
  ['18', 1800],
  ['12.5%', 1250],
  ['12.5 %', 1250],
  ['0', 0],
  ['0.5%', 50],
  ['90', 9000],
  ['', null],
  ['90.01', 'unknown_value'],
  ['100', 'unknown_value'],
  ['-1', 'unknown_value'],
  ['0.18', 'unknown_value'],
  ['12,5', 'unknown_value'],
  ['lots', 'unknown_value'],
])('a commission is a percentage up to 90, and nothing else: %s', async (commission, is) => {
  const { items, rejections } = await readAll(googleRow({ commission }))
  expect(items[0] ? items[0].rateBps : rejections[0]?.reason).toBe(is)
})

test.each([
  ['', '', null],
  ['in stock', '', null],
  ['in_stock', '7', 7],
  ['In Stock', '0', 0],
  ['preorder', '', null],
  ['backorder', '3', 3],
  ['out of stock', '', 0],
  ['out_of_stock', '5', 0],
  ['in stock', '-2', 0],
  ['soon', '', 'unknown_value'],
  ['in stock', '1.5', 'not_a_number'],
  ['in stock', '1e3', 'not_a_number'],
])('stock is never more than the seller said: %s, %s', async (availability, quantity, is) => {
  const { items, rejections } = await readAll(googleRow({ availability, quantity }))
  expect(items[0] ? items[0].variants[0]?.stock : rejections[0]?.reason).toBe(is)
})

test.each([
  ['4006381333931', '4006381333931'],
  ['400-6381 333931', '4006381333931'],
  ['036000291452', '036000291452'],
  ['96385074', '96385074'],
  ['4006381333932', null],
  ['0000000000000', null],
  ['4.00638E+12', null],
  ['123', null],
])('a product code with a wrong check digit is dropped: %s', async (gtin, is) => {
  const { items } = await readAll(googleRow({ gtin }))
  expect(items[0]?.variants[0]?.gtin).toBe(is)
})

test.each([
  ['https://cdn.example/a b.jpg', 'https://cdn.example/a%20b.jpg'],
  ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['javascript:alert(1)', 'not_a_url'],
  ['file:///etc/passwd', 'not_a_url'],
  ['data:image/png;base64,AAAA', 'not_a_url'],
  ['https://user:secret@cdn.example/a.jpg', 'not_a_url'],
  ['/a.jpg', 'not_a_url'],
  ['https://', 'not_a_url'],
])('an image is an absolute web address, or the row says why not: %s', async (link, is) => {
  const { items, rejections } = await readAll(googleRow({ image_link: link }))
  expect(items[0]?.imageUrls[0] ?? rejections[0]?.reason).toBe(is)
})

test('further images come repeated or after commas, without repeats, ten at most', async () => {
  const links = Array.from({ length: 12 }, (_, at) => `https://cdn.example/${at}.jpg`)
  const table = await readAll(
    googleRow({ image_link: links[0]!, additional_image_link: ['bad', ...links].join(' , ') }),
  )
  expect(table.items[0]?.imageUrls).toEqual(links.slice(0, 10))
  const more = links.map(link => `<g:additional_image_link>${link}</g:additional_image_link>`)
  const xml = await readAll(
    rss(`<g:id>1</g:id><title>T</title><g:price>1</g:price>${more.join('')}`),
  )
  expect(xml.items[0]?.imageUrls).toEqual(links.slice(0, 10))
})

test('a currency the instance does not know is our fault, not the row’s', async () => {
  await expect(readAll(googleRow({ price: '10' }), { currency: 'XYZ' })).rejects.toThrow(
    'unknown currency',
  )
})
