type Props = { initial?: string; size: number }

/** The seal: 铺 drawn as a roofed shop front, or a shop's initial. */
export function Mark({ initial, size }: Props) {
  return (
    <svg class="mark" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <rect width="64" height="64" rx="17" />
      {initial ? (
        <text
          x="32"
          y="33"
          text-anchor="middle"
          dominant-baseline="central"
          font-size="34"
          font-weight="700"
        >
          {initial}
        </text>
      ) : (
        <g>
          <path d="M13 27 19 14h26l6 13" />
          <path d="M13 27c0 5 4 8 9.5 8S32 32 32 27c0 5 4 8 9.5 8S51 32 51 27" />
          <path d="M18 35v15h28V35" />
        </g>
      )}
    </svg>
  )
}

/** First letter of a shop's name, whatever script it is in. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '铺'
}
