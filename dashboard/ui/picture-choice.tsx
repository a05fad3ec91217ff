import type { ComponentChildren } from 'preact'

/** One of a few that are told apart by looking at them. */
export function PictureChoice<V extends string>({
  label,
  name,
  value,
  options,
  picture,
  onChoice,
}: {
  label: string
  name: string
  value: V
  options: readonly (readonly [V, string])[]
  picture: (option: V) => ComponentChildren
  onChoice: (value: V) => void
}) {
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="picture-choices">
        {options.map(([one, words]) => (
          <label key={one} class="picture-choice">
            <input
              type="radio"
              class="hidden"
              name={name}
              value={one}
              checked={one === value}
              onChange={() => onChoice(one)}
            />
            <span class="picture-choice-frame">{picture(one)}</span>
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
