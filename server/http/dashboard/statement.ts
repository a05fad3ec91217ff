import { type Due, openMinor } from '../../dues/due.ts'
import { csv } from '../../platform/csv.ts'
import { toDecimal } from '../../platform/money.ts'

/** One order's share of a seller: how much, how it stands, and the date of its next step. */
export function statementRow(due: Due) {
  const money = (amount: number) => ({ amount, currency: due.currency })
  return {
    id: due.dueId,
    order_number: due.orderId.slice(-8).toUpperCase(),
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

export function statementCsv(rows: Due[]): string {
  const head = ['seller_order', 'order', 'state', 'amount', 'paid', 'open', 'currency', 'promised']
  return csv([
    head,
    ...rows.map(due => [
      due.dueId,
      due.orderId,
      due.state,
      toDecimal(due.balanceMinor, due.currency),
      toDecimal(due.takenMinor, due.currency),
      toDecimal(openMinor(due), due.currency),
      due.currency,
      due.nextAt === null ? '' : new Date(due.nextAt).toISOString(),
    ]),
  ])
}
