import type { Money } from '../../../server/platform/money.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import type { Load } from '../../ui/load.ts'
import { countText, signedText } from '../../ui/money.tsx'
import { problemText } from '../../ui/problem-text.ts'
import type { RefundPlan } from './data.ts'

/** Who gains and who loses what, before anything is done; its place is kept while it is counted. */
export function Happens({
  of,
  isWanted,
  isStale,
}: {
  of: Load<RefundPlan | null>
  /** Something is asked for: else there is nothing to count. */
  isWanted: boolean
  /** Something else was typed meanwhile. */
  isStale: boolean
}) {
  const t = moneyWords.use()
  const plan = isWanted && !of.error ? of.data : null
  const who: [string, Money | undefined][] = [
    [t.happensBuyer, plan?.buyer],
    [t.happensSeller, plan?.seller],
    [t.happensCurator, plan?.curator],
    [t.happensPlatform, plan?.platform],
  ]
  const isCounting = isWanted && (of.isLoading || isStale)
  const units = plan?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  return (
    <section class="happens" aria-live="polite" aria-busy={isCounting}>
      <h3>{t.happensTitle}</h3>
      <dl class={isCounting ? 'happens-list is-stale' : 'happens-list'}>
        {who.map(([name, money]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={money && money.amount < 0 ? 'is-less' : undefined}>
              {money ? signedText(money) : '–'}
            </dd>
          </div>
        ))}
      </dl>
      <p class={of.error && isWanted ? 'happens-note is-wrong' : 'happens-note'}>
        {!isWanted
          ? t.happensWaiting
          : of.error
            ? problemText(of.error)
            : plan && t.happensStock(countText(units))}
      </p>
    </section>
  )
}
