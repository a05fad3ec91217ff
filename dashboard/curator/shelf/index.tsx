import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { paths } from '../../shell/places.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useOwnShop } from '../own-shop.ts'
import { Room } from '../room.tsx'
import { changesOf } from './change.ts'
import { useShelf } from './read.ts'
import { Rows } from './rows.tsx'
import { SectionChips } from './section-chips.tsx'
import { SectionDialog } from './section-dialog.tsx'
import { useEndOnLeaving } from './take-off.ts'

/** The shop as its curator arranges it. */
export function Shelf() {
  const t = curatorWords.use().shelf
  const { query, route } = useLocation()
  const section = query.section ?? null
  const own = useOwnShop()
  const shelf = useShelf(section)
  const changes = changesOf(shelf, section)
  useEndOnLeaving()
  const [isNaming, setNaming] = useState(false)
  const show = (id: string | null) => route(id ? `${paths.shelf}?section=${id}` : paths.shelf)
  return (
    <Page
      title={t.title}
      lead={<Room tier={own.data?.tier ?? null} />}
      actions={
        <>
          <Button icon="plus" onClick={() => setNaming(true)}>
            {t.addSection}
          </Button>
          {own.data && (
            <LinkButton
              kind="quiet"
              isTight
              icon="open"
              href={own.data.url}
              target="_blank"
              rel="noreferrer"
            >
              {t.view}
            </LinkButton>
          )}
        </>
      }
    >
      <Loaded of={shelf} skeleton={<BoneRows />}>
        {rows => (
          <>
            {rows.sections.length > 0 && (
              <SectionChips sections={rows.sections} current={section} onChoice={show} />
            )}
            {own.data?.tier.picks === 0 && !rows.sections.length ? (
              <Empty drawing="shelf" title={t.emptyTitle}>
                <p>{t.emptyText}</p>
                <LinkButton kind="main" href={paths.find}>
                  {t.emptyGo}
                </LinkButton>
              </Empty>
            ) : (
              <Rows shelf={shelf} rows={rows} changes={changes} section={section} />
            )}
          </>
        )}
      </Loaded>
      {isNaming && (
        <SectionDialog
          heading={t.sectionNew}
          title=""
          onSend={changes.addSection}
          onClose={() => setNaming(false)}
        />
      )}
    </Page>
  )
}
