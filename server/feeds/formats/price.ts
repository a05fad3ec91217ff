import { parseDecimal } from '../../platform/money.ts'
import { RowFault } from './finding.ts'

export type FeedPrice = { minor: number; currency: string | null }

/**
 * Reads `28.90 CNY`, `EUR 1.299,00`, `1 299.00`: a positive amount, with the feed's currency or
 * none. A text that could mean two amounts is refused: `1.299` is 1299 to one seller and 1.299 to
 * another. So are currency signs: `¥` and `$` belong to several currencies.
 */
export function readPrice(column: string, text: string, currency: string): FeedPrice {
  const refuse = (reason: RowFault['reason']) => new RowFault(reason, column, text)
  if (/\p{Sc}/u.test(text)) throw refuse('ambiguous_price')
  const parts = partsOf(text)
  if (!parts) throw refuse('not_a_price')
  if (parts.code && parts.code !== currency) throw refuse('wrong_currency')
  const readings = readingsOf(parts.digits)
  if (readings.size > 1) throw refuse('ambiguous_price')
  const [reading] = readings
  const minor = reading === undefined ? null : parseDecimal(reading, currency)
  if (minor === null) throw refuse('not_a_price')
  if (parts.isNegative || minor === 0) throw refuse('price_not_positive')
  return { minor, currency: parts.code }
}

/** Currency before or after, not both. No price is longer than 40 characters. */
function partsOf(text: string) {
  if (text.length > 40) return null
  const match = /^([a-z]{3})? ?(-?) ?(\d[\d.,' ]*?) ?([a-z]{3})?$/i.exec(
    text.trim().replace(/\s/g, ' ').replace(/’/g, "'"),
  )
  if (!match || (match[1] && match[4])) return null
  const code = (match[1] ?? match[4])?.toUpperCase() ?? null
  return { code, isNegative: match[2] === '-', digits: match[3]! }
}

/** Every pair of a thousands separator and a decimal separator that some country uses. */
const styles = [
  [',', '.'],
  ['.', ','],
  [' ', '.'],
  [' ', ','],
  ["'", '.'],
  ["'", ','],
].map(([group, decimal]) => ({
  group: group!,
  decimal: decimal!,
  shape: new RegExp(`^(?:\\d+|[1-9]\\d{0,2}(?:\\${group}\\d{3})+)(?:\\${decimal}\\d+)?$`),
}))

/** All amounts these digits can mean, with a decimal point; none when they mean nothing. */
function readingsOf(digits: string): Set<string> {
  if (/^\d+(?:\.\d{1,2})?$/.test(digits)) return new Set([digits])
  const fitting = styles.filter(({ shape }) => shape.test(digits))
  return new Set(
    fitting.map(({ group, decimal }) => digits.replaceAll(group, '').replace(decimal, '.')),
  )
}
