import { describe, expect, test } from 'vitest'
import { addressFields, addressLines, wrongInAddress } from '../../server/orders/address.ts'
import { Buyer, ShipTo } from '../../server/orders/contract.ts'
import { countryName } from '../../server/orders/countries.ts'
import { regionOnLabel, regionsOf } from '../../server/orders/regions.ts'

describe('an address is written as its country writes it, and no part of it is ever lost', () => {
  test.each([
    [
      {
        country: 'US',
        line1: '548 Market St',
        city: 'San Francisco',
        region: 'CA',
        postal_code: '94016',
      },
      ['548 Market St', 'San Francisco, CA 94016'],
    ],
    [
      { country: 'DE', line1: 'Kaiserstr. 1', city: 'Bonn', postal_code: '53113' },
      ['Kaiserstr. 1', '53113 Bonn'],
    ],
    [
      { country: 'CN', line1: '文三路1号', city: '杭州', region: '浙江', postal_code: '310000' },
      ['310000', '浙江杭州', '文三路1号'],
    ],
    [
      {
        country: 'CN',
        line1: '1 Wensan Road',
        city: 'Hangzhou',
        region: 'Zhejiang',
        postal_code: '310000',
      },
      ['1 Wensan Road', 'Hangzhou', 'Zhejiang, 310000'],
    ],
    // Japan's format has no place for a town.
    [
      {
        country: 'JP',
        line1: '1-2-3 Ginza',
        city: 'Chuo',
        region: 'Tokyo',
        postal_code: '104-0061',
      },
      ['1-2-3 Ginza, Tokyo', '104-0061', 'Chuo'],
    ],
    [
      { country: 'SG', line1: '1 Orchard Road', city: 'Singapore', postal_code: '238823' },
      ['1 Orchard Road', 'SINGAPORE 238823'],
    ],
    [{ country: 'XX', line1: 'Somewhere', city: 'Nowhere', region: 'R', postal_code: 'P' }, null],
  ])('%o', (to, lines) => {
    const written = addressLines(to)
    if (lines) expect(written).toEqual(lines)
    for (const part of Object.values(to).filter(one => one !== to.country))
      expect(written.join('\n').toLowerCase()).toContain(part.toLowerCase())
  })
})

test('postal codes are held against their country; where few know one it may be left out', () => {
  const regions: Record<string, string> = { US: 'California', CA: 'ON' }
  const wrong = (country: string, postal_code = '') =>
    wrongInAddress({
      ...{ line1: 'x', city: 'y', region: regions[country] ?? 'z' },
      ...{ country, postal_code, phone: '+86 138 0013 8000' },
    })
  expect(wrong('US', '94016-1234')).toEqual([])
  expect(wrong('US', 'SW1A 1AA')).toEqual(['postal_code'])
  expect(wrong('GB', 'sw1a 1aa')).toEqual([])
  expect(wrong('CA', 'k1a0b1')).toEqual([])
  expect(wrong('NL', '1012 ab')).toEqual([])
  expect(wrong('DE')).toEqual(['postal_code'])
  expect(wrong('CN')).toEqual([])
  expect(wrong('CN', '31')).toEqual(['postal_code'])
})

test('where carriers call before they come, nobody forgets the number', () => {
  const address = { line1: '1 Road', city: 'Town', region: '浙江省' }
  const wrong = (country: string, phone?: string) =>
    wrongInAddress({
      ...{ ...address, country, postal_code: country === 'DE' ? '10115' : '' },
      ...(phone === undefined ? {} : { phone }),
    })
  expect(wrong('CN')).toEqual(['phone'])
  expect(wrong('CN', ' ')).toEqual(['phone'])
  expect(wrong('CN', '13800138000')).toEqual([])
  expect(wrong('DE')).toEqual([])
})

test('digits of a Chinese or Japanese keyboard are digits; a phone has some', () => {
  const buyer = { name: 'Ann', email: 'ann@mail.example' }
  const phone = (typed: string) => Buyer.safeParse({ ...buyer, phone: typed }).data?.phone ?? null
  expect(phone('１３８ ００１３－８０００')).toBe('138 0013-8000')
  expect(phone('+1 (415) 555-0100')).toBe('+1 (415) 555-0100')
  expect(phone('---')).toBeNull()
  const address = { line1: '文三路1号', city: '杭州市', region: '浙江', country: 'CN' }
  const typed = { ...address, postal_code: '３１００００' }
  expect(wrongInAddress({ ...typed, phone: '１３８ ００１３－８０００' })).toEqual([])
  // A digit or two ring nowhere.
  for (const phone of ['1', '12', '+86 1'])
    expect([phone, wrongInAddress({ ...typed, phone })]).toEqual([phone, ['phone']])
  for (const phone of [
    '+1 415 555 0100',
    '(+86) 138 0013 8000',
    '（＋86）13800138000',
    '0571-88888888-801',
    '+52 1 55 1234 5678',
  ])
    expect([phone, wrongInAddress({ ...typed, phone })]).toEqual([phone, []])
  expect(ShipTo.parse(typed).postal_code).toBe('310000')
})

test('towns of China are offered, those of the countries beside it are not', () => {
  const { cities, regions } = addressFields('CN')
  expect(regions).toHaveLength(31)
  expect(cities).toEqual(expect.arrayContaining(['成都市', '北京市', '恩施土家族苗族自治州']))
  expect(cities.filter(name => /台北|九龙|^县$|直辖/.test(name))).toEqual([])
  expect(addressFields('DE').cities).toEqual([])
})

test('a region is one where labels bear its letters, by name or letters in any spelling; elsewhere known ones are offered', () => {
  for (const [country, typed, letters] of [
    ['US', 'California', 'CA'],
    ['US', ' n.y. ', 'NY'],
    ['US', 'AE', 'AE'],
    ['CA', 'Québec', 'QC'],
    ['AU', 'new south wales', 'NSW'],
    ['US', 'Zhejiang', null],
    ['US', '加州', null],
    ['CN', '浙江省', '浙江省'],
    ['CN', ' 浙江', '浙江省'],
    ['CN', '内蒙古', '内蒙古自治区'],
    ['CN', '加州', null],
    ['CN', '浙', null],
    ['CN', 'Zhejiang', 'Zhejiang'],
    ['BR', 'são paulo', 'SP'],
    ['GB', '', ''],
    ['JP', 'tokyo', 'Tokyo'],
    ['JP', 'Hyōgo', 'Hyogo'],
    ['JP', '東京都', '東京都'],
    ['IN', 'Tamil nadu', 'Tamil Nadu'],
    ['MX', 'nuevo leon', 'Nuevo León'],
    ['MX', 'CDMX', 'CDMX'],
    ['AE', 'dubai', 'Dubai'],
  ] as const)
    expect([country, typed, regionOnLabel(country, typed)]).toEqual([country, typed, letters])
  const address = { line1: '1 Road', city: 'Town', postal_code: '94016', country: 'US' }
  expect(wrongInAddress({ ...address, region: 'Zhejiang' })).toEqual(['region'])
  expect(wrongInAddress({ ...address, country: 'MX', region: 'CDMX' })).toEqual([])
  expect(regionsOf('US')).toHaveLength(62)
  expect(regionsOf('DE')).toEqual([])
})

describe('where parcels can go', () => {
  test.each([
    ['zh', ['香港', '澳门', '台湾', '美国']],
    ['en', ['Hong Kong', 'Macao', 'Taiwan', 'United States']],
  ])('names in a list are all of one kind: %s', (language, expected) => {
    const said = ['HK', 'MO', 'TW', 'US'].map(code => countryName(code, language))
    expect(said).toEqual(expected)
  })
})
