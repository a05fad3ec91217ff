import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
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
          {
            icon: 'trash',
            label: t.sectionRemove,
            isBad: true,
            onChoose: () => void changes.removeSection(id, title),
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
    </div>
  )
}
