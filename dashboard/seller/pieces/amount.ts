import { parseDecimal, toDecimal } from '../../../server/platform/money.ts'

/**
 * What a person typed as an amount, in minor units: `28.90`, `28,9`, `1,288.00`, `２８`; null where
 * it is none, or has more decimals than the currency.
 */
export function readAmount(text: string, currency: string): number | null {
  return parseDecimal(plain(text), currency)
}

/** `2890 CNY` -> `28.90`; empty where there is none. */
export function amountText(minor: number | null, currency: string): string {
  return minor === null ? '' : toDecimal(minor, currency)
}

/** `18`, `18.5`, `18 %` -> basis points; null where it is no percentage or above 90. */
export function readPercent(text: string): number | null {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?%?$/.exec(plain(text))
  if (!match) return null
  const bps = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`)
  return bps <= 9000 ? bps : null
}

/** `1850` -> `18.5`. */
export function percentInput(bps: number | null): string {
  return bps === null ? '' : String(bps / 100)
}

/** A whole number from 0 to `max`; null where it is none. */
export function readCount(text: string, max: number): number | null {
  const digits = plain(text)
  return /^\d{1,9}$/.test(digits) && Number(digits) <= max ? Number(digits) : null
}

/** Full-width figures, spaces, and commas between thousands or before decimals. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(/,(?=\d{1,2}%?$)/, '.')
}
