/** The seal: 铺 drawn as strokes, so that it looks the same on every machine. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg class="mark" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <rect class="mark-seal" width="64" height="64" rx="17" />
      <path class="mark-sign" transform="translate(7 7) scale(1.56)" d={sign} />
    </svg>
  )
}

export const sign =
  'M9.6 7 6.3 12M9.2 8.8h4.2M7.2 13.2h5.4M6.4 17.2h6.8M9.9 13.2v11.2l3.3-2.4M15.4 10.2h10.8M20.8 7v18M16.6 25V13.6h8.6V25M16.6 17.3h8.6M16.6 21h8.6M23 6.6l1.8 1.9'

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
