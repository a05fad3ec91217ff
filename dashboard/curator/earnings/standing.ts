import type { Money } from '../../../server/platform/money.ts'
import { answer, api } from '../../api.ts'
import { type Load, useLoad } from '../../ui/load.ts'
import type { Payee } from '../payouts/payee.ts'

type Total = { state: string; open: Money; amount: Money }

export type Standing = {
  payee: Payee
  pending: Money
  approved: Money
  /** Below zero: given back after it had been paid. */
  netted: Money
}

/** All the money there is, by what a person asks of it. */
export function useStanding(): Load<Standing> {
  return useLoad(async () => {
    const [payee, { totals }] = await Promise.all([
      answer(api.payee.$get()),
      answer(api.earnings.$get({ query: { limit: '1' } })),
    ])
    return standingOf(payee, totals)
  }, [])
}

export function standingOf(payee: Payee, totals: Total[]): Standing {
  const { currency } = payee
  const sum = (states: string[]) => ({
    amount: totals
      .filter(one => states.includes(one.state))
      .reduce((all, one) => all + one.open.amount, 0),
    currency,
  })
  const approved = sum(['approved'])
  // What is payable is what is approved, less debts.
  const netted = { amount: Math.min(0, payee.payable.amount - approved.amount), currency }
  return { payee, pending: sum(['pending', 'on_hold']), approved, netted }
}
