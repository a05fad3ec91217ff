import type { SellerOrder } from './queries.ts'

/**
 * How a part's net comes about: goods - commission - fee + covered + shipping. Covered is a discount
 * that the platform or the curator bears. Parts from before the fee took nothing but a commission.
 */
export function sharesOf(
  part: Pick<SellerOrder, 'lines' | 'goodsMinor' | 'shippingMinor' | 'sellerNetMinor'>,
): { commissionMinor: number; platformFeeMinor: number; coveredMinor: number } {
  const paidMinor = part.goodsMinor + part.shippingMinor
  const platformFeeMinor = part.lines.reduce((sum, line) => sum + (line.platformFeeMinor ?? 0), 0)
  const isKnown = part.lines.every(line => line.commissionMinor !== undefined)
  const commissionMinor = isKnown
    ? part.lines.reduce((sum, line) => sum + (line.commissionMinor ?? 0), 0)
    : Math.max(0, paidMinor - part.sellerNetMinor - platformFeeMinor)
  const coveredMinor = part.sellerNetMinor - paidMinor + commissionMinor + platformFeeMinor
  return { commissionMinor, platformFeeMinor, coveredMinor }
}
