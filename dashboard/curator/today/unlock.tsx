import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countText } from '../../ui/money.tsx'
import { changeShop, type OwnShop } from '../own-shop.ts'
import { GrowingShelf } from './growing-shelf.tsx'

type Rise = NonNullable<OwnShop['unlock']>

/** The moment a shelf grows: seen once, then never again. */
export function Unlock({ unlock, sales }: { unlock: Rise; sales: number }) {
  const t = curatorWords.use().today
  const { route } = useLocation()
  const close = () => {
    changeShop(shop => ({ ...shop, unlock: null }))
    // If that is lost the moment comes back another day; no harm.
    answer(api.shop['unlock-seen'].$post()).catch(() => {})
  }
  return (
    <Dialog title={t.unlockTitle} onClose={close}>
      <GrowingShelf />
      <p class="unlock-text">{t.unlockText(sales, countText(unlock.picks_max))}</p>
      <div class="form-actions">
        <Button
          kind="main"
          onClick={() => {
            close()
            route(paths.find)
          }}
        >
          {t.unlockGo}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t.unlockClose}
        </Button>
      </div>
    </Dialog>
  )
}
