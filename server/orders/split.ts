import { shareMinor, taxWithinMinor } from '../platform/money.ts'

/**
 * How a paid line divides. Pure arithmetic in minor units: the server freezes its result on the
 * line, and the receipt shows the same steps. The rules are in the README, "Every cent".
 */

export type Funder = 'seller' | 'platform' | 'curator'

export type SplitTerms = {
  /** Price times quantity. */
  goodsMinor: number
  discountMinor: number
  discountFunder: Funder | null
  taxBps: number
  pricesIncludeTax: boolean
  /** `gross`: commission and fee are counted with tax, for markets with all-in prices. */
  base: 'net' | 'gross'
  rateBps: number
  platformFeeBps: number
  bonusBps: number
}

export type Split = {
  discountMinor: number
  /** What the buyer pays for the line. */
  lineTotalMinor: number
  taxMinor: number
  addedTaxMinor: number
  commissionBaseMinor: number
  /** By the rate; a discount the curator funds comes off it afterwards. */
  commissionMinor: number
  platformFeeMinor: number
  sellerNetMinor: number
  bonusMinor: number
}

/**
 * Only a discount the seller funds lowers what the sale is worth; the platform's and the curator's
 * are paid by them. The curator's is capped at its commission. Any remainder is the seller's.
 */
export function splitLine(terms: SplitTerms): Split {
  const { goodsMinor, discountFunder, taxBps, pricesIncludeTax } = terms
  const bySeller = discountFunder === 'seller' ? terms.discountMinor : 0
  const worthMinor = goodsMinor - bySeller
  const taxMinor = pricesIncludeTax
    ? taxWithinMinor(worthMinor, taxBps)
    : shareMinor(worthMinor, taxBps)
  const addedTaxMinor = pricesIncludeTax ? 0 : taxMinor
  const netMinor = pricesIncludeTax ? worthMinor - taxMinor : worthMinor
  const commissionBaseMinor = terms.base === 'gross' ? netMinor + taxMinor : netMinor
  const commissionMinor = Math.min(shareMinor(commissionBaseMinor, terms.rateBps), netMinor)
  const platformFeeMinor = Math.min(
    shareMinor(commissionBaseMinor, terms.platformFeeBps),
    netMinor - commissionMinor,
  )
  const discountMinor = Math.min(terms.discountMinor, capOf(discountFunder, terms, commissionMinor))
  return {
    discountMinor,
    lineTotalMinor: goodsMinor - discountMinor + addedTaxMinor,
    taxMinor,
    addedTaxMinor,
    commissionBaseMinor,
    commissionMinor,
    platformFeeMinor,
    sellerNetMinor: worthMinor + addedTaxMinor - commissionMinor - platformFeeMinor,
    bonusMinor: shareMinor(commissionBaseMinor, terms.bonusBps),
  }
}

/**
 * The curator gives at most its commission. The platform leaves at least the smallest coin to pay:
 * what goes back with a refund is counted by what was paid, and of nothing nothing would go back.
 */
function capOf(funder: Funder | null, { goodsMinor }: SplitTerms, commissionMinor: number): number {
  if (funder === 'curator') return Math.min(commissionMinor, goodsMinor - 1)
  return funder === 'platform' ? goodsMinor - 1 : goodsMinor
}

/** What a line credits its curator: the commission, less a discount they fund. */
export function creditOf(line: {
  commissionMinor: number
  discountMinor: number
  discountFunder: Funder | null
}): number {
  return line.commissionMinor - (line.discountFunder === 'curator' ? line.discountMinor : 0)
}

/** What the platform adds to a line so that the seller is paid in full. */
export function platformDiscountOf(line: {
  discountMinor: number
  discountFunder: Funder | null
}): number {
  return line.discountFunder === 'platform' ? line.discountMinor : 0
}

/**
 * Who bore what must be what the buyer paid; a difference is our fault and throws, inside the
 * transaction that would have written it.
 */
export function assertConserved(line: Split & { discountFunder: Funder | null }): void {
  const shares =
    line.sellerNetMinor + creditOf(line) + line.platformFeeMinor - platformDiscountOf(line)
  if (shares !== line.lineTotalMinor || line.sellerNetMinor < 0)
    throw new Error(`a line of ${line.lineTotalMinor} would be divided into ${shares}`)
}
