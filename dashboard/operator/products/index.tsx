import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { SearchField } from '../../seller/pieces/search-field.tsx'
import { useSettled } from '../../seller/pieces/settled.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { GivenReason } from '../pieces/given-reason.tsx'
import { operatorApi } from '../waiting.ts'
import { Suspend } from './suspend.tsx'

export type ProductRow = InferResponseType<typeof operatorApi.products.$get, 200>['data'][number]

const tones: Record<ProductRow['state'], Tone> = {
  active: 'good',
  paused: 'quiet',
  suspended: 'bad',
  gone: 'quiet',
}

/** What is suspended, and the product somebody complains of. */
export default function Products() {
  const t = operatorWords.use().products
  const [q, setQ] = useState('')
  const sought = useSettled(q.trim())
  const load = useLoad(
    async () => (await answer(operatorApi.products.$get({ query: { q: sought } }))).data,
    [sought],
  )
  return (
    <Page title={t.title} lead={t.lead}>
      <SearchField label={t.search} value={q} onText={setQ} />
      <Loaded of={load} skeleton={<BoneRows count={3} />}>
        {products =>
          products.length ? (
            <ul class="rows">
              {products.map(product => (
                <Row key={product.id} product={product} onDecided={load.reload} />
              ))}
            </ul>
          ) : (
            <Empty drawing={sought ? 'search' : 'nothing'} title={sought ? t.empty : t.none}>
              <p>{sought ? t.emptyText : t.noneText}</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

function Row({ product, onDecided }: { product: ProductRow; onDecided: () => Promise<void> }) {
  const t = operatorWords.use().products
  const { title, seller, external_id: number, state, state_reason: reason } = product
  return (
    <li class="row seller-card">
      <Thumb src={product.picture} />
      <span class="row-main">
        <span class="seller-name">
          <b dir="auto">{title}</b>
          <State tone={tones[state]}>{t.states[state]}</State>
        </span>
        <span class="facts">
          <bdi>{seller}</bdi>
          <code>{number}</code>
        </span>
        <GivenReason reason={reason} />
      </span>
      <span class="decide">
        <Suspend product={product} onDecided={onDecided} />
      </span>
    </li>
  )
}
