import { addressLines } from '../orders/address.ts'
import { numberOf } from '../orders/number.ts'
import type { SellerOrder } from './queries.ts'
import { isEnded } from './seller-order.ts'
import { sharesOf } from './shares.ts'

/** What a seller is told of its part of an order: by API, webhook and in the portal, the same. */
export function sellerOrderView(part: SellerOrder) {
  const money = (amount: number) => ({ amount, currency: part.currency })
  const { name, phone, ...address } = part.shipTo
  const shares = sharesOf(part)
  return {
    id: part.id,
    number: numberOf(part.orderId),
    status: part.status,
    forwarded_at: iso(part.forwardedAt),
    ship_by: iso(part.shipBy),
    accepted_at: iso(part.acceptedAt),
    shipped_at: iso(part.shippedAt),
    delivered_at: iso(part.deliveredAt),
    ended_at: iso(part.endedAt),
    end_reason: part.endReason,
    lines: part.lines.map(line => ({
      id: line.lineId,
      variant_id: line.variantId,
      external_id: line.externalId,
      // What the seller's own system calls it.
      title: line.titleOwn ?? line.title,
      variant_title: line.variantTitle,
      quantity: line.quantity,
      unit_price: money(line.unitPriceMinor),
      total: money(line.lineTotalMinor),
    })),
    goods: money(part.goodsMinor),
    shipping: money(part.shippingMinor),
    commission: money(shares.commissionMinor),
    platform_fee: money(shares.platformFeeMinor),
    /** A discount which the platform or the curator pays to the seller. */
    discount_covered: money(shares.coveredMinor),
    /** What the seller was owed when it was sold: goods less commission and fee, plus what is covered and shipping. */
    net: money(part.sellerNetMinor),
    /** What has gone back to the buyer so far; the seller's share of it comes off `net`. */
    refunded: money(part.refundedMinor),
    /** Gone once nothing is to be shipped any more. */
    ship_to: isEnded(part.status)
      ? null
      : { name, phone, ...address, label_lines: addressLines(part.shipTo) },
    carrier: part.carrier,
    tracking_number: part.trackingNumber,
    further_shipments: part.furtherShipments.map(one => ({
      carrier: one.carrier,
      tracking_number: one.trackingNumber,
      shipped_at: new Date(one.shippedAt).toISOString(),
    })),
    reference: part.sellerReference,
    updated_at: iso(part.updatedAt),
  }
}

/** Everything it goes in, the first first; none before it is shipped. */
export function shipmentsOf(
  part: Pick<SellerOrder, 'carrier' | 'trackingNumber' | 'furtherShipments'>,
): { carrier: string; trackingNumber: string }[] {
  const { carrier, trackingNumber, furtherShipments } = part
  return trackingNumber ? [{ carrier: carrier ?? '', trackingNumber }, ...furtherShipments] : []
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
