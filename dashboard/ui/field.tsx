import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'
import { Icon } from './icon.tsx'

type Around = {
  label: string
  /** Said below, before anything is wrong. */
  hint?: ComponentChildren
  error?: string | null | undefined
  isOptional?: boolean
}
type Ids = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }

/** Label above, the input, then what is wrong with it or a hint. */
export function Field({
  label,
  hint,
  error,
  isOptional,
  children,
}: Around & { children: (ids: Ids) => ComponentChildren }) {
  const t = shellWords.use()
  const id = useId()
  return (
    <div class={error ? 'field is-wrong' : 'field'}>
      <label for={id}>
        {label}
        {isOptional && <span class="soft"> · {t.optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': error || hint ? `${id}-note` : undefined,
        'aria-invalid': !!error,
      })}
      {(error || hint) && (
        <p class="field-note" id={`${id}-note`}>
          {error ? (
            <>
              <Icon name="alert" size={16} /> {error}
            </>
          ) : (
            hint
          )}
        </p>
      )}
    </div>
  )
}

type TextProps = Around & {
  value: string
  onText: (text: string) => void
  prefix?: string
} & Omit<JSX.IntrinsicElements['input'], 'value' | 'label' | 'prefix' | 'id'>

export function TextField({
  label,
  hint,
  error,
  isOptional,
  value,
  onText,
  prefix,
  ...rest
}: TextProps) {
  return (
    <Field {...{ label, hint, error, isOptional: !!isOptional }}>
      {ids => {
        const input = (
          <input
            class="input"
            type="text"
            {...rest}
            {...ids}
            value={value}
            onInput={event => onText(event.currentTarget.value)}
          />
        )
        if (!prefix) return input
        return (
          <span class="input-with-prefix" dir="ltr">
            <span class="input-prefix">{prefix}</span>
            {input}
          </span>
        )
      }}
    </Field>
  )
}

type AreaProps = Around & { value: string; onText: (text: string) => void } & Omit<
    JSX.IntrinsicElements['textarea'],
    'value' | 'label' | 'id'
  >

export function AreaField({ label, hint, error, isOptional, value, onText, ...rest }: AreaProps) {
  return (
    <Field {...{ label, hint, error, isOptional: !!isOptional }}>
      {ids => (
        <textarea
          class="input"
          rows={3}
          {...rest}
          {...ids}
          value={value}
          onInput={event => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
