import { useState } from 'preact/hooks'
import { useCategories, useCategoryName } from '../../curator/categories.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { readPercent } from '../../seller/pieces/amount.ts'
import { PercentField } from '../../seller/pieces/money-field.tsx'
import { useAction } from '../../ui/action.ts'
import { Check } from '../../ui/check.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { dayInput, fullDay, startOfDay } from '../pieces/day.ts'
import { setRate } from './versions.ts'

/** Which rate: the platform's (null), a category's, or one of a category to be chosen. */
export type Subject = { category: string | null } | 'choose'

/** A new version of a rate, from a day on or as soon as its notice allows. */
export function RateDialog({
  subject,
  name,
  now,
  onSet,
  onClose,
}: {
  subject: Subject
  name: string
  now: number
  onSet: () => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use().terms
  const shell = shellWords.use()
  const categories = useCategories()
  const nameOf = useCategoryName()
  const [chosen, setChosen] = useState('')
  const [rate, setPercent] = useState('')
  const [isNone, setNone] = useState(false)
  const [from, setFrom] = useState('')
  const [isTried, setTried] = useState(false)
  const category = subject === 'choose' ? chosen || (categories[0]?.id ?? '') : subject.category
  const bps = isNone ? null : readPercent(rate)
  const start = from ? startOfDay(from) : null
  const faults = {
    rate: !isNone && bps === null,
    from: from !== '' && (start === null || start <= now),
  }
  const save = useAction(async () => {
    setTried(true)
    if (faults.rate || faults.from || category === '') return
    const set = await setRate(category, bps, start)
    const date = set.valid_from === null ? null : fullDay(set.valid_from)
    toast(date === null ? t.rateSame : set.is_cut ? t.rateCut(date) : t.rateSet(date))
    onClose()
    await onSet()
  })
  return (
    <FormDialog
      title={subject === 'choose' ? t.addCategory : t.rateTitle(name)}
      yes={shell.save}
      send={save}
      onClose={onClose}
    >
      {subject === 'choose' && (
        <SelectField
          label={t.category}
          value={category ?? ''}
          options={categories.map(one => [one.id, nameOf(one)] as const)}
          onChoice={setChosen}
        />
      )}
      {!isNone && (
        <PercentField
          label={t.rate}
          value={rate}
          onText={setPercent}
          error={isTried && faults.rate ? t.rateWrong : null}
        />
      )}
      {subject !== 'choose' && subject.category !== null && (
        <Check isOn={isNone} onChange={setNone}>
          {t.rateNone}
        </Check>
      )}
      <TextField
        label={t.validFrom}
        hint={t.validHint}
        isOptional
        type="date"
        min={dayInput(now)}
        value={from}
        onText={setFrom}
        error={isTried && faults.from ? t.dateWrong : null}
      />
    </FormDialog>
  )
}
