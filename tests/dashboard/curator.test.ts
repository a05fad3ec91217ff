import { expect, test } from 'vitest'
import { ruleText, stepText } from '../../dashboard/curator/earnings/explain.ts'
import { productIdsIn } from '../../dashboard/curator/find/product-ids.ts'
import { queryFrom, wishFrom } from '../../dashboard/curator/find/wish.ts'
import { deviceOf } from '../../dashboard/identity/settings/device.ts'
import words from '../../dashboard/messages/curator/en.ts'

test('product ids are found in whatever was pasted, each once', () => {
  const text = 'prd_01abc, https://x.example/@mei/p/prd_01ABC?a=b\n"prd_02def";notprd_03 prd_'
  expect(productIdsIn(text)).toEqual(['prd_01abc', 'prd_02def'])
  expect(productIdsIn('nothing here')).toEqual([])
})

test('what is looked for survives the address bar', () => {
  const wish = { q: '茶 & tea', category: 'food/tea', inStock: true, sort: 'price_up' as const }
  const query = Object.fromEntries(new URLSearchParams(queryFrom(wish)))
  expect(wishFrom(query)).toEqual(wish)
  expect(queryFrom(wishFrom({ sort: 'by-magic' }))).toBe('')
})

const t = words.earnings
const names = (id: string) => (id === 'home/ceramics' ? 'Ceramics' : undefined)

test.each([
  ['product', t.ruleProduct],
  ['seller', t.ruleSeller],
  ['platform', t.rulePlatform],
  ['category:home/ceramics', t.ruleCategory('Ceramics')],
  ['category:toys', t.ruleCategory('toys')],
  ['campaign:spring', t.ruleOther],
])('the rule %s is said in words', (rule, text) => {
  expect(ruleText(rule, t, names)).toBe(text)
})

test.each([
  [{ state: 'reversed', reason: null }, t.wentBack],
  [{ state: 'void', reason: 'own_purchase' }, t.ownPurchase],
  [{ state: 'void', reason: 'too_small' }, t.tooSmall],
])('a commission that is %j says since when and why', (one, text) => {
  const earning = { ...one, next_step: { kind: 'over' as const, at: 7 } }
  expect(stepText(earning, t, day => `day ${day}`)).toBe(t.overSince('day 7', text))
})

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1', 'Safari', 'iPhone'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/143.0 Safari/537.36 Edg/143.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/143.0 Mobile MicroMessenger/8.0', 'WeChat', 'Android'],
  ['curl/8.5.0', null, null],
])('%s is told in words', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})
