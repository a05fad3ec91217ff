import { language, tagOf } from '../../messages/language.ts'
import { Field, TextField } from '../../ui/field.tsx'

type Props = {
  label: string
  hint?: string
  error?: string | null | undefined
  isOptional?: boolean
  value: string
  onText: (text: string) => void
}

/** An amount as one types it, with its currency's sign before it. */
export function MoneyField({ currency, ...rest }: Props & { currency: string }) {
  return (
    <TextField
      {...rest}
      prefix={signOf(currency)}
      inputMode="decimal"
      autocomplete="off"
      class="input figures"
    />
  )
}

/** A percentage as one types it, with its sign behind it. */
export function PercentField({
  label,
  hint,
  error,
  isOptional,
  value,
  onText,
  placeholder,
}: Props & { placeholder?: string }) {
  return (
    <Field {...{ label, hint, error, isOptional: !!isOptional }}>
      {ids => (
        <span class="input-with-prefix input-with-suffix">
          <input
            class="input figures"
            {...ids}
            inputMode="decimal"
            autocomplete="off"
            placeholder={placeholder}
            value={value}
            onInput={event => onText(event.currentTarget.value)}
          />
          <span class="input-suffix" aria-hidden="true">
            %
          </span>
        </span>
      )}
    </Field>
  )
}

/** `CNY` -> `¥`, in the language of the page; `CN¥` in English. */
export function signOf(currency: string): string {
  const parts = new Intl.NumberFormat(tagOf(language.get()), {
    style: 'currency',
    currency,
  }).formatToParts(0)
  return parts.find(part => part.type === 'currency')?.value ?? currency
}
