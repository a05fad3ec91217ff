import { operatorWords } from '../../messages/operator/index.ts'
import { dayText } from '../../ui/dates.tsx'
import { moneyText, Price } from '../../ui/money.tsx'
import type { Schedule, WaitingRow } from './data.ts'

/** Somebody the books owe (or who owes), and why nothing is on its way. */
export function WaitingLine({ row, schedule }: { row: WaitingRow; schedule: Schedule }) {
  const t = operatorWords.use().payouts
  const { name, kind, amount } = row
  return (
    <li class="row">
      <span class="row-main">
        <span class="ellipsis" dir="auto">
          {name}
        </span>
        <span class="facts">
          <span>{t.kinds[kind]}</span>
          <span>{whyText(row, schedule, t)}</span>
        </span>
      </span>
      <Price of={amount} class={amount.amount < 0 ? 'soft' : 'strong'} />
    </li>
  )
}

type Words = ReturnType<typeof operatorWords.now>['payouts']

function whyText(
  { why_not: no, is_gone: isGone, amount }: WaitingRow,
  schedule: Schedule,
  t: Words,
): string {
  if (isGone) return t.gone
  if (!no) return t.next[schedule]
  const money = (minor: number) => moneyText({ ...amount, amount: minor })
  switch (no.why) {
    case 'negative_balance':
      return t.why.negative_balance(money(-no.amountMinor))
    case 'below_threshold':
      return t.why.below_threshold(money(no.thresholdMinor))
    case 'details_waiting':
      return t.why.details_waiting(dayText(no.until))
    default:
      return t.why[no.why]
  }
}
