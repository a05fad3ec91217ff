import type { Language } from '../../server/platform/language.ts'
import { countryNames } from '../../storefront/country-names.ts'
import { tagOf } from '../messages/language.ts'

/** Every country and territory of ISO 3166 that has a postal service of its own. */
const codes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  )

/** Where the euro is spent; others that an instance can sell in. */
const euro = new Set('AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK'.split(' '))
const spent: Record<string, string> = {
  CN: 'CNY',
  US: 'USD',
  GB: 'GBP',
  HK: 'HKD',
  TW: 'TWD',
  SG: 'SGD',
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  MY: 'MYR',
  TH: 'THB',
  PL: 'PLN',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  CZ: 'CZK',
  NZ: 'NZD',
  IN: 'INR',
  BR: 'BRL',
  MX: 'MXN',
  PH: 'PHP',
  ID: 'IDR',
  JP: 'JPY',
  KR: 'KRW',
  VN: 'VND',
  KW: 'KWD',
  BH: 'BHD',
  JO: 'JOD',
}

/** What prices in a country are likely to be in; null where we cannot sell in its money. */
export function currencyOf(country: string): string | null {
  return euro.has(country) ? 'EUR' : (spent[country] ?? null)
}

export function countryName(code: string, language: Language): string {
  return countryNames(tagOf(language))(code)
}

/** `[code, name]`, by name. */
export function countries(language: Language): [string, string][] {
  const nameOf = countryNames(tagOf(language))
  return codes
    .map((code): [string, string] => [code, nameOf(code)])
    .sort(([, a], [, b]) => a.localeCompare(b, language))
}

/** `CNY · Chinese Yuan`. */
export function currencyName(code: string, language: Language): string {
  const names = new Intl.DisplayNames(tagOf(language), { type: 'currency' })
  return `${code} · ${names.of(code) ?? code}`
}
