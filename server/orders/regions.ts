import { areaList } from '@vant/area-data'
import { iso31662 } from 'iso-3166'

/** A region by name, and what stands for it on a parcel's label. */
export type Region = { name: string; onLabel: string }

/** Post of the United States' forces; no places, so not in the standard. */
const forces = [
  { name: 'Armed Forces Americas', onLabel: 'AA' },
  { name: 'Armed Forces Europe', onLabel: 'AE' },
  { name: 'Armed Forces Pacific', onLabel: 'AP' },
]

/** Countries of their own where parcels are concerned. */
const apartFromChina = new Set(['台湾省', '香港特别行政区', '澳门特别行政区'])
const provinces = Object.values(areaList.province_list).filter(name => !apartFromChina.has(name))

/**
 * Where a region has to be one: in countries whose labels bear its letters, as `CA` (`iso-3166` knows
 * them), and in China (`@vant/area-data`). Elsewhere whatever is written is taken.
 */
const known = new Map<string, Region[]>([
  ['US', [...lettered('US'), ...forces]],
  ['CA', lettered('CA')],
  ['AU', lettered('AU')],
  ['BR', lettered('BR')],
  ['CN', provinces.map(name => ({ name, onLabel: name }))],
])

function lettered(country: string): Region[] {
  return iso31662
    .filter(one => one.code.startsWith(`${country}-`))
    .map(({ code, name }) => ({ name, onLabel: code.slice(country.length + 1) }))
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

/** As the label has it, from a name or letters in any spelling; null: there is no such region. */
export function regionOnLabel(country: string, typed: string): string | null {
  const asked = typed.trim()
  const regions = regionsOf(country)
  if (!regions.length) return asked
  const found =
    country === 'CN' ? chinese(regions, asked) : regions.find(one => isCalled(one, asked))
  return found?.onLabel ?? null
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
