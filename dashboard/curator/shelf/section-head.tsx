import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { Changes } from './change.ts'
import type { Section } from './read.ts'
import { SectionDialog } from './section-dialog.tsx'

/** A section's name, and what one can do with it. */
export function SectionHead({
  section,
  changes,
  isFirst,
  isLast,
}: {
  section: Section | null
  changes: Changes
  isFirst: boolean
  isLast: boolean
}) {
  const t = curatorWords.use().shelf
  const [isNaming, setNaming] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const { route } = useLocation()
  if (!section) return <h2 class="shelf-section">{t.loose}</h2>
  const { id, title } = section
  return (
    <div class="shelf-section">
      <h2>{title}</h2>
      <Menu
        label={t.sectionMenu(title)}
        items={[
          { icon: 'pencil', label: t.sectionRename, onChoose: () => setNaming(true) },
          {
            icon: 'up',
            label: t.sectionUp,
            isOff: isFirst,
            onChoose: () => void changes.moveSection(id, 'up'),
          },
          {
            icon: 'down',
            label: t.sectionDown,
            isOff: isLast,
            onChoose: () => void changes.moveSection(id, 'down'),
          },
          { icon: 'share', label: t.share, onChoose: () => route(paths.shareOf(id)) },
          {
            icon: 'trash',
            label: t.sectionRemove,
            isBad: true,
            onChoose: () => setRemoving(true),
          },
        ]}
      />
      {isNaming && (
        <SectionDialog
          heading={t.sectionRename}
          title={title}
          onSend={next => changes.renameSection(id, next)}
          onClose={() => setNaming(false)}
        />
      )}
      {isRemoving && (
        <RemoveDialog
          title={title}
          onSend={() => changes.removeSection(id, title)}
          onClose={() => setRemoving(false)}
        />
      )}
    </div>
  )
}

/** Its name and place cannot be brought back; what stands in it stays. */
function RemoveDialog({
  title,
  onSend,
  onClose,
}: {
  title: string
  onSend: () => Promise<unknown>
  onClose: () => void
}) {
  const t = curatorWords.use().shelf
  const send = useAction(async () => {
    await onSend()
    onClose()
  })
  return (
    <FormDialog
      title={t.sectionRemoveAsk(title)}
      yes={t.sectionRemove}
      isBad
      send={send}
      onClose={onClose}
    >
      <p>{t.sectionRemoveText}</p>
    </FormDialog>
  )
}
