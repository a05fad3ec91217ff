import type { ComponentChildren, JSX } from 'preact'

type Props = {
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ComponentChildren
} & Pick<JSX.IntrinsicElements['input'], 'aria-describedby' | 'aria-invalid'>

/** A yes or no with its words beside it. */
export function Check({ isOn, onChange, children, ...rest }: Props) {
  return (
    <label class="check">
      <input
        {...rest}
        type="checkbox"
        checked={isOn}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  )
}
