import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Choices } from '../../ui/select.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { readSellers, type SellerRow } from '../console/data.ts'
import { refreshWaiting } from '../waiting.ts'
import { SellerCard } from './card.tsx'

const filters = ['all', 'applied', 'active', 'suspended', 'refused', 'closed'] as const
type Filter = (typeof filters)[number]

/** Who sells here, who would like to, and who no longer does. */
export function Sellers() {
  const t = operatorWords.use()
  const load = useLoad(readSellers, [])
  const [filter, setFilter] = useState<Filter>('all')
  const rows = load.data ?? []
  const label = (one: Filter) => {
    const count = rows.filter(fits(one)).length
    return count ? `${t.sellerFilters[one]} ${count}` : t.sellerFilters[one]
  }
  const decided = async () => {
    await Promise.all([load.reload(), refreshWaiting()])
  }
  return (
    <Page title={t.sellersTitle}>
      <Choices
        label={t.sellerFilter}
        value={filter}
        options={filters.map(one => [one, label(one)] as const)}
        onChoice={setFilter}
      />
      <Loaded of={load} skeleton={<BoneRows count={5} />}>
        {sellers => {
          const shown = sellers.filter(fits(filter))
          return shown.length ? (
            <ul class="rows">
              {shown.map(one => (
                <SellerCard key={one.id} seller={one} onDecided={decided} />
              ))}
            </ul>
          ) : (
            <Empty drawing="nothing" title={t.sellersEmpty}>
              <p>{t.sellersEmptyText}</p>
            </Empty>
          )
        }}
      </Loaded>
    </Page>
  )
}

function fits(filter: Filter): (seller: SellerRow) => boolean {
  if (filter === 'all') return () => true
  if (filter === 'active') return ({ state }) => state === 'active' || state === 'paused'
  return ({ state }) => state === filter
}
