import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { BoneRows } from '../../ui/skeleton.tsx'
import { MoneyPlaces } from '../money-places.tsx'
import { EarningRow } from './earning-row.tsx'
import { useStanding } from './standing.ts'
import { Totals } from './totals.tsx'

export type Earning = InferResponseType<typeof api.earnings.$get, 200>['data'][number]

/** Every commission, all of them together, and when they are paid. */
export function Earnings() {
  const t = curatorWords.use().earnings
  const standing = useStanding()
  const earnings = usePages(async (before: string | null) => {
    const query = before ? { before } : {}
    const { data, next_before } = await answer(api.earnings.$get({ query }))
    return { data, next: next_before }
  }, [])
  return (
    <Page title={t.title} lead={t.lead}>
      <MoneyPlaces />
      <Loaded of={standing} skeleton={<Totals standing={null} />}>
        {found => <Totals standing={found} />}
      </Loaded>
      <section class="section">
        <h2>{t.all}</h2>
        <Loaded of={earnings} skeleton={<BoneRows />}>
          {rows =>
            rows.length ? (
              <>
                <ul class="rows">
                  {rows.map(one => (
                    <EarningRow
                      key={one.id}
                      earning={one}
                      onAppealed={ids => earnings.change(all => noteAppeal(all, ids))}
                    />
                  ))}
                </ul>
                <MoreRows of={earnings} />
              </>
            ) : (
              <Empty drawing="coins" title={t.emptyTitle}>
                <p>{t.emptyText}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}

/** An order's signals stand at each of its rows. */
function noteAppeal(rows: Earning[], ids: string[]): Earning[] {
  return rows.map(row => ({
    ...row,
    signals: row.signals.map(one =>
      ids.includes(one.id) ? { ...one, state: 'open' as const, can_appeal: false } : one,
    ),
  }))
}
