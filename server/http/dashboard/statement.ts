import { type Due, openMinor } from '../../dues/due.ts'
import type { SellerOrder } from '../../fulfilment/queries.ts'
import { sharesOf } from '../../fulfilment/shares.ts'
import { numberOf } from '../../orders/number.ts'
import { spreadsheet } from '../../platform/csv.ts'
import { toDecimal } from '../../platform/money.ts'

/** One order's share of a seller: how much, how it stands, and the date of its next step. */
export function statementRow(due: Due) {
  const money = (amount: number) => ({ amount, currency: due.currency })
  return {
    id: due.dueId,
    order_number: numberOf(due.orderId),
    state: due.state,
    reason: due.reason,
    amount: money(due.balanceMinor),
    paid: money(due.takenMinor),
    open: money(openMinor(due)),
    next_at: due.nextAt,
    changed_at: due.at,
    payout_id: due.payoutId,
  }
}

/** How the part was divided when it was sold; what went back since is not in it. */
export function saleOf(part: SellerOrder) {
  const money = (amount: number) => ({ amount, currency: part.currency })
  const shares = sharesOf(part)
  return {
    goods: money(part.goodsMinor),
    shipping: money(part.shippingMinor),
    commission: money(shares.commissionMinor),
    platform_fee: money(shares.platformFeeMinor),
    discount_covered: money(shares.coveredMinor),
    net: money(part.sellerNetMinor),
  }
}

const sold = ['goods', 'commission', 'platform_fee', 'discount_covered', 'shipping', 'net'] as const

export function statementCsv(rows: Due[], parts: Map<string, SellerOrder>): string {
  const head = ['seller_order', 'order', 'state', 'amount', 'paid', 'open', 'currency', 'promised']
  const sale = (due: Due) => {
    const part = parts.get(due.dueId)
    const found = part && saleOf(part)
    return sold.map(name => (found ? toDecimal(found[name].amount, due.currency) : ''))
  }
  return spreadsheet([
    [...head, ...sold],
    ...rows.map(due => [
      due.dueId,
      due.orderId,
      due.state,
      toDecimal(due.balanceMinor, due.currency),
      toDecimal(due.takenMinor, due.currency),
      toDecimal(openMinor(due), due.currency),
      due.currency,
      due.nextAt === null ? '' : new Date(due.nextAt).toISOString(),
      ...sale(due),
    ]),
  ])
}
