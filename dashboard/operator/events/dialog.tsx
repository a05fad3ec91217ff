import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { readCount } from '../../seller/pieces/amount.ts'
import { useAction } from '../../ui/action.ts'
import { ownTimeZone, wallTime } from '../../ui/dates.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { operatorApi } from '../waiting.ts'

const ordersMost = 1_000_000

/** What it is called, when it is by which clock, and whether it is for small sellers only. */
export function EventDialog({
  now,
  onMade,
  onClose,
}: {
  now: number
  onMade: () => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use().events
  const zone = ownTimeZone()
  const [values, setValues] = useState({
    name: '',
    chinese: '',
    starts: '',
    ends: '',
    zone,
    most: '',
  })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<typeof values>) => setValues(old => ({ ...old, ...change }))
  const { name, chinese, starts, ends } = values
  const most = values.most ? readCount(values.most, ordersMost) : null
  const faults = {
    name: !name.trim() && t.nameWrong,
    starts: !starts && t.startsWrong,
    ends: (!ends || ends <= starts) && t.endsWrong,
    most: values.most !== '' && most === null && t.mostWrong,
  }
  const told = (field: keyof typeof faults) => (isTried && faults[field]) || null
  const make = useAction(async () => {
    setTried(true)
    if (Object.values(faults).some(Boolean)) return
    const json = { name, name_zh: chinese.trim() || null, starts, ends, time_zone: values.zone }
    await answer(operatorApi.events.$post({ json: { ...json, orders_max: most } }))
    toast(t.made(name))
    onClose()
    await onMade()
  })
  const isOver = make.error?.fields.some(one => one.field === 'ends') ?? false
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <FormDialog title={t.add} yes={t.make} send={make} known={['ends']} onClose={onClose}>
      <TextField
        label={t.name}
        maxLength={60}
        value={name}
        onText={text => set({ name: text })}
        error={told('name')}
      />
      <TextField
        label={t.chinese}
        isOptional
        maxLength={60}
        value={chinese}
        onText={text => set({ chinese: text })}
      />
      <TextField
        type="datetime-local"
        label={t.starts}
        min={wallTime(now)}
        value={starts}
        onText={text => set({ starts: text })}
        error={told('starts')}
      />
      <TextField
        type="datetime-local"
        label={t.ends}
        min={starts || wallTime(now)}
        value={ends}
        onText={text => {
          make.forget()
          set({ ends: text })
        }}
        error={told('ends') ?? (isOver ? t.endsWrong : null)}
      />
      <SelectField
        label={t.zone}
        value={values.zone}
        options={[...new Set([zone, ...zones])].map(one => [one, one.replaceAll('_', ' ')])}
        onChoice={choice => set({ zone: choice })}
      />
      <TextField
        label={t.most}
        hint={t.mostHint}
        isOptional
        inputMode="numeric"
        autocomplete="off"
        value={values.most}
        onText={text => set({ most: text })}
        error={told('most')}
      />
    </FormDialog>
  )
}
