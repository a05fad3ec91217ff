import type { Due } from '../dues/due.ts'
import { days, type Instant } from '../platform/clock.ts'
import { proportionMinor } from '../platform/money.ts'
import type { ReturnReason, ReturnState } from './schema.ts'

/** Which state a return can leave for which. */
export const moves: Record<ReturnState, ReturnState[]> = {
  requested: ['accepted', 'refused', 'disputed', 'refunded', 'withdrawn'],
  accepted: ['refunded', 'disputed', 'withdrawn'],
  refused: ['disputed'],
  disputed: ['refunded', 'closed', 'withdrawn'],
  refunded: [],
  closed: [],
  withdrawn: [],
}

/** A fault may be said for at least two weeks, whatever the seller grants for a change of mind. */
export const faultDays = 14

/**
 * The end of asking. Days are counted from the one after arrival and to their end, wherever the buyer
 * is (Directive 2011/83/EU, article 9; China's law on consumers, article 25).
 */
export function askedUntil(deliveredAt: Instant, granted: number): Instant {
  return deliveredAt + days(granted + 1)
}

/** Whether what is sent back for this reason can as a rule be sold again. */
export function isSaleable(reason: ReturnReason): boolean {
  return reason !== 'damaged' && reason !== 'missing'
}

/** While it is open, what its lines earn is on hold. */
export function isOpen(state: ReturnState): boolean {
  return state === 'requested' || state === 'accepted' || state === 'disputed'
}

/** What so many units of a line cost the buyer, without what has gone back already. */
export function worthOf(
  line: { lineTotalMinor: number; refundedMinor: number; quantity: number },
  quantity: number,
): number {
  const share = proportionMinor(line.lineTotalMinor, quantity, line.quantity)
  return Math.min(share, line.lineTotalMinor - line.refundedMinor)
}

/** Of a parcel's dues, those a return of some lines puts on hold: their commissions, the seller's. */
export function touchedBy(
  dues: Due[],
  commissions: { id: string; lineId: string }[],
  lineIds: string[],
): Due[] {
  const ids = new Set(commissions.filter(one => lineIds.includes(one.lineId)).map(one => one.id))
  return dues.filter(due => due.home === due.sellerId || ids.has(due.dueId))
}
