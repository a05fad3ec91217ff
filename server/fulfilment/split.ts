import { asInCart } from '../orders/order.ts'
import type { OrderLineRow, PlacedOrder } from '../orders/place.ts'
import type { SellerOrderLine } from './schema.ts'

export type Part = {
  sellerId: string
  lines: SellerOrderLine[]
  goodsMinor: number
  shippingMinor: number
  sellerNetMinor: number
}

/** One part per seller; together they are the whole order. */
export function splitBySeller({
  lines,
  shipping,
}: Pick<PlacedOrder, 'lines' | 'shipping'>): Part[] {
  return asInCart(shipping, lines).map(({ sellerId, shippingMinor }) => {
    const own = lines.filter(line => line.sellerId === sellerId)
    const goodsMinor = own.reduce((sum, line) => sum + line.lineTotalMinor, 0)
    const netMinor = own.reduce((sum, line) => sum + line.sellerNetMinor, 0)
    return {
      sellerId,
      lines: own.map(snapshot),
      goodsMinor,
      shippingMinor,
      sellerNetMinor: netMinor + shippingMinor,
    }
  })
}

function snapshot(line: OrderLineRow): SellerOrderLine {
  return {
    lineId: line.id,
    variantId: line.variantId,
    externalId: line.externalId,
    title: line.title,
    titleOwn: line.titleOwn,
    titleZh: line.titleZh,
    variantTitle: line.variantTitle,
    variantTitleZh: line.variantTitleZh,
    imageHash: line.imageHash,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    lineTotalMinor: line.lineTotalMinor,
    commissionMinor: line.commissionMinor,
    platformFeeMinor: line.platformFeeMinor,
  }
}
