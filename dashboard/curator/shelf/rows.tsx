import { useEffect, useRef, useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { Button } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem-text.ts'
import type { Changes } from './change.ts'
import { useDrag } from './drag.ts'
import { type Group, groupsOf, type Spot, stepOf } from './order.ts'
import { PickRow, type RowActions } from './pick-row.tsx'
import type { Pick, Section, Shelf, ShelfRows } from './read.ts'
import { SectionHead } from './section-head.tsx'

type Props = { shelf: Shelf; rows: ShelfRows; changes: Changes; section: string | null }

/** Everything on the shelf under its sections, to be arranged. */
export function Rows({ shelf, rows, changes, section }: Props) {
  const t = curatorWords.use().shelf
  const shell = shellWords.use()
  const isWhole = rows.after === null
  const shown = section ? rows.sections.filter(one => one.id === section) : rows.sections
  const groups = groupsOf(rows.picks, shown, isWhole)
  const [heard, setHeard] = useState('')
  const focusNext = useRef<string | null>(null)
  useEffect(() => {
    // A row that moves in the page loses the focus on its way.
    if (focusNext.current) document.getElementById(`grip-${focusNext.current}`)?.focus()
    focusNext.current = null
  })
  const find = (id: string) => rows.picks.find(pick => pick.id === id)
  const move = (pick: Pick, spot: Spot | null) => {
    if (!spot) return
    void changes.move(pick, spot)
    const ids = rows.picks.map(one => one.id)
    const to = spot.beforeId ? ids.indexOf(spot.beforeId) : ids.length
    setHeard(t.moved(Math.max(1, to + (to > ids.indexOf(pick.id) ? 0 : 1))))
  }
  const drag = useDrag((id, spot) => {
    const pick = find(id)
    if (pick) move(pick, spot)
  })
  const actions: RowActions = {
    step(pick, step) {
      focusNext.current = pick.id
      move(pick, stepOf(groups, pick.id, step))
    },
    moveTo: (pick, sectionId) => move(pick, { sectionId, beforeId: null }),
    toTop: pick => move(pick, { sectionId: pick.section_id, beforeId: firstOf(groups, pick) }),
    remove: changes.remove,
    setPhoto: changes.setPhoto,
    removePhoto: changes.removePhoto,
    saveNote: (pick, note) =>
      shelf.change(now => ({
        ...now,
        picks: now.picks.map(one => (one.id === pick.id ? { ...one, note } : one)),
      })),
  }
  const last = rows.picks.at(-1)
  return (
    <div class={drag.pickId ? 'shelf is-dragging' : 'shelf'}>
      <p class="hidden" aria-live="polite">
        {heard}
      </p>
      {groups.map(group => (
        <section key={group.section?.id ?? ''} class="section">
          {rows.sections.length > 0 && (
            <SectionHead
              section={group.section}
              changes={changes}
              isFirst={group.section?.id === rows.sections[0]?.id}
              isLast={group.section?.id === rows.sections.at(-1)?.id}
            />
          )}
          <ul class="rows">
            {group.picks.map(pick => (
              <PickRow
                key={pick.id}
                pick={pick}
                sections={rows.sections}
                drag={drag}
                actions={actions}
                isTop={group.picks[0] === pick}
                canRise={stepOf(groups, pick.id, 'up') !== null}
                canFall={stepOf(groups, pick.id, 'down') !== null && (isWhole || pick !== last)}
              />
            ))}
            <SectionEnd
              group={group}
              isOpen={isWhole || group !== groups.at(-1)}
              spot={drag.spot}
            />
          </ul>
        </section>
      ))}
      {!isWhole && (
        <div class="more-rows">
          {shelf.errorMore && <p class="form-error">{problemText(shelf.errorMore)}</p>}
          <Button isBusy={shelf.isLoadingMore} onClick={shelf.more}>
            {shelf.isLoadingMore ? shell.loading : shell.showMore}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The place below a section's last pick; unknown while there is more to read. */
function SectionEnd({
  group,
  isOpen,
  spot,
}: {
  group: Group<Pick>
  isOpen: boolean
  spot: Spot | null
}) {
  const t = curatorWords.use().shelf
  if (!isOpen) return null
  const sectionId = (group.section as Section | null)?.id ?? null
  const isTarget = spot !== null && spot.beforeId === null && spot.sectionId === sectionId
  return (
    <li
      class={isTarget ? 'shelf-end is-target' : 'shelf-end'}
      data-drop=""
      data-section={sectionId ?? ''}
    >
      {group.picks.length === 0 && t.sectionEmpty}
    </li>
  )
}

function firstOf(groups: Group<Pick>[], pick: Pick): string | null {
  const group = groups.find(one => one.picks.includes(pick))
  return group?.picks[0]?.id ?? null
}
