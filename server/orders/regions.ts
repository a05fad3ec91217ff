import { iso31662 } from 'iso-3166'

export type Region = { letters: string; name: string }

/** Post of the United States' forces; no places, so not in the standard. */
const forces = [
  { letters: 'AA', name: 'Armed Forces Americas' },
  { letters: 'AE', name: 'Armed Forces Europe' },
  { letters: 'AP', name: 'Armed Forces Pacific' },
]

/**
 * Where a label bears a region's letters, as `CA`, they have to be some: `iso-3166` knows them.
 * Elsewhere whatever is written is taken.
 */
const known = new Map([
  ['US', [...listed('US'), ...forces]],
  ['CA', listed('CA')],
  ['AU', listed('AU')],
])

function listed(country: string): Region[] {
  return iso31662
    .filter(one => one.code.startsWith(`${country}-`))
    .map(({ code, name }) => ({ letters: code.slice(country.length + 1), name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** By name; none: the country's labels have no such letters. */
export function regionsOf(country: string): Region[] {
  return known.get(country) ?? []
}

/** As the label has it, from a name or letters in any spelling; null: there is no such region. */
export function regionLetters(country: string, typed: string): string | null {
  const regions = regionsOf(country)
  if (!regions.length) return typed
  const asked = plain(typed)
  return (
    regions.find(one => [one.letters, one.name].some(it => plain(it) === asked))?.letters ?? null
  )
}

/** `Québec` is Quebec, `n.s.w.` is NSW. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}
