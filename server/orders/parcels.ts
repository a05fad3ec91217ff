import type { DeliveryPromise } from '../sellers/schema.ts'
import { deliveryTo, shippingFor } from '../sellers/seller.ts'

/** What one seller ships of a cart. */
export type Parcel = {
  sellerId: string
  sellerName: string
  returnDays: number
  goodsMinor: number
  shippingMinor: number
  /** Goods still missing for free shipping; null: never free, or free already. */
  freeShippingAfterMinor: number | null
  /** Days to the door in the country asked for; null: none asked for, or no promise. */
  delivery: DeliveryPromise | null
  /** False: this seller does not ship to the country asked for. */
  isShipped: boolean
}

/** Of a priced line, what its parcel depends on. */
type Packed = {
  row: {
    sellerId: string
    sellerName: string
    returnDays: number
    shippingMinor: number
    freeShippingFromMinor: number | null
    delivery: DeliveryPromise[]
  }
  goodsMinor: number
}

/** One parcel per seller, in the order the buyer put things in; each seller's shipping once. */
export function parcelsOf(rows: Packed[], country: string | null): Parcel[] {
  const goods = new Map<string, number>()
  for (const { row, goodsMinor } of rows)
    goods.set(row.sellerId, (goods.get(row.sellerId) ?? 0) + goodsMinor)
  const first = new Map(rows.map(({ row }) => [row.sellerId, row]))
  return [...goods].map(([sellerId, goodsMinor]) => {
    const { sellerName, returnDays, freeShippingFromMinor, ...seller } = first.get(sellerId)!
    const shippingMinor = shippingFor(
      { shippingMinor: seller.shippingMinor, freeShippingFromMinor },
      goodsMinor,
    )
    const freeShippingAfterMinor =
      shippingMinor && freeShippingFromMinor !== null ? freeShippingFromMinor - goodsMinor : null
    const { isShipped, promise } = country
      ? deliveryTo(seller.delivery, country)
      : { isShipped: true, promise: null }
    return {
      sellerId,
      sellerName,
      returnDays,
      goodsMinor,
      shippingMinor,
      freeShippingAfterMinor,
      delivery: promise,
      isShipped,
    }
  })
}
