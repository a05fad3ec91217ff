import { type CountryCode, validatePhoneNumberLength } from 'libphonenumber-js'
import { formatAddress } from 'localized-address-format'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import { halfWidth, type ShipTo } from './contract.ts'
import { countryName } from './countries.ts'
import { citiesOf, regionOnLabel, regionsOf } from './regions.ts'

/**
 * How each country writes an address, from Google's address data (`localized-address-format`) and
 * its postal codes (`postcode-validator`), phone numbers by how long they are there
 * (`libphonenumber-js`): which fields there are, in which order, under which name.
 */
export type AddressField = 'line1' | 'line2' | 'city' | 'region' | 'postal_code'
export type AddressFields = {
  /** Those the country's addresses have, as they are written there. */
  order: AddressField[]
  required: AddressField[]
  /** China writes the district before the street, and has no field of its own for it here. */
  lineWord: 'street' | 'district'
  regionWord: 'province' | 'state' | 'prefecture' | 'county' | 'emirate' | 'area' | 'region'
  cityWord: 'city' | 'district'
  /** Names to choose from; none: whatever is written is taken. */
  regions: string[]
  /** Names to offer; another is taken too. */
  cities: string[]
  isPhoneNeeded: boolean
  codeWord: 'postal_code' | 'zip_code' | 'postcode' | 'pin_code'
}

/** Where parcels can go, as ISO 3166 codes. */
export const shipCountries =
  'AU AT BE BR CA CH CN CZ DE DK ES FI FR GB GR HK HU ID IE IL IN IT JP KR LU MO MX MY NL NO NZ PH PL PT RO SA SE SG TH TR TW UA US VN ZA AE'.split(
    ' ',
  )

/** Left empty by many there, or known to few. */
const noCodeNeeded = new Set(['CN', 'IE', 'AE', 'HK', 'MO', 'VN', 'TW'])
/** Carriers there call before they come, and take no parcel without a number. */
const phoneNeeded = new Set(['CN', 'HK', 'MO', 'TW', 'JP', 'KR', 'VN', 'TH', 'IN', 'AE', 'SA'])
const regionNeeded = new Set(['CN', 'US', 'JP', 'AU', 'CA', 'BR', 'MX', 'IN', 'KR', 'MY', 'AE'])

const regionWords: Record<string, AddressFields['regionWord']> = {
  US: 'state',
  AU: 'state',
  BR: 'state',
  MX: 'state',
  IN: 'state',
  MY: 'state',
  JP: 'prefecture',
  AE: 'emirate',
  HK: 'area',
  GB: 'county',
  IE: 'county',
  CN: 'province',
  CA: 'province',
  KR: 'province',
  TH: 'province',
  IT: 'province',
  ES: 'province',
  ZA: 'province',
}
const codeWords: Record<string, AddressFields['codeWord']> = {
  US: 'zip_code',
  PH: 'zip_code',
  GB: 'postcode',
  AU: 'postcode',
  NZ: 'postcode',
  IE: 'postcode',
  IN: 'pin_code',
}

/** For a form: what to ask for in this country. */
export function addressFields(country: string): AddressFields {
  const written = formatAddress(
    {
      postalCountry: country,
      administrativeArea: '<region>',
      locality: '<city>',
      postalCode: '<postal_code>',
      addressLines: ['<line1>', '<line2>'],
    },
    'local',
  ).join('\n')
  const found = [...written.matchAll(/<(\w+)>/g)].map(match => match[1] as AddressField)
  const order = noCodeNeeded.has(country) ? last(found, 'postal_code') : withCity(found, country)
  const required = order.filter(
    field =>
      field !== 'line2' &&
      (field !== 'region' || regionNeeded.has(country)) &&
      (field !== 'postal_code' || !noCodeNeeded.has(country)),
  )
  return {
    order,
    required,
    lineWord: country === 'CN' ? 'district' : 'street',
    regionWord: regionWords[country] ?? 'region',
    // Hong Kong is one city: its addresses name the district.
    cityWord: country === 'HK' ? 'district' : 'city',
    regions: regionsOf(country).map(one => one.name),
    cities: citiesOf(country),
    isPhoneNeeded: phoneNeeded.has(country),
    codeWord: codeWords[country] ?? 'postal_code',
  }
}

/** What few fill in stands after everything else. */
function last(fields: AddressField[], field: AddressField): AddressField[] {
  return [...fields.filter(one => one !== field), ...fields.filter(one => one === field)]
}

/** Japan writes the municipality into its address line; carriers' forms ask for it by itself. */
function withCity(fields: AddressField[], country: string): AddressField[] {
  if (country !== 'JP') return fields
  return fields.flatMap(field => (field === 'region' ? [field, 'city'] : [field]))
}

/** Fields of a form that a parcel would not arrive by: missing ones, a code or a region of another country. */
export function wrongInAddress(
  typed: Record<string, string>,
): (AddressField | 'country' | 'phone')[] {
  if (!shipCountries.includes(typed.country ?? '')) return ['country']
  const { country = '', region = '', postal_code = '', phone = '' } = typed
  const { order, required, isPhoneNeeded } = addressFields(country)
  const wrong = order.filter(field => {
    if (required.includes(field) && !typed[field]?.trim()) return true
    if (field === 'region') return regionOnLabel(country, region) === null
    const code = halfWidth(postal_code)
    return field === 'postal_code' && code !== '' && !isPostalCode(code, country)
  })
  const isPhoneWrong = phone.trim() ? isTooShort(phone, country) : isPhoneNeeded
  return isPhoneWrong ? ['phone', ...wrong] : wrong
}

/** A digit or two ring nowhere; extensions and older forms make a number longer than the book says. */
function isTooShort(phone: string, country: string): boolean {
  const digits = halfWidth(phone).replace(/[^+\d]/g, '')
  const length = validatePhoneNumberLength(digits, country as CountryCode)
  return length === 'TOO_SHORT' || length === 'NOT_A_NUMBER'
}

function isPostalCode(code: string, country: string): boolean {
  if (!postcodeValidatorExistsForCountry(country)) return true
  return postcodeValidator(code.toUpperCase(), country)
}

const localScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Where addresses have no town of their own, their place is the region, or the whole country. */
export function townInstead({
  region,
  country,
}: {
  region?: string | null | undefined
  country: string
}): string {
  return region || (country && countryName(country, 'en'))
}

/** As it is written on a parcel there, without name and country; in Latin letters with spaces. */
export function addressLines(to: ShipTo): string[] {
  const isLocal = localScript.test(`${to.line1}${to.city}${to.region ?? ''}`)
  const lines = formatAddress(
    {
      postalCountry: to.country,
      addressLines: [to.line1, to.line2 ?? ''].filter(Boolean),
      locality: to.city,
      // Shanghai is in Shanghai: said once.
      administrativeArea: to.region === to.city ? '' : (to.region ?? ''),
      postalCode: to.postal_code ?? '',
    },
    isLocal ? 'local' : 'latin',
  )
  // A part that this country's format has no place for is never dropped.
  const parts = [to.city, to.region ?? '', to.postal_code ?? '']
  const written = lines.join('\n').toLowerCase()
  return [...lines, ...parts.filter(part => part && !written.includes(part.toLowerCase()))]
}
