import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { SearchField } from '../pieces/search-field.tsx'
import { useSettled } from '../pieces/settled.ts'
import { sellPaths } from '../places.ts'
import { type ProductRow, readProducts } from './data.ts'
import { Row } from './row.tsx'

/** Everything the seller offers, the latest first. */
export function Products() {
  const t = sellerWords.use()
  const own = useOwn()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim())
  const pages = usePages<ProductRow, string>(
    before => readProducts(own.id, words, before),
    [own.id, words],
  )
  const isBare = pages.data?.length === 0 && !words && !typed
  return (
    <Page
      title={t.productsTitle}
      isWide
      actions={
        <LinkButton kind="main" icon="plus" href={sellPaths.productNew}>
          {t.productNew}
        </LinkButton>
      }
    >
      {!isBare && <SearchField label={t.productsSearch} value={typed} onText={setTyped} />}
      <Loaded of={pages} skeleton={<BoneRows count={8} />}>
        {rows =>
          rows.length ? (
            <ProductTable rows={rows} change={pages.change} isStale={pages.isLoading} />
          ) : words ? (
            <Empty drawing="search" title={t.productsNone(words)}>
              <p>{t.productsNoneText}</p>
            </Empty>
          ) : (
            <NoProducts />
          )
        }
      </Loaded>
      <MoreRows of={pages} />
    </Page>
  )
}

function ProductTable({
  rows,
  change,
  isStale,
}: {
  rows: ProductRow[]
  change: (how: (rows: ProductRow[]) => ProductRow[]) => void
  isStale: boolean
}) {
  const t = sellerWords.use()
  const show = (next: ProductRow) =>
    change(all => all.map(one => (one.id === next.id ? next : one)))
  const columns = [t.columnProduct, t.columnPrice, t.columnStock, t.columnCommission, t.columnState]
  return (
    <div class={isStale ? 'products is-stale' : 'products'} aria-busy={isStale}>
      <div class="product-row product-heads" aria-hidden="true">
        {columns.map(one => (
          <span key={one}>{one}</span>
        ))}
      </div>
      <ul class="rows">
        {rows.map(row => (
          <Row key={row.id} product={row} onChange={show} />
        ))}
      </ul>
    </div>
  )
}

function NoProducts() {
  const t = sellerWords.use()
  return (
    <Empty drawing="shelf" title={t.productsEmpty}>
      <p>{t.productsEmptyText}</p>
      <div class="form-actions">
        <LinkButton kind="main" icon="plus" href={sellPaths.productNew}>
          {t.appliedProducts}
        </LinkButton>
        <LinkButton icon="file" href={sellPaths.feedAdd}>
          {t.appliedFeed}
        </LinkButton>
      </div>
    </Empty>
  )
}
