import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en as operatorEn } from '../../dashboard/messages/operator/en.ts'
import { zh as operatorZh } from '../../dashboard/messages/operator/zh.ts'
import { en as sellerEn } from '../../dashboard/messages/seller/en.ts'
import { en as moneyEn } from '../../dashboard/messages/seller/money/en.ts'
import { zh as moneyZh } from '../../dashboard/messages/seller/money/zh.ts'
import { zh as sellerZh } from '../../dashboard/messages/seller/zh.ts'
import { returnReasons as mailedReasons } from '../../storefront/mails/returns.ts'
import { messagesIn } from '../../storefront/messages/index.ts'

type Words = { [key: string]: unknown }
const parts: [string, Words, Words][] = [
  ['seller', sellerEn, sellerZh],
  ['operator', operatorEn, operatorZh],
]

/** Names that are the same in every language. */
const untranslated = new Set(['sku', 'hooksTitle'])

function pathsOf(words: unknown, path = ''): string[] {
  if (typeof words !== 'object' || words === null) return [path]
  return Object.entries(words).flatMap(([key, value]) => pathsOf(value, `${path}.${key}`))
}

test.each(parts)('the %s speaks both languages, word for word', (_, en, zh) => {
  expect(pathsOf(zh).sort()).toEqual(pathsOf(en).sort())
})

test.each(parts)('nothing the %s reads in Chinese was left in English', (_, __, zh) => {
  const left = (words: unknown, key = ''): string[] => {
    if (typeof words === 'string') return /\p{Script=Han}/u.test(words) ? [] : [key]
    if (typeof words !== 'object' || words === null || Array.isArray(words)) return []
    return Object.entries(words).flatMap(([name, value]) => left(value, name))
  }
  expect(left(zh).filter(key => !untranslated.has(key))).toEqual([])
})

test('no two files of the seller’s words have the same name for something', async () => {
  const folder = new URL('../../dashboard/messages/seller/en/', import.meta.url)
  const names: string[] = []
  for (const file of readdirSync(folder)) {
    const found = (await import(new URL(file, folder).href)) as Record<string, object>
    names.push(...Object.values(found).flatMap(words => Object.keys(words)))
  }
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('a return’s reason reads the same to the buyer, the seller and the operator', () => {
  for (const [language, seller, operator] of [
    ['en', moneyEn, operatorEn],
    ['zh', moneyZh, operatorZh],
  ] as const) {
    const { returnReasons } = messagesIn(language)
    expect(seller.returnReasons).toEqual(returnReasons)
    expect(operator.work.returnReasons).toEqual(returnReasons)
    expect(mailedReasons(language)).toEqual(returnReasons)
  }
})
