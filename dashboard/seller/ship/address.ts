import type { Language } from '../../../server/platform/language.ts'
import { countryName } from '../../ui/countries.ts'
import type { Part } from './parts.ts'

export type ShipTo = NonNullable<Part['ship_to']>

/** Where addresses are written from the largest to the smallest, without spaces. */
const largestFirst = new Set(['CN', 'TW', 'HK', 'MO'])

/** The lines of an address as its country writes them; the name and the phone are not in it. */
export function addressLines(shipTo: ShipTo, language: Language): string[] {
  const { line1, line2, city, region, postal_code: code, country } = shipTo
  const land = countryName(country, language)
  if (largestFirst.has(country) && /\p{Script=Han}/u.test(line1)) {
    const place = region && region !== city ? `${region}${city}` : city
    return kept([`${place}${line1}${line2 ? ` ${line2}` : ''}`, code, land])
  }
  return kept([line1, line2, [code, city].filter(Boolean).join(' '), region, land])
}

/** All that a label or a carrier's form wants, to paste. */
export function addressText(shipTo: ShipTo, language: Language): string {
  return kept([shipTo.name, shipTo.phone, ...addressLines(shipTo, language)]).join('\n')
}

function kept(lines: (string | null | undefined)[]): string[] {
  return lines.filter((line): line is string => !!line?.trim())
}
