import { curatorWords } from '../../messages/curator/index.ts'
import type { Section } from './read.ts'

/** Straight to a section of a long shelf. */
export function SectionChips({
  sections,
  current,
  onChoice,
}: {
  sections: Section[]
  current: string | null
  onChoice: (sectionId: string | null) => void
}) {
  const t = curatorWords.use().shelf
  const chips = [{ id: null, title: t.all }, { id: 'none', title: t.loose }, ...sections]
  return (
    <div class="chips-line">
      {chips.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-pressed={id === current}
          onClick={() => onChoice(id)}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
