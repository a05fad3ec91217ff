import { useState } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'
import { Field } from './field.tsx'

/** A password that can be looked at while typing. */
export function PasswordField({
  label,
  hint,
  error,
  value,
  onText,
  isNew,
}: {
  label: string
  hint?: string
  error?: string | null | undefined
  value: string
  onText: (text: string) => void
  isNew?: boolean
}) {
  const t = shellWords.use()
  const [isShown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {ids => (
        <span class="input-with-prefix input-password">
          <input
            class="input"
            {...ids}
            type={isShown ? 'text' : 'password'}
            autocomplete={isNew ? 'new-password' : 'current-password'}
            value={value}
            onInput={event => onText(event.currentTarget.value)}
          />
          <button
            type="button"
            class="input-button"
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? t.hidePassword : t.showPassword}
          </button>
        </span>
      )}
    </Field>
  )
}
