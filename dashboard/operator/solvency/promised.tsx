import { operatorWords } from '../../messages/operator/index.ts'
import { Price } from '../../ui/money.tsx'
import { fullDay } from '../pieces/day.ts'
import type { Solvency } from './data.ts'

type Promised = Solvency['promised'][number]

/** So many days are shown one by one; what comes later is summed. */
const daysShown = 7

/** What is owed by what it waits for, and every day on which some of it becomes theirs. */
export function PromisedList({ promised }: { promised: Promised[] }) {
  const t = operatorWords.use().solvency
  if (!promised.length) return null
  const currencies = [...new Set(promised.map(one => one.amount.currency))].sort()
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.promised}</h2>
        <p class="soft small">{t.promisedText}</p>
      </div>
      {currencies.map(currency => (
        <ul class="rows" key={currency} aria-label={currency}>
          {rowsOf(promised.filter(one => one.amount.currency === currency)).map(row => (
            <li class="row row-slim" key={row.key}>
              <span class="row-main">
                <span>{row.by === null ? t.promisedStates[row.kind] : fullDay(row.by)}</span>
                {row.by !== null && (
                  <span class="soft small">
                    {t.promisedStates[row.kind]} {row.more > 0 && t.promisedLater(row.more)}
                  </span>
                )}
              </span>
              <Price of={{ amount: row.minor, currency }} class="strong" />
            </li>
          ))}
        </ul>
      ))}
    </section>
  )
}

type Row = {
  key: string
  kind: Promised['state'] | 'undated'
  by: number | null
  minor: number
  more: number
}

function rowsOf(promised: Promised[]): Row[] {
  const sum = (ones: Promised[]) => ones.reduce((total, { amount }) => total + amount.amount, 0)
  const of = (kind: Row['kind'], ones: Promised[], by: number | null = null): Row[] =>
    ones.length ? [{ key: `${kind} ${by}`, kind, by, minor: sum(ones), more: 0 }] : []
  const inState = (state: Promised['state']) => promised.filter(one => one.state === state)
  const dated = inState('pending').filter(one => one.by !== null)
  const later = dated.slice(daysShown)
  const approved = inState('approved')
  const byDay = [
    ...of('approved', approved, approved[0]?.by ?? null),
    ...dated.slice(0, daysShown).flatMap(one => of('pending', [one], one.by)),
  ]
  return [
    ...of('in_payout', inState('in_payout')),
    ...byDay.sort((a, b) => (a.by ?? 0) - (b.by ?? 0)),
    ...of('pending', later, later[0]?.by ?? null).map(row => ({
      ...row,
      key: 'later',
      more: later.length - 1,
    })),
    ...of(
      'undated',
      inState('pending').filter(one => one.by === null),
    ),
    ...of('on_hold', inState('on_hold')),
    ...of('debt', inState('debt')),
  ]
}
