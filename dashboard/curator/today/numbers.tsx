import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { countText, Price } from '../../ui/money.tsx'
import type { OwnShop } from '../own-shop.ts'

/** What is the curator's, what is becoming so, and how often somebody bought. */
export function Numbers({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().today
  const inState = (state: string) =>
    shop.earnings.find(one => one.state === state)?.amount ?? { amount: 0, currency: shop.currency }
  return (
    <dl class="numbers">
      <a class="number is-first" href={paths.earnings}>
        <dt>{t.approved}</dt>
        <dd>
          <Price of={inState('approved')} />
        </dd>
        <span class="number-hint">{t.approvedHint}</span>
      </a>
      <a class="number" href={paths.earnings}>
        <dt>{t.pending}</dt>
        <dd>
          <Price of={inState('pending')} />
        </dd>
        <span class="number-hint">{t.pendingHint}</span>
      </a>
      <a class="number" href={paths.orders}>
        <dt>{t.sales}</dt>
        <dd>{countText(shop.tier.sales)}</dd>
      </a>
    </dl>
  )
}
