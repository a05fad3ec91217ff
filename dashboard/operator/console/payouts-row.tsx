import { operatorWords } from '../../messages/operator/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { operatorPaths } from '../places.ts'
import type { WaitingCounts } from '../waiting.ts'

/** Payouts have a page of their own: here stands how many of them wait. */
export function PayoutsSection({ counts }: { counts: WaitingCounts }) {
  const t = operatorWords.use().work
  const { payouts_open: open, payouts_unresolved: unclear } = counts
  if (!open && !unclear) return null
  return (
    <section class="section">
      <h2>{t.payouts}</h2>
      <div class="rows">
        <div class="row row-work">
          <span class="row-main">
            {open > 0 && <span>{t.payoutsToSend(open)}</span>}
            {unclear > 0 && <span>{t.payoutsUnclear(unclear)}</span>}
          </span>
          <LinkButton isSmall href={operatorPaths.payouts}>
            {t.toPayouts}
          </LinkButton>
        </div>
      </div>
    </section>
  )
}
