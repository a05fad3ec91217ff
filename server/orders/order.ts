import { createHash } from 'node:crypto'
import { proportionMinor, shareMinor } from '../platform/money.ts'
import type { OrderStatus } from './schema.ts'

/** Which status an order can leave for which; anything else is our fault. */
export const moves: Record<OrderStatus, OrderStatus[]> = {
  awaiting_payment: ['paid', 'cancelled', 'expired'],
  paid: ['refunded'],
  cancelled: [],
  expired: [],
  refunded: [],
}

export type Split = { commissionMinor: number; platformFeeMinor: number; sellerNetMinor: number }

/** Divides what was paid for a line exactly: curator, platform, and the rest to the seller. */
export function splitLine(
  lineTotalMinor: number,
  { rateBps, platformFeeBps }: { rateBps: number; platformFeeBps: number },
): Split {
  const commissionMinor = shareMinor(lineTotalMinor, rateBps)
  const platformFeeMinor = Math.min(
    shareMinor(lineTotalMinor, platformFeeBps),
    lineTotalMinor - commissionMinor,
  )
  return {
    commissionMinor,
    platformFeeMinor,
    sellerNetMinor: lineTotalMinor - commissionMinor - platformFeeMinor,
  }
}

/**
 * How much of `amountMinor` goes back once `refundedMinor` of `wholeMinor` has been refunded in
 * all, less what went back before: cumulative, so that a full refund ends at exactly nothing left.
 */
export function reversalOf(
  amountMinor: number,
  {
    refundedMinor,
    wholeMinor,
    reversedMinor,
  }: { refundedMinor: number; wholeMinor: number; reversedMinor: number },
): number {
  return proportionMinor(amountMinor, refundedMinor, wholeMinor) - reversedMinor
}

/** What the buyer was shown: `2890-5f0c...`; another one means prices have changed meanwhile. */
export function fingerprintOf(quote: {
  totalMinor: number
  lines: { variantId: string; quantity: number; unitPriceMinor: number }[]
  parcels: { sellerId: string; shippingMinor: number }[]
}): string {
  const lines = quote.lines
    .map(line => `${line.variantId} ${line.quantity} ${line.unitPriceMinor}`)
    .sort()
  const parcels = quote.parcels.map(parcel => `${parcel.sellerId} ${parcel.shippingMinor}`).sort()
  const hash = createHash('sha256')
    .update([...lines, ...parcels].join('\n'))
    .digest('hex')
  return `${quote.totalMinor}-${hash.slice(0, 16)}`
}

/** Same person by another spelling: no tag, no dots where the provider ignores them. */
export function normalEmail(email: string): string {
  const [local = '', domain = ''] = email.trim().toLowerCase().split('@')
  const untagged = local.split('+')[0] as string
  return ['gmail.com', 'googlemail.com'].includes(domain)
    ? `${untagged.replaceAll('.', '')}@gmail.com`
    : `${untagged}@${domain}`
}
