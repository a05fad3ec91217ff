import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select.tsx'
import type { DeliveryFault, DeliveryFaults, DeliveryRow } from './values.ts'

/** One place and its days. */
export function DeliveryLine({
  row,
  places,
  faults,
  onChange,
  onRemove,
}: {
  row: DeliveryRow
  places: [string, string][]
  faults: DeliveryFaults
  onChange: (part: Partial<DeliveryRow>) => void
  onRemove: () => void
}) {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const words: Record<DeliveryFault, string> = {
    empty: shell.fieldEmpty,
    twin: t.deliveryTwin,
    days: t.deliveryDaysWrong,
    order: t.deliveryOrderWrong,
  }
  const say = (fault: DeliveryFault | undefined) => (fault ? words[fault] : null)
  const known = places.find(([code]) => code === row.to)
  return (
    <li class="promise-line">
      <SelectField
        label={t.deliveryTo}
        value={row.to}
        options={known ? places : [...places, [row.to, row.to]]}
        onChoice={to => onChange({ to })}
        error={say(faults.to)}
      />
      <TextField
        label={t.deliveryFrom}
        inputMode="numeric"
        autocomplete="off"
        value={row.from}
        onText={from => onChange({ from })}
        error={say(faults.from)}
      />
      <TextField
        label={t.deliveryUntil}
        inputMode="numeric"
        autocomplete="off"
        value={row.until}
        onText={until => onChange({ until })}
        error={say(faults.until)}
      />
      <IconButton
        icon="trash"
        isBad
        label={t.deliveryRemove(row.to ? (known?.[1] ?? row.to) : null)}
        onClick={onRemove}
      />
    </li>
  )
}
