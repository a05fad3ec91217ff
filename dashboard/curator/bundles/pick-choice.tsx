import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { SearchField } from '../../seller/pieces/search-field.tsx'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import type { Pages } from '../../ui/pages.ts'
import { Thumb } from '../../ui/picture.tsx'
import { PriceFrom } from '../../ui/price-from.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/titles.ts'
import type { Pick } from '../shelf/read.ts'
import { Trouble } from '../shelf/trouble.tsx'
import { foundAmong } from './found.ts'

/** Which pick stands there; those in the photo already are left out. */
export function PickChoice({
  picks,
  taken,
  onChoice,
  onClose,
}: {
  picks: Pages<Pick>
  taken: string[]
  onChoice: (pick: Pick) => void
  onClose: () => void
}) {
  const t = curatorWords.use().bundles
  const [typed, setTyped] = useState('')
  return (
    <Dialog title={t.choose} onClose={onClose}>
      <SearchField label={t.search} value={typed} onText={setTyped} />
      <Loaded of={picks} skeleton={<BoneRows count={4} />}>
        {rows => {
          const free = rows.filter(one => !taken.includes(one.id))
          const found = foundAmong(free, typed)
          return (
            <>
              <p class="hidden" role="status">
                {typed.trim() && t.found(found.length)}
              </p>
              {found.length > 0 ? (
                <ul class="rows">
                  {found.map(pick => (
                    <Choice key={pick.id} pick={pick} onChoice={() => onChoice(pick)} />
                  ))}
                </ul>
              ) : free.length > 0 || picks.hasMore ? (
                <p class="soft">{t.noneFound}</p>
              ) : (
                <>
                  <p class="soft">{t.noPicks}</p>
                  <LinkButton href={paths.find}>{t.toFind}</LinkButton>
                </>
              )}
              <MoreRows of={picks} />
            </>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

function Choice({ pick, onChoice }: { pick: Pick; onChoice: () => void }) {
  const title = useTitle()(pick)
  return (
    <li class="pick-choice">
      <button type="button" class="row" onClick={onChoice}>
        <Thumb src={pick.picture} size="small" />
        <span class="row-main">
          <span class="two-lines" dir="auto">
            {title}
          </span>
          <span class="facts">
            <PriceFrom price={pick.price} isFrom={pick.is_from} />
            <Trouble of={pick.trouble} />
          </span>
        </span>
      </button>
    </li>
  )
}
