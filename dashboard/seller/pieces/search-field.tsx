import { Icon } from '../../ui/icon.tsx'

/** Where one types to find something in a list; it searches by itself. */
export function SearchField({
  label,
  value,
  onText,
}: {
  label: string
  value: string
  onText: (text: string) => void
}) {
  return (
    <search class="search-field">
      <Icon name="find" />
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={100}
        onInput={event => onText(event.currentTarget.value)}
      />
    </search>
  )
}
