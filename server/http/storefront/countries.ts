import { shipCountries } from '../../orders/address.ts'
import { factsOf, type Language } from '../../platform/language.ts'

const lists = new Map<Language, { code: string; name: string }[]>()

/** Where parcels can go, by name in the reader's language. */
export function countries(language: Language): { code: string; name: string }[] {
  const known = lists.get(language)
  if (known) return known
  const names = new Intl.DisplayNames(factsOf(language).tag, { type: 'region' })
  const list = shipCountries.map(code => ({ code, name: names.of(code) ?? code }))
  list.sort((a, b) => a.name.localeCompare(b.name, language))
  lists.set(language, list)
  return list
}

export function countryName(code: string, language: Language): string {
  return countries(language).find(country => country.code === code)?.name ?? code
}
