import { days, type Instant } from '../platform/clock.ts'
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

/** What of a part tells whether it is late. */
export type Awaiting = {
  status: SellerOrderStatus
  shipBy: Instant | null
  goodsMinor: number
  shippingMinor: number
  refundedMinor: number
}

/** When the day of `shipBy` is over wherever its reader is. */
export function lateFrom(shipBy: Instant): Instant {
  return shipBy + days(1)
}

/** It should be on its way and is not; nobody waits for what has been paid back whole. */
export function isLate({ status, shipBy, ...money }: Awaiting, now: Instant): boolean {
  const isUnshipped = status === 'forwarded' || status === 'accepted'
  const isPaidBack = money.refundedMinor >= money.goodsMinor + money.shippingMinor
  return isUnshipped && !isPaidBack && shipBy !== null && lateFrom(shipBy) <= now
}

/** Before anybody has accepted it, and again when it is late (2011/83/EU, article 18). */
export function canBuyerCancel(part: Awaiting, now: Instant): boolean {
  return part.status === 'forwarded' || isLate(part, now)
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
