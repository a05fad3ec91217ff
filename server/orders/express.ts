import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { sellersByIds } from '../sellers/queries.ts'
import { deliveryTo } from '../sellers/seller.ts'
import { shipCountries, townInstead } from './address.ts'
import { Buyer, Country, ShipTo } from './contract.ts'
import type { OrderRow } from './place.ts'
import { shippingOf } from './queries.ts'
import { orders } from './schema.ts'

/**
 * An express checkout asks for nothing here: who buys and where it goes is asked on the provider's
 * page (wallets know it) and taken over with the payment. Until then the order has no address.
 */
export function isUnaddressed(order: Pick<OrderRow, 'buyerEmail'>): boolean {
  return order.buyerEmail === ''
}

/** What an order is placed with before anybody has said who and where. */
export const nobodyYet = { name: '', email: '' }
export const nowhereYet: ShipTo = { line1: '', city: '', country: '' }

/** Who bought and where it goes, as a provider tells it. */
export const Delivery = z.object({ buyer: Buyer, ship_to: ShipTo })
export type Delivery = z.input<typeof Delivery>

/** Where every seller of an order ships. */
export async function countriesShippedTo(
  db: Reader,
  key: { shopId: string; orderId: string },
): Promise<string[]> {
  const ids = (await shippingOf(db, key)).map(one => one.sellerId)
  return countriesOfSellers(db, ids)
}

/** Where all of these sellers ship; none: nobody could say an address that suits them all. */
export async function countriesOfSellers(db: Reader, sellerIds: string[]): Promise<string[]> {
  const sellers = [...(await sellersByIds(db, sellerIds)).values()]
  return shipCountries.filter(country =>
    sellers.every(seller => deliveryTo(seller.delivery, country).isShipped),
  )
}

/** Refuses `no_common_country`: whatever address is given later, some part could not be shipped. */
export async function requireCommonCountry(
  db: Reader,
  parcels: { sellerId: string }[],
): Promise<void> {
  const sellerIds = parcels.map(parcel => parcel.sellerId)
  if (!(await countriesOfSellers(db, sellerIds)).length) throw new Refusal('no_common_country')
}

function withTown({ buyer, ship_to: shipTo }: Delivery): Delivery {
  const country = Country.safeParse(shipTo.country).data ?? ''
  const city = shipTo.city || townInstead({ region: shipTo.region, country })
  return { buyer, ship_to: { ...shipTo, city } }
}

/** Writes who and where, if it can be read; false where nothing can be shipped to that. */
export async function addressOrder(
  tx: Tx,
  { order, delivery }: { order: OrderRow; delivery: Delivery | null },
): Promise<boolean> {
  const read = Delivery.safeParse(delivery && withTown(delivery))
  if (!read.success) return false
  const { shopId, id: orderId } = order
  const { buyer, ship_to: shipTo } = read.data
  await tx
    .update(orders)
    .set({
      buyerName: buyer.name,
      buyerEmail: buyer.email.toLowerCase(),
      buyerPhone: buyer.phone ?? null,
      shipTo,
    })
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
  return (await countriesShippedTo(tx, { shopId, orderId })).includes(shipTo.country)
}
