import { curatorWords } from '../../messages/curator/index.ts'
import { moneyText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import type { Payee, PayeeDetails } from './payee.ts'

/** An account in two lines: as much of it as one needs to know it again. */
export function Facts({
  details,
  payee,
  isWithState,
}: {
  details: PayeeDetails
  payee: Pick<Payee, 'currency' | 'instance_threshold'>
  isWithState?: boolean
}) {
  const t = curatorWords.use().payouts
  const minor = Math.max(details.threshold_minor, payee.instance_threshold.amount)
  const threshold = moneyText({ amount: minor, currency: payee.currency })
  return (
    <div class="account">
      <p class="account-name">
        <b class="figures">{details.account}</b>
        <span dir="auto">{details.holder}</span>
      </p>
      <p class="facts">
        {isWithState && <State tone="good">{t.counts}</State>}
        <span>{details.provider === 'stripe' ? t.stripe : details.bank || t.manual}</span>
        <span>{t.thresholdOf(threshold)}</span>
      </p>
    </div>
  )
}
