/** Their full names are of another kind than those beside them in a list. */
const short = new Set(['HK', 'MO', 'TW'])

/**
 * The name of a country or territory, by its code, in the language of a tag. Hong Kong, Macao and
 * Taiwan have their short names, all three alike; others their full ones: not `US`.
 */
export function countryNames(tag: string): (code: string) => string {
  const full = new Intl.DisplayNames(tag, { type: 'region' })
  const brief = new Intl.DisplayNames(tag, { type: 'region', style: 'short' })
  return code => (short.has(code) ? brief : full).of(code) ?? code
}
