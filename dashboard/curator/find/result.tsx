import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { OwnShop } from '../own-shop.ts'
import { FullText } from './full-shelf.tsx'
import type { Added, Refused } from './pick.ts'

/** What became of adding several: nothing is left out silently. */
export function Result({
  result,
  nameOf,
  tier,
  onClose,
}: {
  result: Added
  nameOf: (productId: string) => string | null
  tier: OwnShop['tier'] | null
  onClose: () => void
}) {
  const t = curatorWords.use().find
  const isFull = result.refused.some(one => one.code === 'listing_cap')
  return (
    <Dialog title={t.addedTitle(result.added.length)} onClose={onClose}>
      {isFull && tier && <FullText tier={tier} />}
      {result.refused.length > 0 && (
        <div class="section">
          <p>{t.refusedLead(result.refused.length)}</p>
          <ul class="rows result-rows">
            {result.refused.map(one => (
              <RefusedRow key={one.product_id} refused={one} name={nameOf(one.product_id)} />
            ))}
          </ul>
        </div>
      )}
      <div class="form-actions">
        <LinkButton href={paths.shelf}>{t.toShelf}</LinkButton>
        <Button kind="quiet" onClick={onClose}>
          {t.understood}
        </Button>
      </div>
    </Dialog>
  )
}

function RefusedRow({ refused, name }: { refused: Refused; name: string | null }) {
  const t = curatorWords.use().find
  const isUnknown = refused.code === 'not_found'
  return (
    <li class="row">
      <div class="row-main">
        <span class="ellipsis">{name ?? refused.product_id}</span>
        <span class="soft small">{isUnknown ? t.refusedUnknown : refused.message}</span>
      </div>
    </li>
  )
}
