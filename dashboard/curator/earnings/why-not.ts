import type { Money } from '../../../server/platform/money.ts'
import type { CuratorWords } from '../../messages/curator/en.ts'
import type { Payee } from '../payouts/payee.ts'

type Words = CuratorWords['earnings']
type Said = {
  /** Nothing happens until the curator does something. */
  isUrgent: boolean
  text: string
  /** What to press, which leads to where the details are. */
  go: string | null
}
type Tell = { money: (of: Money) => string; day: (at: number) => string; time: Tell['day'] }

/** When the next payout comes, or why none does and what helps. */
export function nextPayoutText(
  payee: Payee,
  { hasPending, t, tell }: { hasPending: boolean; t: Words; tell: Tell },
): Said {
  const { currency, why_not: no } = payee
  const money = (amount: number) => tell.money({ amount, currency })
  const amount = money(payee.payable.amount)
  const said = (text: string, go: string | null = null, isUrgent = false) => ({
    text,
    go,
    isUrgent,
  })
  if (!no)
    return said(
      payee.next_run_at === null
        ? t.nextByHand(amount)
        : t.nextPayout(amount, tell.day(payee.next_run_at)),
    )
  switch (no.why) {
    case 'nothing_payable': {
      const isUnsaid = !payee.details && !payee.next_details
      return said(
        hasPending ? t.whyNothingPending : t.whyNothing,
        isUnsaid ? t.goDetailsEarly : null,
      )
    }
    case 'negative_balance':
      return said(t.whyNegative(money(no.amountMinor)))
    case 'below_threshold': {
      const isOwn = no.thresholdMinor > payee.instance_threshold.amount
      return said(
        t.whyBelow(money(no.amountMinor), money(no.thresholdMinor)),
        isOwn ? t.goThreshold : null,
      )
    }
    case 'no_details':
      return said(t.whyNoDetails(amount), t.goDetails, true)
    case 'details_unconfirmed':
      return said(t.whyUnconfirmed(amount), t.goMail, true)
    case 'details_waiting':
      return said(t.whyWaiting(tell.time(no.until)))
    case 'came_back':
      return said(t.whyCameBack(amount), t.goDetails, true)
    case 'payout_open':
      return said(t.whyOpen, t.goPayout)
  }
}
