import type { Hold } from '../../../server/http/dashboard/next-step.ts'
import type { Money } from '../../../server/platform/money.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { dayText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { moneyText, Price } from '../../ui/money.tsx'
import { usePages } from '../../ui/pages.ts'
import { State, type Tone } from '../../ui/state.tsx'
import { useOwn } from '../own.ts'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { useSaleText } from '../pieces/sale-text.ts'
import { readStatement, type StatementRow } from './data.ts'

const tones: Record<StatementRow['state'], Tone> = {
  pending: 'waiting',
  on_hold: 'waiting',
  approved: 'good',
  in_payout: 'accent',
  paid: 'good',
  reversed: 'quiet',
  rejected: 'quiet',
  void: 'quiet',
}

/** Every order until it is paid, the newest first. */
export function Statement() {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const pages = usePages<StatementRow, string>(before => readStatement(seller, before), [seller])
  return (
    <>
      <Loaded of={pages} skeleton={<BoneLines count={6} />}>
        {rows =>
          rows.length ? (
            <ul class="rows">
              {rows.map(row => (
                <DueRow key={row.id} row={row} />
              ))}
            </ul>
          ) : (
            <Empty drawing="coins" title={t.statementNone}>
              <p>{t.statementNoneText}</p>
            </Empty>
          )
        }
      </Loaded>
      <MoreRows of={pages} />
    </>
  )
}

function DueRow({ row }: { row: StatementRow }) {
  const seller = sellerWords.use()
  const t = moneyWords.use()
  const isPartPaid = row.paid.amount > 0 && row.open.amount !== 0
  return (
    <li class="row">
      <span class="row-main">
        <span class="fold-title">
          {seller.order(row.order_number)}
          <State tone={tones[row.state]}>{t.dueStates[row.state]}</State>
        </span>
        {row.sale && <Sale sale={row.sale} now={row.amount} />}
        <span class="facts">
          <span>{useNextStep(row)}</span>
          {row.receipts.map(({ url, kind, line_id }) => (
            <a key={`${line_id}${kind}`} href={url} target="_blank" rel="noreferrer">
              {t.receipt}
            </a>
          ))}
        </span>
      </span>
      <span class="row-figure">
        <Price of={row.amount} class="strong" />
        {isPartPaid && <span class="soft small">{t.duePaidOf(moneyText(row.paid))}</span>}
      </span>
    </li>
  )
}

/** How the amount came about, and what has changed it since: what went back. */
function Sale({ sale, now }: { sale: NonNullable<StatementRow['sale']>; now: Money }) {
  const t = moneyWords.use()
  const change = now.amount - sale.net.amount
  return (
    <span class="soft small">
      {useSaleText(sale)}
      {change !== 0 && `, ${t.dueChange(moneyText({ ...now, amount: change }))}`}
    </span>
  )
}

/** What happens to it next and when, or happened last. */
function useNextStep({ next_step: step }: StatementRow): string {
  const t = moneyWords.use()
  switch (step.kind) {
    case 'unshipped':
      return t.dueUnshipped(step.days_after_delivery, step.days_after_shipping)
    case 'held':
      return step.holds.map(hold => holdText(hold, t)).join(', ') || t.holdOther
    case 'run':
    case 'netted':
      return step.at === null ? t.dueByHand[step.kind] : t.dueSteps[step.kind](dayText(step.at))
    default:
      return t.dueSteps[step.kind](dayText(step.at))
  }
}

function holdText({ what, until, at }: Hold, t: ReturnType<typeof moneyWords.use>): string {
  if (until === 'goods') return t.holdGoods
  if (until === 'answer' && at !== null) return t.holdAnswer(dayText(at))
  return t.holdReasons[what] ?? t.holdOther
}
