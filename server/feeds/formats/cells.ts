import { RowFault } from './finding.ts'
import { htmlToText, isLongerThan, lineOf } from './plain-text.ts'

/** Google's rules for what is shown; we export to Google too, so they hold for every format. */
const titleCharactersMax = 150
const descriptionCharactersMax = 5000
export const imagesMax = 10
const wordsCharactersMax = 750
const urlCharactersMax = 2000

export function lineWithin(column: string, text: string, charactersMax: number): string {
  const line = lineOf(text)
  if (isLongerThan(line, charactersMax)) throw new RowFault('too_long', column, text)
  return line
}

export function requiredLine(column: string, text: string, charactersMax: number): string {
  const line = lineWithin(column, text, charactersMax)
  if (!line) throw new RowFault('missing', column, '')
  return line
}

export function title(column: string, text: string): string {
  return requiredLine(column, text, titleCharactersMax)
}

export function translatedTitle(column: string, text: string): string | null {
  return lineWithin(column, text, titleCharactersMax) || null
}

/** Brands, categories, option values: null when empty. */
export function words(column: string, text: string): string | null {
  return lineWithin(column, text, wordsCharactersMax) || null
}

export function description(column: string, html: string): string {
  const text = htmlToText(html)
  if (isLongerThan(text, descriptionCharactersMax)) throw new RowFault('too_long', column, html)
  return text
}

/** Units on hand; null when the cell is empty. Oversold counts (`-3`) are nothing to sell. */
export function stockUnits(column: string, text: string): number | null {
  const units = text.trim()
  if (units === '') return null
  if (!/^-?\d{1,9}$/.test(units)) throw new RowFault('not_a_number', column, text)
  return Math.max(0, Number(units))
}

/**
 * `18`, `12.5%` -> basis points, at most 90 %; null when empty. `0.18` without a sign is refused:
 * a spreadsheet writes 18 % so.
 */
export function rateBps(column: string, text: string): number | null {
  const rate = text.trim()
  if (rate === '') return null
  const match = /^(\d{1,2})(?:\.(\d{1,2}))? ?(%?)$/.exec(rate)
  const bps = match ? Number(match[1]! + (match[2] ?? '').padEnd(2, '0')) : Number.NaN
  const isFraction = bps > 0 && bps < 100 && !match?.[3]
  if (!(bps <= 9000) || isFraction) throw new RowFault('unknown_value', column, text)
  return bps
}

/** An absolute http(s) address without a password, or null when the cell is empty. */
export function imageUrl(column: string, text: string): string | null {
  const address = text.trim()
  if (address === '') return null
  const url = urlOf(address)
  if (!url) throw new RowFault('not_a_url', column, text)
  return url
}

/** The addresses among several, each before a comma or at the end; what is none is left out. */
export function imageUrls(text: string): string[] {
  if (text.trim() === '') return []
  return text.split(/,\s*(?=https?:|\/\/)/i).flatMap(address => urlOf(address.trim()) ?? [])
}

function urlOf(address: string): string | null {
  // `//cdn.example/a.jpg` is how shop systems write "as the page".
  const absolute = address.startsWith('//') ? `https:${address}` : address
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return null
  const url = new URL(absolute)
  const isPlain = url.username === '' && url.password === ''
  return isPlain && url.href.length <= urlCharactersMax ? url.href : null
}

/** The digits when length and check digit are right, else null: many feeds hold invented ones. */
export function gtinOf(text: string): string | null {
  const digits = text.replace(/[\s'-]/g, '')
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits) || /^0+$/.test(digits)) return null
  let sum = 0
  for (let place = 1; place <= digits.length; place++) {
    sum += Number(digits[digits.length - place]) * (place % 2 ? 1 : 3)
  }
  return sum % 10 === 0 ? digits : null
}
