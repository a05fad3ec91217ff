import type { ShopEdit } from '../../../server/shops/contract.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Check } from '../../ui/check.tsx'
import { PictureChoice } from '../../ui/picture-choice.tsx'
import { LayoutScene } from './layout-scene.tsx'
import { ThemeScene } from './theme-scene.tsx'

const themes = ['paper', 'market', 'gallery', 'garden', 'night', 'studio'] as const
const layouts = ['grid', 'list', 'editorial'] as const
const disclosures = ['commission', 'earns', 'supports', 'ad'] as const

/** How the page is drawn, and in which words it tells of the commission. */
export function Look({
  values,
  onChange,
}: {
  values: ShopEdit
  onChange: (change: ShopEdit) => void
}) {
  const t = curatorWords.use().shop
  return (
    <>
      <PictureChoice
        label={t.theme}
        name="theme"
        value={values.theme ?? 'paper'}
        options={themes.map(theme => [theme, t.themes[theme]] as const)}
        picture={theme => <ThemeScene theme={theme} accent={values.accent ?? 'persimmon'} />}
        onChoice={theme => onChange({ theme })}
      />
      <PictureChoice
        label={t.layout}
        name="layout"
        value={values.layout ?? 'grid'}
        options={layouts.map(layout => [layout, t.layouts[layout]] as const)}
        picture={layout => <LayoutScene layout={layout} />}
        onChoice={layout => onChange({ layout })}
      />
      <div class="field">
        <label for="disclosure">{t.disclosure}</label>
        <select
          id="disclosure"
          class="input"
          value={values.disclosure ?? 'commission'}
          onChange={event =>
            onChange({
              disclosure: event.currentTarget.value as NonNullable<ShopEdit['disclosure']>,
            })
          }
        >
          {disclosures.map(disclosure => (
            <option key={disclosure} value={disclosure}>
              {t.disclosures[disclosure]}
            </option>
          ))}
        </select>
        <p class="field-note">{t.disclosureHint}</p>
      </div>
      <div class="field">
        <Check
          isOn={values.is_named_as_source ?? false}
          onChange={isOn => onChange({ is_named_as_source: isOn })}
          aria-describedby="source-note"
        >
          {t.source}
        </Check>
        <p class="field-note" id="source-note">
          {t.sourceHint}
        </p>
      </div>
    </>
  )
}
