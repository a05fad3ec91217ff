import { expect, test } from 'vitest'
import { addressLines, addressText, type ShipTo } from '../../dashboard/seller/ship/address.ts'

const hangzhou: ShipTo = {
  name: '王小梅',
  phone: '+86 138 0571 2208',
  line1: '西溪街道文三路 478 号',
  city: '杭州市',
  region: '浙江省',
  postal_code: '310013',
  country: 'CN',
}
const stockholm: ShipTo = {
  name: 'Anna Bergström',
  phone: null,
  line1: 'Sankt Eriksgatan 44',
  line2: 'Lgh 1203',
  city: 'Stockholm',
  postal_code: '112 34',
  country: 'SE',
}

test('a Chinese address goes from the largest to the smallest, in one line', () => {
  expect(addressLines(hangzhou, 'zh')).toEqual([
    '浙江省杭州市西溪街道文三路 478 号',
    '310013',
    '中国',
  ])
})

test('a city that is its own region is named once', () => {
  const beijing = { ...hangzhou, region: '北京市', city: '北京市', line1: '建国路 88 号' }
  expect(addressLines(beijing, 'zh')[0]).toBe('北京市建国路 88 号')
})

test('elsewhere, and in Latin letters, the street comes first', () => {
  expect(addressLines(stockholm, 'en')).toEqual([
    'Sankt Eriksgatan 44',
    'Lgh 1203',
    '112 34 Stockholm',
    'Sweden',
  ])
  expect(addressLines({ ...hangzhou, line1: '478 Wensan Road' }, 'en')[0]).toBe('478 Wensan Road')
})

test('what is copied has name and phone, and no empty line', () => {
  expect(addressText(stockholm, 'en').split('\n')[0]).toBe('Anna Bergström')
  expect(addressText(hangzhou, 'zh').split('\n')[1]).toBe('+86 138 0571 2208')
  expect(addressText({ ...stockholm, line2: undefined }, 'en')).not.toMatch(/^\s*$/m)
})
