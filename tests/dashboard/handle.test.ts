import { expect, test } from 'vitest'
import {
  anyHandle,
  handleFrom,
  isHandle,
  nextHandle,
  suggestHandle,
} from '../../dashboard/curator/open-shop/handle.ts'

test.each([
  ['Mei’s Shelf', 'meis-shelf'],
  ['  Tea & Clay  ', 'tea-clay'],
  ['Café Müller', 'cafe-muller'],
  ['24 hours', 'hours'],
  ['茶与灯', ''],
  ['茶 tea 灯', 'tea'],
  [`${'a'.repeat(29)} bcd`, 'a'.repeat(29)],
])('%j suggests the address %j', (name, handle) => {
  expect(handleFrom(name)).toBe(handle)
})

test('the first name that makes an address is taken', () => {
  expect(suggestHandle(['茶与灯', 'Noor Haddad', 'Else'])).toBe('noor-haddad')
  expect(suggestHandle(['茶与灯', '小梅'])).toBe('')
})

test('who has none in Latin letters is offered one all the same', () => {
  const offered = Array.from({ length: 200 }, anyHandle)
  for (const one of offered) expect(isHandle(one), one).toBe(true)
  expect(new Set(offered).size).toBeGreaterThan(150)
})

test('a taken address has others close by, all of them good ones', () => {
  const seen = new Set<string>()
  let handle = 'mei'
  for (let step = 0; step < 12; step++) {
    handle = nextHandle(handle)
    expect(isHandle(handle), handle).toBe(true)
    expect(seen.has(handle)).toBe(false)
    seen.add(handle)
  }
  expect([...seen].slice(0, 3)).toEqual(['mei-shop', 'mei-shop-2', 'mei-shop-3'])
  expect(isHandle(nextHandle('m'.repeat(30)))).toBe(true)
})
