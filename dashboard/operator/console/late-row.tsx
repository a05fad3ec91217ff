import { operatorWords } from '../../messages/operator/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { operatorPaths } from '../places.ts'
import type { Late } from './data.ts'

/** An order that should have been shipped: who is to ship it, and where money can be given back. */
export function LateRow({ late }: { late: Late }) {
  const t = operatorWords.use()
  return (
    <li class="row row-work">
      <span class="row-main">
        <span>{t.order(late.number)}</span>
        <span class="facts">
          <bdi>{late.seller}</bdi>
          <a href={`mailto:${late.support_email}?subject=${late.number}`}>{late.support_email}</a>
          <span>{t.partStates[late.is_accepted ? 'accepted' : 'forwarded']}</span>
          <span>
            {t.work.shipBy} <When at={late.ship_by} />
          </span>
        </span>
      </span>
      <LinkButton
        isSmall
        href={operatorPaths.order(late.shop_id, late.order_id)}
        aria-label={t.work.lateOpenOf(late.number)}
      >
        {t.work.lateOpen}
      </LinkButton>
    </li>
  )
}
