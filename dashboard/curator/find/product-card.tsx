import { curatorWords } from '../../messages/curator/index.ts'
import { Button } from '../../ui/button.tsx'
import { countText, Price, percentText } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { PriceFrom } from '../../ui/price-from.tsx'
import { State } from '../../ui/state.tsx'
import { useTitle } from '../../ui/titles.ts'
import type { Product } from './catalog.ts'

/** What one could recommend, and first of all what it would earn. */
export function ProductCard({
  product,
  isChoosing,
  isChosen,
  onLook,
  onPick,
  onChoose,
}: {
  product: Product
  isChoosing: boolean
  isChosen: boolean
  onLook: () => void
  onPick: () => void
  onChoose: (is: boolean) => void
}) {
  const t = curatorWords.use().find
  const title = useTitle()(product)
  const days = product.seller.return_days
  return (
    <li class={isChosen ? 'product is-chosen' : 'product'}>
      <Thumb src={product.picture} size="large" />
      <div class="product-main">
        <p class="product-earns">
          <span>{t.earn}</span> <Price of={product.earns} class="earns" />
        </p>
        <h2 class="product-title two-lines" dir="auto" title={title}>
          {isChoosing ? (
            title
          ) : (
            <button type="button" class="product-look" aria-haspopup="dialog" onClick={onLook}>
              {title}
            </button>
          )}
        </h2>
        <p class="facts">
          <b>
            <PriceFrom price={product.price} isFrom={product.is_from} />
          </b>
          <span>{percentText(product.rate_bps)}</span>
          <Stock product={product} />
          <span>{days ? t.returns(days) : t.returnsNone}</span>
        </p>
        <div class="product-foot">
          <span class="soft small ellipsis">{product.seller.name}</span>
          {product.is_picked ? (
            <State tone="good">{t.picked}</State>
          ) : isChoosing ? (
            <label class="product-check">
              <input
                type="checkbox"
                class="row-check"
                aria-label={t.chooseOf(title)}
                checked={isChosen}
                onChange={event => onChoose(event.currentTarget.checked)}
              />
            </label>
          ) : (
            <Button icon="plus" isSmall aria-label={t.pickOf(title)} onClick={onPick}>
              {t.pick}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

function Stock({ product: { in_stock, stock } }: { product: Product }) {
  const t = curatorWords.use().find
  if (!in_stock) return <State tone="waiting">{t.stockNo}</State>
  return <span>{stock === null ? t.stockYes : t.stock(countText(stock))}</span>
}
