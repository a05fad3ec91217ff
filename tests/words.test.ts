import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '../storefront/messages/en.ts'
import { zh } from '../storefront/messages/zh.ts'

/** Everything people read comes from the messages, in every language. */

const root = resolve(import.meta.dirname, '..')
const pages = ['storefront/pages', 'storefront/ui', 'dashboard'].flatMap(filesIn)

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return entry.name.endsWith('.tsx') ? [path] : []
  })
}

/** Words between tags, and in attributes that people hear or read. */
function untranslated(source: string): string[] {
  const between = source.matchAll(/>\s*([A-Za-z][A-Za-z ,.'’-]{2,}|\p{Script=Han}+)\s*<\//gu)
  const spoken = source.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"{]*)"/g)
  return (
    [...between, ...spoken]
      .map(match => match[1] ?? '')
      .filter(text => /[A-Za-z]{3,}|\p{Script=Han}/u.test(text))
      // Shapes, not words: what an address or an id looks like.
      .filter(text => !/^(https:\/\/|prd_|SVG$|PNG$|CSV$)/.test(text))
  )
}

test.each(pages)('%s has no words of its own', file => {
  expect(untranslated(readFileSync(join(root, file), 'utf8'))).toEqual([])
})

describe('the buyers’ pages in Chinese', () => {
  /** Every sentence, with functions called on stand-ins. */
  function said(words: unknown, path = ''): [string, string][] {
    if (typeof words === 'string') return [[path, words]]
    if (typeof words === 'function') return [[path, String(words('7', '8', '9'))]]
    return Object.entries(words as object).flatMap(([key, value]) => said(value, `${path}.${key}`))
  }
  const chinese = new Map(said(zh))

  test('say everything English says, and nothing more', () => {
    expect([...chinese.keys()].sort()).toEqual(
      said(en)
        .map(([path]) => path)
        .sort(),
    )
  })

  test.each(said(en))('%s is not left in English', (path, english) => {
    const text = chinese.get(path) ?? ''
    // Names, marks and bare figures are the same in every language.
    if (!/[A-Za-z]{4,}/.test(english.replace(/Xiaopu|Stripe|Alipay/g, ''))) return
    expect(text).not.toBe(english)
    expect(text).toMatch(/\p{Script=Han}/u)
  })
})
