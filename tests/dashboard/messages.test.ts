import { expect, test } from 'vitest'
import curatorEn from '../../dashboard/messages/curator/en.ts'
import curatorZh from '../../dashboard/messages/curator/zh.ts'
import identityEn from '../../dashboard/messages/identity/en.ts'
import identityZh from '../../dashboard/messages/identity/zh.ts'
import operatorEn from '../../dashboard/messages/operator/en.ts'
import operatorZh from '../../dashboard/messages/operator/zh.ts'
import sellerEn from '../../dashboard/messages/seller/en.ts'
import sellerZh from '../../dashboard/messages/seller/zh.ts'
import shellEn from '../../dashboard/messages/shell/en.ts'
import shellZh from '../../dashboard/messages/shell/zh.ts'

const parts: [string, object, object][] = [
  ['shell', shellEn, shellZh],
  ['identity', identityEn, identityZh],
  ['curator', curatorEn, curatorZh],
  ['seller', sellerEn, sellerZh],
  ['operator', operatorEn, operatorZh],
]

/** `find.pick`, for every word down to the last one. */
function wordsOf(part: object, before = ''): [string, unknown][] {
  return Object.entries(part).flatMap(([key, word]) =>
    typeof word === 'object' && word ? wordsOf(word, `${before}${key}.`) : [[before + key, word]],
  )
}

test.each(parts)('%s has the same words in both languages', (_, en, zh) => {
  const keys = (part: object) =>
    wordsOf(part)
      .map(([key]) => key)
      .sort()
  expect(keys(zh)).toEqual(keys(en))
})

test.each(parts)('%s has no empty word, and takes the same things to fill in', (_, en, zh) => {
  const chinese = new Map(wordsOf(zh))
  for (const [key, word] of wordsOf(en)) {
    expect(typeof chinese.get(key), key).toBe(typeof word)
    expect(word, key).not.toBe('')
    expect(chinese.get(key), key).not.toBe('')
  }
})

const sameInBoth = new Set(['languageOther'])

test.each(parts)('%s is Chinese where it should be', (_, _en, zh) => {
  for (const [key, word] of wordsOf(zh)) {
    if (typeof word !== 'string' || sameInBoth.has(key)) continue
    // Terms of the trade (API, CSV) stand beside Chinese, not instead of it.
    if (/[a-z]{4,} [a-z]{2,} [a-z]{2,}/i.test(word)) expect(word, key).toMatch(/\p{Script=Han}/u)
  }
})
