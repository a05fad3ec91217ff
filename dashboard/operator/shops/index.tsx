import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { SearchField } from '../../seller/pieces/search-field.tsx'
import { Face } from '../../shell/mark.tsx'
import { Page } from '../../shell/page.tsx'
import { When } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { GivenReason } from '../pieces/given-reason.tsx'
import { operatorApi } from '../waiting.ts'
import { Suspend } from './suspend.tsx'

export type ShopRow = InferResponseType<typeof operatorApi.shops.$get, 200>['data'][number]

const tones: Record<ShopRow['state'], Tone> = { open: 'good', closed: 'quiet', suspended: 'bad' }

/** Every shop, the newest first, and the one somebody complains of. */
export function Shops() {
  const t = operatorWords.use().shops
  const [q, setQ] = useState('')
  const load = useLoad(
    async () => (await answer(operatorApi.shops.$get({ query: { q } }))).data,
    [q],
  )
  return (
    <Page title={t.title} lead={t.lead}>
      <SearchField label={t.search} value={q} onText={setQ} />
      <Loaded of={load} skeleton={<BoneRows count={5} />}>
        {shops =>
          shops.length ? (
            <ul class="rows">
              {shops.map(shop => (
                <ShopCard key={shop.id} shop={shop} onDecided={load.reload} />
              ))}
            </ul>
          ) : (
            <Empty drawing="nothing" title={q.trim() ? t.empty : t.none}>
              <p>{q.trim() ? t.emptyText : t.noneText}</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

function ShopCard({ shop, onDecided }: { shop: ShopRow; onDecided: () => Promise<void> }) {
  const t = operatorWords.use()
  const { name, handle, url, state, state_reason: reason } = shop
  return (
    <li class="row seller-card">
      <Face name={name} />
      <span class="row-main">
        <span class="seller-name">
          <b dir="auto">{name}</b>
          <State tone={tones[state]}>{t.shops.states[state]}</State>
        </span>
        <span class="facts">
          <a href={url} target="_blank" rel="noreferrer">
            @{handle}
          </a>
          <span>{t.shops.picks(shop.picks)}</span>
          <span>{t.shops.sales(shop.sales)}</span>
          <span>
            {t.shops.since} <When at={shop.created_at} />
          </span>
        </span>
        <GivenReason reason={reason} />
      </span>
      <span class="decide">
        <Suspend shop={shop} onDecided={onDecided} />
      </span>
    </li>
  )
}
