import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { AreaField, TextField } from '../../ui/field.tsx'
import { useLoad } from '../../ui/load.ts'
import { SelectField } from '../../ui/select.tsx'
import { categoryTitle, readCategories } from './data.ts'
import { useFaultWords } from './fault-words.ts'
import type { ProductFaults } from './faults.ts'
import type { ProductValues } from './values.ts'

export type PartProps = {
  values: ProductValues
  set: (change: Partial<ProductValues>) => void
  faults: ProductFaults
}

/** What it is, in one language or both. */
export function What({ values, set, faults, isNew }: PartProps & { isNew: boolean }) {
  const t = sellerWords.use()
  const say = useFaultWords()
  return (
    <fieldset class="form sheet">
      <legend class="form-legend">{t.partWhat}</legend>
      <div class="form-row">
        <TextField
          label={t.title}
          value={values.title}
          onText={title => set({ title })}
          error={say(faults.title)}
        />
        <TextField
          label={t.titleZh}
          isOptional
          lang="zh-CN"
          value={values.titleZh}
          onText={titleZh => set({ titleZh })}
          error={say(faults.titleZh)}
        />
        <AreaField
          label={t.description}
          isOptional
          rows={5}
          value={values.description}
          onText={description => set({ description })}
          error={say(faults.description)}
        />
        <AreaField
          label={t.descriptionZh}
          isOptional
          rows={5}
          lang="zh-CN"
          value={values.descriptionZh}
          onText={descriptionZh => set({ descriptionZh })}
          error={say(faults.descriptionZh)}
        />
        <CategoryField value={values.category} onChoice={category => set({ category })} />
        <TextField
          label={t.brand}
          isOptional
          value={values.brand}
          onText={brand => set({ brand })}
          error={say(faults.brand)}
        />
        <TextField
          label={t.ownId}
          hint={isNew ? t.ownIdHint : t.ownIdFixed}
          isOptional={isNew}
          readOnly={!isNew}
          value={values.ownId}
          onText={ownId => set({ ownId })}
          error={say(faults.ownId)}
          spellcheck={false}
        />
      </div>
    </fieldset>
  )
}

/** Ours to choose from; should they not be had, what is typed is understood as a feed's would be. */
function CategoryField({ value, onChoice }: { value: string; onChoice: (id: string) => void }) {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const load = useLoad(readCategories, [])
  if (load.error && !load.data)
    return <TextField label={t.category} value={value} onText={onChoice} />
  const all = load.data ?? []
  const known = all.map(one => [one.id, categoryTitle(one, all)] as const)
  const first = ['', load.data ? t.categoryNone : shell.loading] as const
  const isKnown = !value || known.some(([id]) => id === value)
  return (
    <SelectField
      label={t.category}
      value={value}
      options={isKnown ? [first, ...known] : [first, [value, value] as const, ...known]}
      onChoice={onChoice}
    />
  )
}
