import { curatorWords } from '../../messages/curator/index.ts'
import { dayText } from '../../ui/dates.tsx'
import { moneyText, Price, percentText } from '../../ui/money.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { useCategories, useCategoryName } from '../categories.ts'
import { ruleText, stepText } from './explain.ts'
import type { Earning } from './index.tsx'

const tones: Record<Earning['state'], Tone> = {
  pending: 'waiting',
  approved: 'good',
  reversed: 'bad',
  void: 'quiet',
}

/** One commission: what for, by which rule, how far it is. */
export function EarningRow({ earning }: { earning: Earning }) {
  const t = curatorWords.use().earnings
  const categories = useCategories()
  const nameOf = useCategoryName()
  const rule = ruleText(earning.rate_rule, t, id => {
    const found = categories.find(one => one.id === id)
    return found && nameOf(found)
  })
  const { amount, reversed, base, quantity } = earning
  const isPartlyBack = reversed.amount > 0 && reversed.amount < amount.amount
  const left = { ...amount, amount: amount.amount - reversed.amount }
  const isOff = earning.state === 'reversed' || earning.state === 'void'
  return (
    <li class="row earning">
      <div class="row-main">
        <p>
          {quantity > 1 && <span class="soft">{t.times(quantity)} </span>}
          <b dir="auto">{earning.title}</b>
        </p>
        <p class="facts">
          <span>{t.rule(percentText(earning.rate_bps), moneyText(base), rule)}</span>
          <span>{t.order(earning.order_number)}</span>
        </p>
        <p class="facts">
          <State tone={tones[earning.state]}>{t[earning.state]}</State>
          <span>{stepText(earning, t, dayText)}</span>
          {isPartlyBack && <span>{t.partBack(moneyText(reversed))}</span>}
        </p>
      </div>
      <div class="row-figure">
        <Price of={isOff ? amount : left} class={isOff ? 'earns is-off is-gone' : 'earns'} />
      </div>
    </li>
  )
}
