import type { ShopEdit } from '../../../server/shops/contract.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { languageNames } from '../../messages/language.ts'
import { shellWords } from '../../messages/shell/index.ts'
import type { Problem } from '../../problem.ts'
import { TextField } from '../../ui/field.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { SelectField } from '../../ui/select.tsx'
import { AccentField } from './accent-field.tsx'
import { HandleField } from './handle-field.tsx'

type Values = Required<Pick<ShopEdit, 'handle' | 'name' | 'line' | 'accent' | 'language'>>

/** What a shop says of itself; the same when it opens and later. */
export function ShopFields({
  values,
  onChange,
  own,
  isTried,
  problem,
}: {
  values: Values
  onChange: (change: Partial<Values>) => void
  own?: string
  isTried: boolean
  problem: Problem | null
}) {
  const t = curatorWords.use()
  const shell = shellWords.use()
  const nameFault = isTried && !values.name.trim() ? shell.fieldEmpty : null
  const isHandleRefused =
    problem?.code.startsWith('handle_') === true && problem.details.handle === values.handle
  return (
    <>
      <TextField
        label={t.open.name}
        placeholder={t.open.nameExample}
        maxLength={60}
        value={values.name}
        onText={name => onChange({ name })}
        error={nameFault ?? fieldText(problem, 'name')}
      />
      <HandleField
        value={values.handle}
        {...(own ? { own, hint: t.shop.handleHint } : {})}
        error={isHandleRefused ? (problem?.message ?? null) : fieldText(problem, 'handle')}
        onText={handle => onChange({ handle })}
      />
      <TextField
        label={t.open.line}
        isOptional
        placeholder={t.open.lineExample}
        maxLength={140}
        value={values.line}
        onText={line => onChange({ line })}
        error={fieldText(problem, 'line')}
      />
      <AccentField value={values.accent} onChoice={accent => onChange({ accent })} />
      <SelectField
        label={t.open.language}
        value={values.language}
        options={languageNames}
        onChoice={language => onChange({ language })}
      />
    </>
  )
}
