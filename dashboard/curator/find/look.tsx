import type { InferResponseType } from 'hono/client'
import { descriptionIn } from '../../../server/catalog/product.ts'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { countText, Price, percentText } from '../../ui/money.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { State } from '../../ui/state.tsx'
import { useTitle } from '../../ui/titles.ts'
import type { Product } from './catalog.ts'
import { Terms } from './terms.tsx'

export type Closely = InferResponseType<(typeof api.catalog)[':id']['$get'], 200>

/** All about one product, before it is recommended; with the button that does. */
export function Look({
  product,
  onPick,
  onClose,
}: {
  product: Product
  onPick: () => void
  onClose: () => void
}) {
  const t = curatorWords.use().find
  const title = useTitle()(product)
  const seen = useLoad(
    () => answer(api.catalog[':id'].$get({ param: { id: product.id } })),
    [product.id],
  )
  return (
    <Dialog title={title} isWide onClose={onClose}>
      <Loaded of={seen} skeleton={<Bone class="bone-sheet" />}>
        {found => (
          <div class="look">
            <Pictures of={found} title={title} />
            <p class="product-earns">
              <span>{t.earn}</span> <Price of={found.earns} class="earns" />{' '}
              <span class="soft">{percentText(found.rate_bps)}</span>
            </p>
            <Variants of={found} />
            <Words of={found} />
            <Terms of={found} />
            <div class="form-actions look-foot">
              {product.is_picked ? (
                <State tone="good">{t.picked}</State>
              ) : (
                <Button kind="main" icon="plus" onClick={onPick}>
                  {t.foundGo}
                </Button>
              )}
              <Button kind="quiet" onClick={onClose}>
                {t.lookEnd}
              </Button>
            </div>
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}

/** Side by side, to be swiped through; several can be moved by the arrow keys as well. */
function Pictures({ of: { pictures }, title }: { of: Closely; title: string }) {
  const t = curatorWords.use().find
  if (!pictures.length) return null
  const several =
    pictures.length > 1 ? { tabIndex: 0, role: 'group' as const, 'aria-label': t.lookPictures } : {}
  return (
    <div class="look-pictures" {...several}>
      {pictures.map(({ src, width, height }, index) => (
        <img
          key={src}
          src={src}
          width={width}
          height={height}
          alt={index ? '' : title}
          decoding="async"
        />
      ))}
    </div>
  )
}

function Variants({ of: { variants } }: { of: Closely }) {
  const t = curatorWords.use().find
  const titleOf = useTitle()
  return (
    <ul class="look-variants">
      {variants.map(({ id, title, title_zh, price, stock }) => (
        <li key={id}>
          {title && <span dir="auto">{titleOf({ title, title_zh })}</span>}
          <Price of={price} />
          {stock === 0 ? (
            <State tone="waiting">{t.stockNo}</State>
          ) : (
            <span class="soft">{stock === null ? t.stockYes : t.stock(countText(stock))}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What its seller says of it. */
function Words({ of: { description, description_zh, brand } }: { of: Closely }) {
  const text = descriptionIn({ description, descriptionZh: description_zh }, language.use())
  return (
    <div class="look-words" dir="auto">
      {brand && <p class="soft">{brand}</p>}
      <p>{text}</p>
    </div>
  )
}
