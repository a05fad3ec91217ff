import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Price } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { PriceFrom } from '../../ui/price-from.tsx'
import { useTitle } from '../../ui/titles.ts'
import type { Drag } from './drag.ts'
import { Note } from './note.tsx'
import { OwnPhoto } from './own-photo.tsx'
import type { Pick, Section } from './read.ts'
import { Trouble } from './trouble.tsx'

export type RowActions = {
  step(pick: Pick, step: 'up' | 'down'): void
  moveTo(pick: Pick, sectionId: string | null): void
  toTop(pick: Pick): void
  remove(pick: Pick): void
  saveNote(pick: Pick, note: string): void
  setPhoto(pick: Pick, file: File): Promise<void>
  removePhoto(pick: Pick): Promise<void>
}

/** One thing on the shelf and everything one can do with it. */
export function PickRow({
  pick,
  sections,
  drag,
  actions,
  canRise,
  canFall,
  isTop,
}: {
  pick: Pick
  sections: Section[]
  drag: Drag
  actions: RowActions
  canRise: boolean
  canFall: boolean
  /** The first of its section. */
  isTop: boolean
}) {
  const t = curatorWords.use().shelf
  const title = useTitle()(pick)
  const { route } = useLocation()
  const [isPhotoOpen, setPhotoOpen] = useState(false)
  const isTarget = drag.pickId !== null && drag.spot?.beforeId === pick.id
  const flags = [drag.pickId === pick.id && 'is-lifted', isTarget && 'is-target']
  const elsewhere = [{ id: null, title: t.loose }, ...sections].filter(
    one => one.id !== pick.section_id,
  )
  return (
    <li
      class={['pick', ...flags].filter(Boolean).join(' ')}
      data-drop={pick.id}
      data-section={pick.section_id ?? ''}
    >
      <button
        type="button"
        class="grip"
        id={`grip-${pick.id}`}
        aria-label={t.drag(title)}
        onPointerDown={event => drag.start(event, pick.id)}
        onKeyDown={event => {
          const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
          if (!step) return
          event.preventDefault()
          actions.step(pick, step)
        }}
      >
        <Icon name="grip" />
      </button>
      <Thumb src={pick.picture} />
      <div class="pick-main">
        <b class="two-lines" dir="auto">
          {title}
        </b>
        <div class="facts">
          <span>{pick.seller}</span>
          <PriceFrom price={pick.price} isFrom={pick.is_from} />
          {pick.has_own_photo && <span>{t.photo}</span>}
          <Trouble of={pick.trouble} />
        </div>
      </div>
      <div class="pick-earns">
        {pick.earns && (
          <>
            <span class="soft small">{t.earns}</span>
            <Price of={pick.earns} class="earns" />
          </>
        )}
      </div>
      <Note
        pickId={pick.id}
        title={title}
        note={pick.note}
        onSaved={note => actions.saveNote(pick, note)}
      />
      <Menu
        label={t.menuOf(title)}
        items={[
          { icon: 'up', label: t.up, isOff: !canRise, onChoose: () => actions.step(pick, 'up') },
          {
            icon: 'down',
            label: t.down,
            isOff: !canFall,
            onChoose: () => actions.step(pick, 'down'),
          },
          { label: t.top, icon: 'top', isOff: isTop, onChoose: () => actions.toTop(pick) },
          { icon: 'image', label: t.photo, onChoose: () => setPhotoOpen(true) },
          { icon: 'share', label: t.share, onChoose: () => route(paths.shareOf(pick.slug)) },
          { icon: 'trash', label: t.remove, isBad: true, onChoose: () => actions.remove(pick) },
        ]}
        more={{
          title: t.moveTo,
          items: sections.length
            ? elsewhere.map(one => ({
                label: one.title,
                onChoose: () => actions.moveTo(pick, one.id),
              }))
            : [],
        }}
      />
      {isPhotoOpen && (
        <OwnPhoto
          pick={pick}
          onSend={file => actions.setPhoto(pick, file)}
          onRemove={() => actions.removePhoto(pick)}
          onClose={() => setPhotoOpen(false)}
        />
      )}
    </li>
  )
}
