import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closestLanguage, lay } from '../storefront/words.ts'

/** A language is one file; English and Chinese, whose words stand in the catalogues, are complete. */

const root = resolve(import.meta.dirname, '..')
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8')

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const files = ['server', 'storefront', 'dashboard'].flatMap(filesIn)
const asks = (file: string) => /\b(wordsOf\(|words\('dashboard\/)/.test(sourceOf(file))
const catalogueFiles = files.filter(asks)

describe('no code knows which languages there are', () => {
  /** Where Chinese is named for a reason that no other language shares. */
  const mayName: Record<string, string> = {
    'server/platform/language.ts': 'the two languages catalogues have beside each other',
    'storefront/words.ts': 'the same',
    'dashboard/messages/words.ts': 'the same, loaded on demand',
    'storefront/messages/index.ts': 'a catalogue in two files',
    'server/catalog/product.ts': 'title_zh, a seller’s own data',
    'dashboard/seller/products/chinese-options.tsx': 'likewise',
    'dashboard/seller/products/what.tsx': 'the field in which a seller writes it',
    'server/payments/providers/stripe.ts': 'what Stripe’s page can speak',
    'storefront/mails/parts.tsx': 'the seal is a Han character',
  }
  const isWords = (file: string) => /^storefront\/languages\/|\/zh\.ts$|\/zh\//.test(file)
  const isDemo = (file: string) => file.startsWith('server/demo/')
  const code = (file: string) =>
    sourceOf(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '')
  /** The Chinese half of a catalogue beside its English one, or its loader. */
  const isTwin = (line: string) =>
    /^\s*zh: /.test(line) || /\ben: .*\bzh: /.test(line) || /^\s*zh,?$/.test(line)

  const others = files.filter(file => !isWords(file) && !isDemo(file) && !(file in mayName))
  const linesOf = (file: string) => code(file).split('\n')
  const isNamed = (line: string) => /\bzh\b/.test(line)

  test('none is named outside catalogues, and there only beside the English words', () => {
    const found = others.flatMap(file =>
      linesOf(file)
        .filter(line => isNamed(line) && !isTwin(line))
        .map(line => `${file}: ${line.trim()}`),
    )
    expect(found).toEqual([])
    const holdTwins = others.filter(file => linesOf(file).some(isNamed))
    expect(holdTwins.filter(file => !asks(file))).toEqual(['storefront/embed/messages.ts'])
  })

  test('nothing is decided by asking whether somebody reads English', () => {
    const found = others.filter(file => /[!=]==? '(en|en-GB)'/.test(code(file)))
    expect(found).toEqual([])
  })

  test('and every exception is still one', () => {
    expect(Object.keys(mayName).filter(file => !/\bzh\b/.test(code(file)))).toEqual([])
  })
})

type Lookup = { catalogue: string } & ((language: string) => unknown)

/** Whatever a sentence is told, it reads `7`. */
const standIn: unknown = new Proxy(() => standIn, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '7' : standIn),
})

/** Every sentence, down to the last one, functions called on stand-ins. */
function said(words: unknown, path = ''): [string, string][] {
  if (words === standIn) return []
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return said(words(standIn, standIn, standIn), path)
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, inner]) => said(inner, `${path}.${key}`))
}

const onServer = await Promise.all(
  catalogueFiles
    .filter(file => !file.startsWith('dashboard/'))
    .map(async file => {
      const exported = Object.values((await import(join(root, file))) as object)
      const lookups = exported.filter(
        (one): one is Lookup => typeof one === 'function' && 'catalogue' in one,
      )
      return { file, lookups }
    }),
)

describe('catalogues', () => {
  test('each one is exported and listed where language files are checked', () => {
    const listed = sourceOf('storefront/catalogues.ts')
    const addressOf = (file: string) =>
      file.startsWith('storefront/') ? file.replace('storefront/', './') : `../${file}`
    expect(catalogueFiles.filter(file => !listed.includes(`'${addressOf(file)}'`))).toEqual([])
    for (const { file, lookups } of onServer)
      expect(lookups.length, file).toBe(sourceOf(file).match(/\bwordsOf\('/g)?.length)
  })

  test('no two have one name', () => {
    const names = onServer.flatMap(({ lookups }) => lookups.map(one => one.catalogue))
    expect(names.length).toBeGreaterThan(30)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  const all = onServer.flatMap(({ lookups }) => lookups)
  test.each(all.map(one => [one.catalogue, one] as const))('%s is complete', (_, words) => {
    const chinese = new Map(said(words('zh')))
    const english = said(words('en'))
    expect([...chinese.keys()].sort()).toEqual(english.map(([path]) => path).sort())
    for (const [path, sentence] of english) {
      // Names, marks and bare figures are the same in every language.
      if (!/[A-Za-z]{4,}/.test(sentence.replace(/Xiaopu|Stripe|Alipay|7+/g, ''))) continue
      expect(chinese.get(path), path).not.toBe(sentence)
      expect(chinese.get(path), path).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('a language file', () => {
  const english = {
    cart: 'Cart',
    items: (n: number) => `${n} things`,
    group: { one: 'One', two: 'Two' },
    list: ['a', 'b'],
    letter: (name: string) => ({ subject: `Hello ${name}`, lines: ['x'], button: { label: 'Go' } }),
  }

  test('is laid over English, down to single words and what functions say', () => {
    const words = lay(english, {
      items: n => `${n} choses`,
      group: { two: 'Deux' },
      letter: name => ({ button: { label: `Allez ${name}` } }),
    })
    expect(words.cart).toBe('Cart')
    expect(words.items(2)).toBe('2 choses')
    expect(words.group).toEqual({ one: 'One', two: 'Deux' })
    expect(words.list).toEqual(['a', 'b'])
    expect(words.letter('Mei')).toEqual({
      subject: 'Hello Mei',
      lines: ['x'],
      button: { label: 'Allez Mei' },
    })
    expect(lay(english, undefined)).toBe(english)
  })

  test.each([
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['de, zh-TW;q=0.5, en;q=0.7', 'en'],
    ['pt', 'pt-BR'],
    ['PT-br', 'pt-BR'],
    ['fr;q=0, zh', 'zh'],
    ['sw', undefined],
    ['', undefined],
    [';;q=,,', undefined],
  ])('is chosen by what browsers prefer: %s', (preferred, expected) => {
    expect(closestLanguage(preferred, ['en', 'fr', 'pt-BR', 'zh'])).toBe(expected)
  })
})
