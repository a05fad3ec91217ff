import type { DeliveryPromise, SellerState } from './schema.ts'

/** Which state a seller can leave for which, by whom it is asked. */
export const moves: Record<SellerState, SellerState[]> = {
  applied: ['active', 'refused'],
  refused: ['applied'],
  active: ['paused', 'suspended', 'closed'],
  paused: ['active', 'suspended', 'closed'],
  suspended: ['active', 'closed'],
  closed: [],
}

/** Only an active seller's products are shown as buyable; its open orders go on in any state. */
export function sells(state: SellerState): boolean {
  return state === 'active'
}

/** What one parcel costs: free from a sum of goods on, if the seller says so. */
export function shippingFor(
  seller: { shippingMinor: number; freeShippingFromMinor: number | null },
  goodsMinor: number,
): number {
  const isFree = seller.freeShippingFromMinor !== null && goodsMinor >= seller.freeShippingFromMinor
  return isFree ? 0 : seller.shippingMinor
}

/**
 * What a seller promises for a country: its own line, else the one for everywhere else (`*`). Null
 * when it promises no day. `isShipped` is false where it names places and this is none of them.
 */
export function deliveryTo(
  delivery: DeliveryPromise[],
  country: string,
): { isShipped: boolean; promise: DeliveryPromise | null } {
  const promise =
    delivery.find(one => one.to === country) ?? delivery.find(one => one.to === '*') ?? null
  return { isShipped: promise !== null || delivery.length === 0, promise }
}

/** What a seller says of who it is by law, for a page or a letter. */
export function companyLines({ company }: { company: string }): string[] {
  return company.split(/\r?\n/).filter(line => line.trim())
}
