import type { Frame, ShopView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { visitOf } from './page.tsx'

type Props = { frame: Frame; search: NonNullable<ShopView['search']>; sellers: ShopView['sellers'] }

/** Words first; the rest folds away until it is used. A plain form: its address can be shared. */
export function ShelfSearch({ frame, search, sellers }: Props) {
  const words = messagesIn(frame.language)
  const { placement, language } = visitOf(frame)
  const isNarrowed = Boolean(search.seller || search.stock || search.sort !== 'shelf')
  const sorts = { shelf: words.sortShelf, price_up: words.priceUp, price_down: words.priceDown }
  return (
    <search>
      <form class="search" method="get" action={paths.shop(frame.shop?.handle ?? '')}>
        {placement && <input type="hidden" name="placement" value={placement} />}
        {language && <input type="hidden" name="lang" value={language} />}
        <div class="row">
          <label class="grow">
            <span class="hidden">{words.searchShop}</span>
            <input
              type="search"
              name="q"
              value={search.q}
              // Back to an earlier search the browser would put the later words here.
              autocomplete="off"
              maxLength={100}
              placeholder={words.searchShop}
              enterKeyHint="search"
            />
          </label>
          <button class="outline" type="submit">
            {words.search}
          </button>
        </div>
        <details open={isNarrowed}>
          <summary>{words.narrow}</summary>
          <div class="filters">
            {sellers.length > 1 && (
              <label>
                <span>{words.seller}</span>
                <select name="seller">
                  <option value="">{words.all}</option>
                  {sellers.map(one => (
                    <option key={one.id} value={one.id} selected={one.id === search.seller}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <label>
              <span>{words.sort}</span>
              <select name="sort">
                {Object.entries(sorts).map(([name, label]) => (
                  <option key={name} value={name} selected={name === search.sort}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label class="tick">
              <input type="checkbox" name="stock" value="1" checked={search.stock === '1'} />
              <span>{words.inStockOnly}</span>
            </label>
          </div>
        </details>
      </form>
    </search>
  )
}
