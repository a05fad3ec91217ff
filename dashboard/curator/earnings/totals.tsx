import { curatorWords } from '../../messages/curator/index.ts'
import { Price } from '../../ui/money.tsx'
import type { OwnShop } from '../own-shop.ts'

type Bar = { name: string; text: string; minor: number; tone: string }

/** What was approved, what waits and what went back, as bars of one scale. */
export function Totals({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().earnings
  const inState = (state: string) =>
    shop.earnings.find(one => one.state === state)?.amount.amount ?? 0
  const reversed = shop.earnings.reduce((sum, one) => sum + one.reversed.amount, 0)
  const bars: Bar[] = [
    { name: t.approved, text: t.approvedText, minor: inState('approved'), tone: 'approved' },
    { name: t.pending, text: t.pendingText, minor: inState('pending'), tone: 'pending' },
    { name: t.reversed, text: t.reversedText, minor: reversed, tone: 'reversed' },
  ]
  const most = Math.max(1, ...bars.map(bar => Math.abs(bar.minor)))
  return (
    <section class="sheet totals" aria-label={t.totals}>
      {bars.map(({ name, text, minor, tone }) => (
        <div key={tone} class="total">
          <span class="total-name">
            <b>{name}</b>
            <span class="soft small">{text}</span>
          </span>
          <Price of={{ amount: minor, currency: shop.currency }} class="total-figure" />
          <svg class="total-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-all" width="100" height="6" />
            <rect class={`bar-${tone}`} width={(Math.abs(minor) / most) * 100} height="6" />
          </svg>
        </div>
      ))}
    </section>
  )
}
