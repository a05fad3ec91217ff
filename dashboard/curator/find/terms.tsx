import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { countryName } from '../../ui/countries.ts'
import { moneyText } from '../../ui/money.tsx'
import type { Closely } from './look.tsx'

/** Who sends it, from where, for how much and how soon; and what of sending it back. */
export function Terms({ of: { seller, shipping } }: { of: Closely }) {
  const t = curatorWords.use().find
  const spoken = language.use()
  const [before = '', after = ''] = t.soldBy.split('{seller}')
  const { price, free_from, delivery } = shipping
  const cost = price.amount ? t.shipping(moneyText(price)) : t.shippingFree
  return (
    <section class="look-terms">
      <h3>
        {before}
        <bdi>{seller.name}</bdi>
        {after}
      </h3>
      <ul>
        <li>{t.shipsFrom(countryName(shipping.from_country, spoken))}</li>
        <li>{price.amount && free_from ? t.shippingFreeFrom(cost, moneyText(free_from)) : cost}</li>
        {delivery.map(({ to, days_min, days_max }) => (
          <li key={to}>
            {t.arrives(
              to === '*'
                ? delivery.length > 1
                  ? t.elsewhere
                  : t.everywhere
                : countryName(to, spoken),
              days_min === days_max ? `${days_min}` : `${days_min}–${days_max}`,
            )}
          </li>
        ))}
        <li>{seller.return_days ? t.returns(seller.return_days) : t.returnsNone}</li>
        {seller.return_days > 0 && shipping.return_paid_by && (
          <li>{t.returnPaidBy[shipping.return_paid_by]}</li>
        )}
      </ul>
    </section>
  )
}
