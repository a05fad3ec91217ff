import { expect, test } from 'vitest'
import { accents as shown } from '../../dashboard/curator/open-shop/accents.ts'
import { currencyOptions, likelyCurrency } from '../../dashboard/curator/open-shop/currencies.ts'
import { isHandle } from '../../dashboard/curator/open-shop/handle.ts'
import { isPlacement } from '../../dashboard/curator/placement.ts'
import {
  bundleTagsMax,
  bundleTagsMin,
  bundleTitleMax,
  markdownsMax,
  noteMax,
  passwordMin,
  picksAtOnceMax,
  videoBytesMax,
} from '../../dashboard/limits.ts'
import { ResetInput } from '../../server/identity/contract.ts'
import * as markdowns from '../../server/markdowns/contract.ts'
import { Placement } from '../../server/orders/contract.ts'
import * as shops from '../../server/shops/contract.ts'

test('the limits a browser knows are the ones the server has', () => {
  expect(noteMax).toBe(shops.noteMax)
  expect(picksAtOnceMax).toBe(shops.picksAtOnceMax)
  expect(markdownsMax).toBe(markdowns.markdownsMax)
  const fits = (length: number) =>
    ResetInput.safeParse({ token: 't', password: 'x'.repeat(length) }).success
  expect([fits(passwordMin - 1), fits(passwordMin)]).toEqual([false, true])
})

test('a bundle holds as many things here as the server lets it', () => {
  const sent = (count: number, title = 'x') =>
    shops.BundleInput.safeParse({
      title,
      tags: Array.from({ length: count }, (_, at) => ({ pick_id: `p${at}`, x_bps: 0, y_bps: 0 })),
    }).success
  expect(bundleTagsMax).toBe(shops.bundleTagsMax)
  expect(videoBytesMax).toBe(shops.videoBytesMax)
  expect([sent(bundleTagsMin - 1), sent(bundleTagsMin)]).toEqual([false, true])
  expect([sent(2, 'x'.repeat(bundleTitleMax)), sent(2, 'x'.repeat(bundleTitleMax + 1))]).toEqual([
    true,
    false,
  ])
})

test('every accent and currency can be chosen', () => {
  expect(shown).toEqual([...shops.accents])
  const codes = currencyOptions('en').map(([code]) => code)
  expect(codes.sort()).toEqual([...shops.shopCurrencies].sort())
})

test.each(['mei', 'mei-lin-2', 'a1', '-mei', 'mei-', 'me--i', '9mei', 'Mei', 'm'.repeat(31), ''])(
  'the address %j is judged as the server judges it',
  handle => {
    const isSmall = handle === handle.toLowerCase()
    expect(isHandle(handle)).toBe(isSmall && shops.Handle.safeParse(handle).success)
  },
)

test.each(['my blog', '我的博客', 'a_b.c-d', '<b>', 'a"b', '', 'x'.repeat(61)])(
  'the placement %j is judged as the server judges it',
  placement => expect(isPlacement(placement)).toBe(Placement.safeParse(placement).success),
)

test.each([
  [['zh-CN', 'en'], [], 'CNY'],
  [['zh'], [], 'CNY'],
  [['en-GB'], [], 'GBP'],
  [['de'], [], 'EUR'],
  [['ja-JP'], [], 'JPY'],
  [['sw-TZ', 'en-US'], [], 'USD'],
  [[], [], 'USD'],
  [['en-GB', 'de'], ['CNY', 'EUR'], 'EUR'],
  [['en-GB'], ['CNY', 'EUR'], 'CNY'],
  [['en-US@posix', 'en-GB'], [], 'GBP'],
])('a browser speaking %j where %j are sold opens a shop in %s', (languages, sold, currency) => {
  expect(likelyCurrency(languages, sold)).toBe(currency)
})
