import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Price } from '../../ui/money.tsx'
import { Choices } from '../../ui/select.tsx'
import { fullDay } from '../pieces/day.ts'
import type { Day } from './data.ts'
import { LazyChart } from './lazy-chart.tsx'

/** The totals day by day: a chart, and the same numbers as a table. */
export function History({ days }: { days: Day[] }) {
  const t = operatorWords.use().solvency
  const currencies = [...new Set(days.map(({ currency }) => currency))].sort()
  const [wanted, setWanted] = useState<string | null>(null)
  const [isChartless, setChartless] = useState(false)
  const currency = wanted ?? currencies[0]
  if (!currency) return null
  const shown = days.filter(day => day.currency === currency)
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.chart}</h2>
        <p class="soft small">{t.chartText}</p>
      </div>
      {currencies.length > 1 && (
        <Choices
          label={t.currency}
          value={currency}
          options={currencies.map(one => [one, one] as const)}
          onChoice={setWanted}
        />
      )}
      <div class="sheet chart-sheet">
        {shown.length > 1 ? (
          <LazyChart days={shown} currency={currency} onMissing={() => setChartless(true)} />
        ) : (
          <p class="soft">{t.chartFew}</p>
        )}
        <Table days={shown} isOpen={isChartless} />
      </div>
    </section>
  )
}

/** Opened by itself where the chart cannot be drawn. */
function Table({ days, isOpen }: { days: Day[]; isOpen: boolean }) {
  const t = operatorWords.use().solvency
  return (
    <details class="chart-table" open={isOpen}>
      <summary>{t.table}</summary>
      <div class="scroll-x">
        <table class="day-table">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.received}</th>
              <th scope="col">{t.paidOut}</th>
              <th scope="col">{t.held}</th>
              <th scope="col">{t.owed}</th>
              <th scope="col">{t.own}</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map(one => (
              <tr key={one.day}>
                <th scope="row">{fullDay(Date.parse(`${one.day}T12:00`))}</th>
                <Cell of={one} minor={one.received_minor} />
                <Cell of={one} minor={one.paid_out_minor} />
                <Cell of={one} minor={one.held_minor} />
                <Cell of={one} minor={one.owed_minor} />
                <Cell of={one} minor={one.own_minor} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Cell({ of: { currency }, minor }: { of: Day; minor: number }) {
  return (
    <td>
      <Price of={{ amount: minor, currency }} />
    </td>
  )
}
