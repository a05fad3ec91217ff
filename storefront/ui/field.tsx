import type { Frame } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'

type Props = {
  frame: Frame
  name: string
  label: string
  values: Record<string, string>
  errors: Record<string, string>
  autoComplete: string
  type?: string
  hint?: string
  isOptional?: boolean
  inputMode?: 'text' | 'tel' | 'email' | 'numeric'
  max?: number
  half?: boolean
  /** What it may hold, offered while typing. */
  options?: string[]
  /** The field a form that came back begins with. */
  first?: string | undefined
  /** Which form it is in, where several on a page ask for the same. */
  form?: string
}

/** A labelled input; what is wrong with it stands under it and is read out with it. */
export function Field({
  frame,
  name,
  label,
  values,
  errors,
  autoComplete,
  type = 'text',
  hint,
  isOptional = false,
  inputMode,
  max = 200,
  half = false,
  options = [],
  first,
  form,
}: Props) {
  const words = messagesIn(frame.language)
  const error = errors[name]
  const id = form ? `${form}-${name}` : name
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <p class={half ? 'field half' : 'field'}>
      <label for={id}>
        {label} {isOptional && <small class="soft">{words.optional}</small>}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        value={values[name] ?? ''}
        autoComplete={autoComplete}
        maxLength={max}
        required={!isOptional}
        {...(options.length ? { list: `${id}-options` } : {})}
        {...(inputMode ? { inputMode } : {})}
        {...(described ? { 'aria-describedby': described } : {})}
        {...(error ? { 'aria-invalid': true } : {})}
        {...(name === first ? { autofocus: true } : {})}
      />
      {options.length > 0 && (
        <datalist id={`${id}-options`}>
          {options.map(option => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {hint && (
        <small id={`${id}-hint`} class="soft">
          {hint}
        </small>
      )}
      {error && (
        <small id={`${id}-error`} class="wrong">
          {error}
        </small>
      )}
    </p>
  )
}
