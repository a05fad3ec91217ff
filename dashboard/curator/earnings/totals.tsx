import type { Money } from '../../../server/platform/money.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Price } from '../../ui/money.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { debtText } from './debt.ts'
import { NextPayout } from './next-payout.tsx'
import type { Standing } from './standing.ts'

/** What is whose, and when the next payout comes; grey shapes of the same size until it is known. */
export function Totals({ standing }: { standing: Standing | null }) {
  const t = curatorWords.use().earnings
  const { payee, pending, approved, netted } = standing ?? {}
  // Where there is nothing to net it with, the next line says so itself.
  const isNetted = !!netted?.amount && payee?.why_not?.why !== 'negative_balance'
  return (
    <section class="sheet totals" aria-label={t.totals}>
      <div class="totals-line">
        <Total name={t.sumApproved} text={t.sumApprovedText} of={approved} />
        <Total name={t.sumPending} text={t.sumPendingText} of={pending} />
        <Total name={t.sumInPayout} text={t.sumInPayoutText} of={payee?.in_payout} />
        <Total name={t.sumPaid} text={t.sumPaidText} of={payee?.paid} />
      </div>
      {isNetted && <p class="totals-netted">{t.netted(debtText(netted))}</p>}
      {payee && pending ? (
        <NextPayout payee={payee} hasPending={pending.amount > 0} />
      ) : (
        <div class="next-payout">
          <Bone class="bone-line is-long" />
        </div>
      )}
    </section>
  )
}

function Total({ name, text, of }: { name: string; text: string; of: Money | undefined }) {
  return (
    <div class="total">
      <b class="total-name">{name}</b>
      <span class="total-text">{text}</span>
      <span class="total-figure">{of ? <Price of={of} /> : <Bone class="bone-figure" />}</span>
    </div>
  )
}
