/** The house's sign, the same as on its shops: an awning on a seal. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg class="mark" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <rect class="mark-seal" width="64" height="64" rx="17" />
      <path class="mark-sign" d={awning} />
    </svg>
  )
}

export const awning =
  'M13 27 19 14h26l6 13M13 27c0 5 4 8 9.5 8S32 32 32 27c0 5 4 8 9.5 8S51 32 51 27M18 35v15h28V35'

/** A shop's face: its picture, or a seal with the first letter of its name. */
export function Face({
  picture,
  name,
  size = 40,
}: {
  picture?: string | null
  name: string
  size?: 28 | 40 | 56 | 72
}) {
  if (picture) return <img class={`face face-${size}`} src={picture} alt="" />
  const first = [...name.trim()][0] ?? '铺'
  return (
    <svg class={`face face-${size}`} viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-seal" width="32" height="32" rx="9" />
      <text class="face-letter" x="16" y="16.5" text-anchor="middle" dominant-baseline="central">
        {first.toUpperCase()}
      </text>
    </svg>
  )
}
