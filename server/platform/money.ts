/**
 * Money is an integer of minor units (fen, cents) beside an ISO 4217 currency. Nothing else in the
 * project multiplies or divides an amount; browsers may load this file.
 */
export type Money = { amount: number; currency: string }

/** Any single amount above this is refused: sums of many stay exact integers. */
export const amountMinorMax = 9_000_000_000_000

/** Currencies an instance can sell in, with their number of decimal places. */
const decimals: Record<string, number> = {
  CNY: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  TWD: 2,
  SGD: 2,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  MYR: 2,
  THB: 2,
  PLN: 2,
  SEK: 2,
  NOK: 2,
  DKK: 2,
  CZK: 2,
  NZD: 2,
  INR: 2,
  BRL: 2,
  MXN: 2,
  PHP: 2,
  IDR: 2,
  JPY: 0,
  KRW: 0,
  VND: 0,
  KWD: 3,
  BHD: 3,
  JOD: 3,
}

export const currencies = Object.keys(decimals)

/** Decimal places of a currency: 2 for CNY, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  const places = decimals[currency]
  if (places === undefined) throw new Error(`unknown currency ${currency}`)
  return places
}

/** `half_up(base * bps / 10000)`, exact for every safe amount; the one rounding in the project. */
export function shareMinor(baseMinor: number, bps: number): number {
  return Number((BigInt(baseMinor) * BigInt(bps) + 5000n) / 10000n)
}

/** `part / whole` of an amount, half up, exact. */
export function proportionMinor(amountMinor: number, part: number, whole: number): number {
  if (whole === 0) return 0
  const doubled = BigInt(amountMinor) * BigInt(part) * 2n + BigInt(whole)
  return Number(doubled / (BigInt(whole) * 2n))
}

/** The tax inside an amount that includes it: `amount * bps / (10000 + bps)`, half up, exact. */
export function taxWithinMinor(amountMinor: number, bps: number): number {
  return proportionMinor(amountMinor, bps, 10000 + bps)
}

/**
 * Divides an amount over weights, by largest remainder: the shares sum to it exactly and each is
 * within one minor unit of its exact share; ties go to whoever comes first.
 */
export function allocateMinor(amountMinor: number, weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map(() => 0)
  const exact = weights.map(weight => BigInt(amountMinor) * BigInt(weight))
  const shares = exact.map(product => Number(product / total))
  let left = amountMinor - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % total }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
    )
  for (const { index } of byRemainder) {
    if (left-- <= 0) break
    shares[index] = (shares[index] as number) + 1
  }
  return shares
}

export function timesMinor(unitMinor: number, quantity: number): number {
  const product = unitMinor * quantity
  if (!Number.isSafeInteger(product)) throw new Error('amount out of range')
  return product
}

/** Reads what a person or a feed wrote with a decimal point: `12`, `12.5`, `12.50`; else null. */
export function parseDecimal(text: string, currency: string): number | null {
  const match = /^(\d{1,13})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return null
  const places = decimalsOf(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return null
  const minor = Number(`${match[1]}${fraction.padEnd(places, '0')}`)
  return minor <= amountMinorMax ? minor : null
}

/** `2890 CNY` -> `28.90`: for forms and feeds. People read `formatMoney`. */
export function toDecimal(minor: number, currency: string): string {
  const places = decimalsOf(currency)
  const digits = String(Math.abs(minor)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = minor < 0 ? '-' : ''
  return places ? `${sign}${whole}.${digits.slice(-places)}` : `${sign}${whole}`
}

type Known = { format: Intl.NumberFormat; written: Map<number, string> }
const known = new Map<string, Known>()
/** Of each language and currency: writing an amount costs as much as all else of its card. */
const writtenMax = 10_000

function knownOf(language: string, currency: string): Known {
  const key = `${language} ${currency}`
  const before = known.get(key)
  if (before) return before
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  const fresh = { format, written: new Map<number, string>() }
  known.set(key, fresh)
  return fresh
}

/**
 * For people, in the reader's language: `¥28.90` to whoever reads Chinese, `CN¥28.90` in English, where
 * a bare ¥ is a yen, of a twentieth the worth.
 */
export function formatMoney({ amount, currency }: Money, language: string): string {
  const { format, written } = knownOf(language, currency)
  const before = written.get(amount)
  if (before !== undefined) return before
  const text = format.format(toDecimal(amount, currency) as unknown as number)
  if (written.size >= writtenMax) written.clear()
  written.set(amount, text)
  return text
}
