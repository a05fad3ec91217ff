import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { moneyText, Price, percentText } from '../../ui/money.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { useCategories, useCategoryName } from '../categories.ts'
import { Appeal } from './appeal.tsx'
import { debtText } from './debt.ts'
import { lostText, ruleText, stepText } from './explain.ts'
import type { Earning } from './index.tsx'

const tones: Record<Earning['state'], Tone> = {
  pending: 'waiting',
  on_hold: 'waiting',
  approved: 'good',
  in_payout: 'accent',
  paid: 'good',
  reversed: 'bad',
  rejected: 'bad',
  void: 'quiet',
}

/** One commission: what for, by which rule, how far it is, and its receipt. */
export function EarningRow({
  earning,
  onAppealed,
}: {
  earning: Earning
  onAppealed: (ids: string[]) => void
}) {
  const t = curatorWords.use().earnings
  const [isAppealing, setAppealing] = useState(false)
  const { amount, reversed, open, quantity, state } = earning
  const isPartlyBack = reversed.amount > 0 && amount.amount > 0
  const isOff = ['reversed', 'void', 'rejected'].includes(state)
  const isNetted = open.amount < 0 && state !== 'in_payout'
  const signals = earning.signals.filter(one => one.can_appeal)
  const isLost = state === 'rejected' || state === 'void'
  const isAppealed = isLost && earning.signals.some(one => one.state === 'open')
  return (
    <li class="row earning">
      <div class="row-main">
        <p class="earning-title">
          {earning.kind === 'bonus' && <span class="tag">{t.bonus}</span>}
          {quantity > 1 && <span class="soft">{t.times(quantity)} </span>}
          <b dir="auto">{earning.title}</b>
        </p>
        <p class="facts">
          <State tone={tones[state]}>{t[state]}</State>
          {/* What went back later has moved the date: then the money says more. */}
          {isNetted && <span>{t.rowNetted(debtText(open))}</span>}
          <span>{stepText(earning, t, dayText)}</span>
          {isPartlyBack && <span>{t.partBack(moneyText(reversed))}</span>}
          {isAppealed && <span>{t.appealed}</span>}
        </p>
        <p class="facts">
          <Rule earning={earning} />
          <span>{t.order(earning.order_number)}</span>
        </p>
        {isLost && signals.length > 0 && (
          <div class="earning-appeal">
            <Button
              isSmall
              aria-label={t.appealOf(earning.title)}
              onClick={() => setAppealing(true)}
            >
              {t.appeal}
            </Button>
          </div>
        )}
      </div>
      <div class="row-figure">
        <Price
          of={isOff ? earning.accrued : amount}
          class={isOff ? 'earns is-off is-gone' : 'earns'}
        />
        <a
          class="quiet-link small"
          href={earning.receipt_url}
          target="_blank"
          rel="noreferrer"
          aria-label={t.receiptOf(earning.title)}
        >
          {t.receipt}
        </a>
      </div>
      {isAppealing && (
        <Appeal
          ids={signals.map(one => one.id)}
          why={lostText(earning.reason, t)}
          onSent={onAppealed}
          onClose={() => setAppealing(false)}
        />
      )}
    </li>
  )
}

function Rule({ earning: { rate_rule, rate_bps, base } }: { earning: Earning }) {
  const t = curatorWords.use().earnings
  const categories = useCategories()
  const nameOf = useCategoryName()
  const rule = ruleText(rate_rule, t, id => {
    const found = categories.find(one => one.id === id)
    return found && nameOf(found)
  })
  return <span>{t.rule(percentText(rate_bps), moneyText(base), rule)}</span>
}
