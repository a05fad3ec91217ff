import type { SellerOrderStatus } from './schema.ts'

/** Which status a seller order can leave for which. Shipping says yes without a word before. */
export const moves: Record<SellerOrderStatus, SellerOrderStatus[]> = {
  forwarded: ['accepted', 'shipped', 'rejected', 'cancelled'],
  accepted: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  rejected: [],
  cancelled: [],
}

export function canMove(from: SellerOrderStatus, to: SellerOrderStatus): boolean {
  return moves[from].includes(to)
}

/** A status that `status` has already gone through: hearing of it again changes nothing. */
export function isPast(status: SellerOrderStatus, heard: SellerOrderStatus): boolean {
  const path: SellerOrderStatus[] = ['forwarded', 'accepted', 'shipped', 'delivered']
  return (
    path.includes(status) && path.includes(heard) && path.indexOf(status) >= path.indexOf(heard)
  )
}

/** Nothing will be shipped any more. */
export function isEnded(status: SellerOrderStatus): boolean {
  return status === 'rejected' || status === 'cancelled'
}

/** The reason that is kept where a buyer cancels: a word for machines, shown to nobody. */
export const cancelledByBuyer = 'buyer'

export function isEndedByBuyer(part: { status: SellerOrderStatus; endReason: string | null }) {
  return part.status === 'cancelled' && part.endReason === cancelledByBuyer
}
