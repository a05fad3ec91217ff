import { countryNames } from '../../storefront/country-names.ts'
import { factsOf, type Language } from '../platform/language.ts'
import { shipCountries } from './address.ts'

const lists = new Map<Language, { code: string; name: string }[]>()

/** Where parcels can go, by name in the reader's language. */
export function countries(language: Language): { code: string; name: string }[] {
  const known = lists.get(language)
  if (known) return known
  const nameOf = countryNames(factsOf(language).tag)
  const list = shipCountries.map(code => ({ code, name: nameOf(code) }))
  list.sort((a, b) => a.name.localeCompare(b.name, language))
  lists.set(language, list)
  return list
}

export function countryName(code: string, language: Language): string {
  return countries(language).find(country => country.code === code)?.name ?? code
}

const usual = 'CN'

/**
 * Of the countries something is shipped to the first in which a language that a browser prefers is
 * spoken (`de-CH`, or `ja` alone); where there is none, `CN`, or the first it is shipped to.
 */
export function likelyCountry(acceptLanguage: string, possible: string[]): string {
  const regions = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map(one => regionOf(one.replace(/;.*/, '').trim()))
  const found = regions.find(region => region && possible.includes(region))
  return found ?? (possible.includes(usual) ? usual : (possible[0] ?? usual))
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().region
  } catch {
    return undefined
  }
}
