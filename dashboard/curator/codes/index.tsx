import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { MoneyPlaces } from '../money-places.tsx'
import { useOwnShop } from '../own-shop.ts'
import { CodeForm } from './code-form.tsx'
import { CodeRow } from './code-row.tsx'

export type Code = InferResponseType<typeof api.discounts.$get, 200>['data'][number]

/** Discount codes, which the curator pays for. */
export function Codes() {
  const t = curatorWords.use().codes
  const own = useOwnShop()
  const codes = useLoad(async () => (await answer(api.discounts.$get())).data, [])
  return (
    <Page title={t.title} lead={t.lead}>
      <MoneyPlaces />
      <p class="codes-cost">{t.fromYours}</p>
      <Loaded of={own} skeleton={<span class="bone bone-code" />}>
        {shop => <CodeForm currency={shop.currency} onMade={codes.reload} />}
      </Loaded>
      <section class="section">
        <h2>{t.list}</h2>
        <Loaded of={codes} skeleton={<BoneRows count={2} />}>
          {rows =>
            rows.length ? (
              <ul class="rows">
                {rows.map(one => (
                  <CodeRow key={one.code} code={one} onEnded={codes.reload} />
                ))}
              </ul>
            ) : (
              <Empty drawing="nothing" title={t.emptyTitle}>
                <p>{t.emptyText}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}
