import type { LanguageFacts } from '../../storefront/language-file.ts'
import { closestLanguage, lay, type Partly } from '../../storefront/words.ts'

/** The name of a file in `storefront/languages`: `isLanguage` tells. */
export type Language = string

type File = LanguageFacts & { words: Record<string, unknown> }

const files = new Map(
  Object.entries(
    import.meta.glob<File>('../../storefront/languages/*.ts', { eager: true, import: 'default' }),
  ).map(([path, file]) => [path.replace(/^.*\/|\.ts$/g, ''), file]),
)

/** What is said where a language has no words of its own. */
export const english: Language = 'en'

/** The languages every page, mail and message exists in; English first. */
export const languages: [Language, ...Language[]] = [
  english,
  ...[...files.keys()].filter(code => code !== english),
]

export function isLanguage(text: string | undefined | null): text is Language {
  return files.has(text ?? '')
}

/**
 * The language a tag asks for, by its first part where there is no file of its own: `zh-TW` and `zh-HK`
 * are given our Chinese, in simplified characters, and `en-GB` English. Null: none of ours.
 */
export function languageNamed(tag: string | undefined | null): Language | null {
  return (tag && /^[\w-]+$/.test(tag) && closestLanguage(tag, languages)) || null
}

/** What somebody prefers, as browsers send it, of the languages there are. */
export function preferredLanguage(header: string | undefined): Language {
  return closestLanguage(header ?? '', languages) ?? english
}

export type Facts = {
  name: string
  tag: string
  dateTag: string
  direction: 'ltr' | 'rtl'
  listSeparator: string
  colon: string
}

/** Name, direction and the tags for Intl. A language whose file was taken away is read as English. */
export function factsOf(language: Language): Facts {
  const code = files.has(language) ? language : english
  const {
    name,
    tag = code,
    dateTag = tag,
    direction = 'ltr',
    listSeparator = ', ',
    colon = ': ',
  } = files.get(code) as File
  return { name, tag, dateTag, direction, listSeparator, colon }
}

/** As Open Graph names a language, with the country most of its readers live in: `zh_CN`. */
export function localeOf(language: Language): string {
  const known = locales.get(language)
  if (known) return known
  const { language: code, region } = new Intl.Locale(factsOf(language).tag).maximize()
  const locale = [code, region].filter(Boolean).join('_')
  locales.set(language, locale)
  return locale
}

const locales = new Map<Language, string>()

/** `factsOf` every language, by its code: for the dashboard, which chooses among them. */
export function allFacts(): Record<Language, Facts> {
  return Object.fromEntries(languages.map(code => [code, factsOf(code)]))
}

/** The words of one catalogue in a language; `catalogue` is its name in the language files. */
export type Lookup<Name extends string, Words> = ((language: Language) => Words) & {
  catalogue: Name
}

/**
 * The one way to words. English and Chinese stand in the catalogue, beside each other; every other
 * language has its words in its file, by the catalogue's name, and is English where it has none.
 */
export function wordsOf<Name extends string, Words>(
  catalogue: Name,
  own: { en: Words; zh: NoInfer<Words> },
): Lookup<Name, Words> {
  const known = new Map<Language, Words>(Object.entries(own))
  const lookup = (language: Language): Words => {
    const found = known.get(language)
    if (found) return found
    const words = lay(own.en, files.get(language)?.words[catalogue] as Partly<Words> | undefined)
    if (files.has(language)) known.set(language, words)
    return words
  }
  return Object.assign(lookup, { catalogue })
}
