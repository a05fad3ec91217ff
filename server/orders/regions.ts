import { areaList } from '@vant/area-data'
import { allCountries } from 'country-region-data'

/** A region by name, and what stands for it on a parcel's label. */
export type Region = { name: string; onLabel: string }

/** Countries of their own where parcels are concerned. */
const apartFromChina = new Set(['台湾省', '香港特别行政区', '澳门特别行政区'])
const provinces = Object.values(areaList.province_list).filter(name => !apartFromChina.has(name))

/** Labels there bear a region's letters, as `CA`: it has to be one. */
const lettered = ['US', 'CA', 'AU', 'BR']
/** Its name is written out there, and by some in another script or a short form: taken as it is. */
const offered = ['JP', 'IN', 'MX', 'MY', 'AE', 'TH', 'ID', 'IE']

/** From `country-region-data`, and for China from `@vant/area-data`. Elsewhere none are known. */
const known = new Map<string, Region[]>([
  ...lettered.map(code => [code, namesOf(code, letters => letters)] as const),
  ...offered.map(code => [code, namesOf(code, (_, name) => name)] as const),
  ['CN', provinces.map(name => ({ name, onLabel: name }))],
])

function namesOf(country: string, onLabel: (letters: string, name: string) => string): Region[] {
  const regions = allCountries.find(([, code]) => code === country)?.[2] ?? []
  return regions
    .map(([name, letters]) => ({ name, onLabel: onLabel(letters, name) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** By name; none: the country's are not known. */
export function regionsOf(country: string): Region[] {
  return known.get(country) ?? []
}

const placed = ([code, name]: [string, string]) => /^[1-6]/.test(code) && !/^县$|直辖/.test(name)
const chineseCities = Object.entries(areaList.city_list)
  .filter(placed)
  .map(([, name]) => name)

/** Towns to offer while one is typed; never all there are. */
export function citiesOf(country: string): string[] {
  return country === 'CN' ? chineseCities : []
}

/**
 * As the label has it, from a name or letters in any spelling; as it was typed where regions are not
 * known or only offered; null: it has to be one, and there is no such.
 */
export function regionOnLabel(country: string, typed: string): string | null {
  const asked = typed.trim()
  const regions = regionsOf(country)
  if (!regions.length) return asked
  const found =
    country === 'CN' ? chinese(regions, asked) : regions.find(one => isCalled(one, asked))
  return found?.onLabel ?? (offered.includes(country) ? asked : null)
}

/** `四川` is 四川省. What is typed in Latin letters is taken: nobody agrees on how to. */
function chinese(regions: Region[], typed: string): Region | undefined {
  if (!/\p{Script=Han}/u.test(typed)) return { name: typed, onLabel: typed }
  return typed.length < 2 ? undefined : regions.find(one => one.name.startsWith(typed))
}

function isCalled(region: Region, typed: string): boolean {
  return [region.onLabel, region.name].some(one => plain(one) === plain(typed))
}

/** `Québec` is Quebec, `n.s.w.` is NSW. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}
