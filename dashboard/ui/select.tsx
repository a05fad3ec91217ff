import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'

/** One of a few. Options are `[value, what people read]`. */
export function SelectField<V extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChoice,
}: {
  label: string
  hint?: ComponentChildren
  error?: string | null | undefined
  value: V
  options: readonly (readonly [V, string])[]
  onChoice: (value: V) => void
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {ids => (
        <select
          class="input"
          {...ids}
          value={value}
          onChange={event => onChoice(event.currentTarget.value as V)}
        >
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Two or three ways to see one thing, side by side. */
export function Choices<V extends string>({
  label,
  value,
  options,
  onChoice,
}: {
  label: string
  value: V
  options: readonly (readonly [V, string])[]
  onChoice: (value: V) => void
}) {
  return (
    <fieldset class="choices">
      <legend class="hidden">{label}</legend>
      {options.map(([one, words]) => (
        <button
          key={one}
          type="button"
          class="chip"
          aria-pressed={one === value}
          onClick={() => onChoice(one)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  )
}
