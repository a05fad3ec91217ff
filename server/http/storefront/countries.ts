import type { Language } from '../../platform/language.ts'

const codes =
  'AU AT BE BR CA CH CN CZ DE DK ES FI FR GB GR HK HU ID IE IL IN IT JP KR LU MO MX MY NL NO NZ PH PL PT RO SA SE SG TH TR TW UA US VN ZA AE'.split(
    ' ',
  )
const lists = new Map<Language, { code: string; name: string }[]>()

/** Where parcels can go, by name in the reader's language. */
export function countries(language: Language): { code: string; name: string }[] {
  const known = lists.get(language)
  if (known) return known
  const names = new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' })
  const list = codes.map(code => ({ code, name: names.of(code) ?? code }))
  list.sort((a, b) => a.name.localeCompare(b.name, language))
  lists.set(language, list)
  return list
}

export function countryName(code: string, language: Language): string {
  return countries(language).find(country => country.code === code)?.name ?? code
}
