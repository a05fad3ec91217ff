import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/titles.ts'
import { useOwn } from '../own.ts'
import { SearchField } from '../pieces/search-field.tsx'
import { useSettled } from '../pieces/settled.ts'
import { type ProductRow, readProducts } from '../products/data.ts'

type Chosen = { id: string; title: string }
const shownMax = 5

/** One of the seller's own products, found by its title. */
export function ProductChoice({
  product,
  onChoice,
  error,
}: {
  product: Chosen | null
  onChoice: (product: Chosen | null) => void
  error?: string | null
}) {
  const t = moneyWords.use()
  if (product)
    return (
      <div class="chosen-product">
        <b dir="auto">{product.title}</b>
        <Button kind="quiet" isSmall onClick={() => onChoice(null)}>
          {t.whoOther}
        </Button>
      </div>
    )
  return (
    <div class={error ? 'field is-wrong' : 'field'}>
      <Search onChoice={onChoice} />
      {error && (
        <p class="field-note">
          <Icon name="alert" size={16} /> {error}
        </p>
      )}
    </div>
  )
}

function Search({ onChoice }: { onChoice: (product: Chosen) => void }) {
  const t = moneyWords.use()
  const seller = sellerWords.use()
  const { id } = useOwn()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim())
  const load = useLoad(
    async () => ({ words, rows: words ? (await readProducts(id, words, null)).data : [] }),
    [id, words],
  )
  // What was found for nothing is no answer to what is being typed.
  const found = load.data?.words ? load.data : null
  return (
    <>
      <SearchField label={seller.productsSearch} value={typed} onText={setTyped} />
      {typed.trim() && (
        <div class={load.isLoading ? 'product-choice is-stale' : 'product-choice'}>
          <Loaded of={{ ...load, data: found }} skeleton={<BoneRows count={1} />}>
            {({ rows }) =>
              rows.length ? (
                <Found rows={rows} onChoice={onChoice} />
              ) : (
                <p class="soft">{t.whoNoneFound}</p>
              )
            }
          </Loaded>
        </div>
      )}
    </>
  )
}

function Found({ rows, onChoice }: { rows: ProductRow[]; onChoice: (product: Chosen) => void }) {
  const titleOf = useTitle()
  return (
    <ul class="rows">
      {rows.slice(0, shownMax).map(row => (
        <li key={row.id}>
          <button
            type="button"
            class="row choice-row"
            onClick={() => onChoice({ id: row.id, title: titleOf(row) })}
          >
            <Thumb src={row.picture} size="small" />
            <span class="row-main two-lines" dir="auto">
              {titleOf(row)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
