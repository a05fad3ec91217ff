import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { BoneRows } from '../../ui/skeleton.tsx'
import { OrderRow } from './order-row.tsx'

export type Order = InferResponseType<(typeof api)['shop-orders']['$get'], 200>['data'][number]

/** What sold; nothing about anybody who bought. */
export function Orders() {
  const t = curatorWords.use().orders
  const orders = usePages(async (before: string | null) => {
    const query = before ? { before } : {}
    const { data, next_before } = await answer(api['shop-orders'].$get({ query }))
    return { data, next: next_before }
  }, [])
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={orders} skeleton={<BoneRows />}>
        {rows =>
          rows.length ? (
            <>
              <ul class="rows">
                {rows.map(order => (
                  <OrderRow key={order.id} order={order} />
                ))}
              </ul>
              <MoreRows of={orders} />
            </>
          ) : (
            <Empty drawing="parcel" title={t.emptyTitle}>
              <p>{t.emptyText}</p>
              <LinkButton kind="main" href={paths.today}>
                {t.emptyGo}
              </LinkButton>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}
