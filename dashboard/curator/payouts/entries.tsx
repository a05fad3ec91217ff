import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Price } from '../../ui/money.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import type { Payout } from './payout-row.tsx'

/** Every commission a payout pays, and every debt it nets. */
export function Entries({ payout: { id, number } }: { payout: Payout }) {
  const t = curatorWords.use().payouts
  const load = useLoad(() => answer(api.payouts[':id'].$get({ param: { id } })), [id])
  return (
    <div class="fold-body">
      <Loaded of={load} skeleton={<Bone class="bone-line is-long" />}>
        {({ lines }) => (
          <ul class="entries" aria-label={t.entries}>
            {lines.map(line => (
              <li key={line.due_id}>
                <span>
                  {line.title && <b dir="auto">{line.title} </b>}
                  <span class={line.title ? 'soft small' : ''}>{t.entry(line.order_number)}</span>
                  {line.amount.amount < 0 && <span class="soft small"> {t.entryBack}</span>}
                </span>
                <Price of={line.amount} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div class="form-actions">
        <LinkButton isSmall icon="down" href={`/dashboard/api/payouts/${id}/csv`} download>
          {t.csv}
        </LinkButton>
        <LinkButton isSmall icon="down" href={`/dashboard/api/payouts/${id}/json`} download>
          {t.json}
        </LinkButton>
        <span class="soft small">{t.number(number)}</span>
      </div>
    </div>
  )
}
