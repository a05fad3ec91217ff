import type { OrderLineRow, ShippingRow } from '../orders/place.ts'
import { platformDiscountOf } from '../orders/split.ts'
import { allocateMinor, proportionMinor } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'

/** What of one seller's part goes back. Amounts are minor units the buyer receives. */
export type RefundParts = {
  /** `quantity`: units that also go back on the shelf. */
  lines: { lineId: string; amountMinor: number; quantity: number }[]
  shippingMinor: number
  /** A kindness: it takes back nobody's share but the seller's. */
  goodwillMinor: number
}

/** How a due of a line stands before a refund. */
export type Standing = {
  /** Worth before any refund. */
  creditMinor: number
  balanceMinor: number
  /** Void or rejected: what it was is the seller's (a bonus: the platform's) already. */
  isGone: boolean
}

/** Who has what of a line. Fee and discount: what refunds have taken back so far. */
export type LineShares = {
  commission: Standing
  bonus: Standing
  feeTakenMinor: number
  discountTakenMinor: number
}

/** Everything that decides what a refund does. */
export type RefundFacts = {
  sellerId: string
  lines: OrderLineRow[]
  shipping: ShippingRow | undefined
  /** Of what was paid for this seller's part, not yet given back. */
  leftMinor: number
  shares: ReadonlyMap<string, LineShares>
  /** The goods have left the seller: nobody here knows how they are. */
  isSent: boolean
  /** Units of each line that earlier refunds have put back on the shelf. */
  returned: ReadonlyMap<string, number>
}

export type PlannedLine = {
  line: OrderLineRow
  amountMinor: number
  quantity: number
  commissionMinor: number
  bonusMinor: number
  platformFeeMinor: number
  platformDiscountMinor: number
}

export type RefundPlan = {
  amountMinor: number
  lines: PlannedLine[]
  shippingMinor: number
  goodwillMinor: number
  /** What each gains, or, below zero, loses. Together they are zero. */
  buyerMinor: number
  sellerMinor: number
  curatorMinor: number
  platformMinor: number
}

/**
 * What a refund will do, before anything is done: the preview shows it, the refund writes it. Every
 * share goes back in proportion to all that is refunded: a full refund leaves exactly nothing. The
 * one that gives back the last of a part ends all its shares, whatever goodwill gave of it before.
 * Refuses `not_found` for lines of others, `refund_exceeds_capture` for more than was paid.
 */
export function planRefund(facts: RefundFacts, parts: RefundParts): RefundPlan {
  const { shippingMinor, goodwillMinor } = parts
  const amountMinor = parts.lines.reduce(
    (sum, part) => sum + part.amountMinor,
    shippingMinor + goodwillMinor,
  )
  const isLast = amountMinor === facts.leftMinor
  const asked = isLast ? [...parts.lines, ...untouched(facts, parts)] : parts.lines
  const lines = asked.map(part => plannedLine(facts, part, isLast))
  const shippingLeft = facts.shipping
    ? facts.shipping.shippingMinor - facts.shipping.refundedMinor
    : 0
  if (shippingMinor > shippingLeft)
    throw new Refusal('refund_exceeds_capture', { field: 'shipping', left_minor: shippingLeft })
  const sum = (pick: (line: PlannedLine) => number) => lines.reduce((n, one) => n + pick(one), 0)
  if (amountMinor <= 0) throw new Refusal('invalid_input', { fields: [nothing] })
  if (amountMinor > facts.leftMinor)
    throw new Refusal('refund_exceeds_capture', { left_minor: facts.leftMinor })
  const commission = sum(one => one.commissionMinor)
  const bonus = sum(one => one.bonusMinor)
  const fee = sum(one => one.platformFeeMinor)
  const discount = sum(one => one.platformDiscountMinor)
  return {
    amountMinor,
    lines,
    shippingMinor,
    goodwillMinor,
    buyerMinor: amountMinor,
    sellerMinor: commission + fee - amountMinor - discount,
    curatorMinor: 0 - commission - bonus,
    platformMinor: discount + bonus - fee,
  }
}

const nothing = { field: 'amount', message: 'nothing to give back' }

type Part = RefundParts['lines'][number]

/** Lines a refund does not name, which still have shares of somebody. */
function untouched({ lines, sellerId }: RefundFacts, parts: RefundParts): Part[] {
  return lines
    .filter(line => line.sellerId === sellerId && line.refundedMinor < line.lineTotalMinor)
    .filter(line => parts.lines.every(part => part.lineId !== line.id))
    .map(line => ({ lineId: line.id, amountMinor: 0, quantity: 0 }))
}

function plannedLine(facts: RefundFacts, part: Part, isLast: boolean): PlannedLine {
  const line = facts.lines.find(one => one.id === part.lineId)
  if (!line || line.sellerId !== facts.sellerId) throw new Refusal('not_found')
  const refundedMinor = line.refundedMinor + part.amountMinor
  if (refundedMinor > line.lineTotalMinor)
    throw new Refusal('refund_exceeds_capture', {
      line_id: line.id,
      left_minor: line.lineTotalMinor - line.refundedMinor,
    })
  if (part.quantity > line.quantity)
    throw new Refusal('invalid_input', { fields: [{ field: 'quantity', message: 'too many' }] })
  const shares = facts.shares.get(line.id)
  if (!shares) throw new Error(`line ${line.id} without its shares`)
  return {
    line,
    amountMinor: part.amountMinor,
    quantity: Math.min(part.quantity, unitsLeft(facts, line)),
    ...sharesBack(line, shares, isLast ? line.lineTotalMinor : refundedMinor),
  }
}

/**
 * What each share gives so that exactly its part of what was refunded in all is gone: by where it
 * stands, not by what went before, so that no rounding is ever carried along. Below zero when less
 * is refunded than before.
 */
export function sharesBack(line: OrderLineRow, shares: LineShares, refundedMinor: number) {
  const gone = (share: number) => proportionMinor(share, refundedMinor, line.lineTotalMinor)
  const owed = ({ creditMinor, balanceMinor, isGone }: Standing) =>
    isGone ? 0 : balanceMinor - (creditMinor - gone(creditMinor))
  return {
    commissionMinor: owed(shares.commission),
    bonusMinor: owed(shares.bonus),
    platformFeeMinor: gone(line.platformFeeMinor) - shares.feeTakenMinor,
    platformDiscountMinor: gone(platformDiscountOf(line)) - shares.discountTakenMinor,
  }
}

/** Units that are not on the shelf again. */
export function unitsLeft({ returned }: Pick<RefundFacts, 'returned'>, line: OrderLineRow): number {
  return Math.max(0, line.quantity - (returned.get(line.id) ?? 0))
}

/**
 * Everything of a part that has not gone back yet; less where goodwill has given some of it. Its
 * units are sold again where `restock` says so or, unsaid, where they have never left.
 */
export function wholePart(
  facts: RefundFacts,
  { restock = !facts.isSent }: { restock?: boolean | undefined } = {},
): RefundParts {
  const { lines, shipping, sellerId, leftMinor } = facts
  const open = lines.filter(
    line => line.sellerId === sellerId && line.refundedMinor < line.lineTotalMinor,
  )
  const weights = open.map(line => line.lineTotalMinor - line.refundedMinor)
  const ofShipping = shipping ? shipping.shippingMinor - shipping.refundedMinor : 0
  const asked = weights.reduce((sum, weight) => sum + weight, ofShipping)
  const amounts = allocateMinor(Math.min(asked, leftMinor), [...weights, ofShipping])
  return {
    lines: open.map((line, index) => ({
      lineId: line.id,
      amountMinor: amounts[index] ?? 0,
      quantity: restock ? unitsLeft(facts, line) : 0,
    })),
    shippingMinor: amounts.at(-1) ?? 0,
    goodwillMinor: 0,
  }
}
