import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { Bone, BoneRows } from '../../ui/skeleton.tsx'
import { useOwnShop } from '../own-shop.ts'
import { EarningRow } from './earning-row.tsx'
import { Totals } from './totals.tsx'

export type Earning = InferResponseType<typeof api.earnings.$get, 200>['data'][number]

/** Every commission, and all of them together. */
export function Earnings() {
  const t = curatorWords.use().earnings
  const own = useOwnShop()
  const earnings = usePages(async (before: string | null) => {
    const query = before ? { before } : {}
    const { data, next_before } = await answer(api.earnings.$get({ query }))
    return { data, next: next_before }
  }, [])
  return (
    <Page title={t.title} lead={t.lead}>
      {own.data ? <Totals shop={own.data} /> : <Bone class="bone-sheet" />}
      <Loaded of={earnings} skeleton={<BoneRows />}>
        {rows =>
          rows.length ? (
            <>
              <ul class="rows">
                {rows.map(one => (
                  <EarningRow key={one.id} earning={one} />
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
    </Page>
  )
}
