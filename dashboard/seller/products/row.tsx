import { sellerWords } from '../../messages/seller/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { countText, percentText } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { PriceFrom } from '../../ui/price-from.tsx'
import { useTitle } from '../../ui/titles.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { sellPaths } from '../places.ts'
import { type ProductRow, putState } from './data.ts'
import { saleState } from './sale-state.ts'
import { StateOf } from './state.tsx'

/** One product: picture, what, price, stock, commission, state, one thing to do. */
export function Row({
  product,
  onChange,
}: {
  product: ProductRow
  onChange: (product: ProductRow) => void
}) {
  const t = sellerWords.use()
  const { id, variants, price, is_from: isFrom, state } = product
  const title = useTitle()(product)
  return (
    <li class="row product-row">
      <a class="product-what" href={sellPaths.product(id)}>
        <Thumb src={product.picture} />
        <span class="row-main">
          <span class="two-lines" dir="auto">
            {title}
          </span>
          <span class="facts">
            <code>{product.external_id}</code>
            {variants > 1 && <span>{t.variantsOf(variants)}</span>}
          </span>
        </span>
      </a>
      <span class="product-price">
        <span class="hidden">{t.columnPrice}</span>
        <PriceFrom {...{ price, isFrom }} class="strong" />
      </span>
      <span class="product-facts">
        <Stock product={product} />
        <Rate product={product} />
        <StateOf state={state} />
      </span>
      <Switch {...{ product, title, onChange }} />
    </li>
  )
}

function Stock({ product: { stock } }: { product: ProductRow }) {
  const t = sellerWords.use()
  return (
    <span class={stock === 0 ? 'sold-out' : stock === null ? 'soft' : undefined}>
      <span class="hidden">{t.columnStock}</span>
      {stock === null ? t.stockUncounted : t.stockOf(stock, countText(stock))}
    </span>
  )
}

function Rate({ product: { rate_bps: own } }: { product: ProductRow }) {
  const t = sellerWords.use()
  const { default_rate_bps: usual } = useOwn()
  const rate = own ?? usual
  return (
    <span class={own === null ? 'soft' : undefined} title={own === null ? t.rateUsual : undefined}>
      <span class="hidden">{t.columnCommission}</span>
      {rate !== null && percentText(rate)}
      {own === null && <span class="hidden">, {t.rateUsual}</span>}
    </span>
  )
}

/** Takes a product off sale and back; shown at once, and undone where one did not mean it. */
function Switch({
  product,
  title,
  onChange,
}: {
  product: ProductRow
  title: string
  onChange: (product: ProductRow) => void
}) {
  const t = sellerWords.use()
  const own = useOwn()
  const set = useAction(async (state: 'active' | 'paused') => {
    onChange({ ...product, state })
    try {
      await putState(own.id, product.id, state)
    } catch (thrown) {
      onChange(product)
      toastProblem(thrown)
      return
    }
    const back = state === 'paused' ? 'active' : 'paused'
    const resumed = t.productResumed[saleState(own)]
    toast(state === 'paused' ? t.productPaused : resumed, { undo: () => set.run(back) })
  })
  if (product.state === 'gone' || product.state === 'suspended')
    return <span class="product-action" />
  const isPaused = product.state === 'paused'
  return (
    <span class="product-action">
      <Button
        kind="quiet"
        isSmall
        aria-label={isPaused ? t.resumeOf(title) : t.pauseOf(title)}
        onClick={() => set.run(isPaused ? 'active' : 'paused')}
      >
        {isPaused ? t.resume : t.pause}
      </Button>
    </span>
  )
}
