import { curatorWords } from '../../messages/curator/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { type Accent, accents } from './accents.ts'

export function AccentField({
  value,
  onChoice,
}: {
  value: Accent
  onChoice: (accent: Accent) => void
}) {
  const t = curatorWords.use().open
  return (
    <fieldset class="field">
      <legend class="field-label">{t.accent}</legend>
      <div class="swatches">
        {accents.map(accent => (
          <label key={accent} class="swatch" data-accent={accent} title={t.accents[accent]}>
            <input
              type="radio"
              name="accent"
              class="hidden"
              checked={accent === value}
              onChange={() => onChoice(accent)}
            />
            <span class="swatch-colour">
              <Icon name="check" />
            </span>
            <span class="small">{t.accents[accent]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
