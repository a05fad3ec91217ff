import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { countText, Price } from '../../ui/money.tsx'
import type { OwnShop } from '../own-shop.ts'

/** What is the curator's, what is becoming so, and how often somebody bought. */
export function Numbers({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().today
  const inStates = (...states: string[]) => ({
    amount: shop.earnings
      .filter(one => states.includes(one.state))
      .reduce((sum, one) => sum + one.amount.amount, 0),
    currency: shop.currency,
  })
  return (
    <div class="numbers">
      <a class="number is-first" href={paths.earnings}>
        <span class="number-name">{t.approved}</span>
        <span class="number-figure">
          <Price of={inStates('approved')} />
        </span>
        <span class="number-hint">{t.approvedHint}</span>
      </a>
      <a class="number" href={paths.earnings}>
        <span class="number-name">{t.pending}</span>
        <span class="number-figure">
          <Price of={inStates('pending', 'on_hold')} />
        </span>
        <span class="number-hint">{t.pendingHint}</span>
      </a>
      <a class="number" href={paths.orders}>
        <span class="number-name">{t.sales}</span>
        <span class="number-figure">{countText(shop.tier.sales)}</span>
      </a>
    </div>
  )
}
