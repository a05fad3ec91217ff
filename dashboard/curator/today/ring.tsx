import { curatorWords } from '../../messages/curator/index.ts'

/** One arc for each sale that is needed; the ones made are drawn in the accent. */
export function Ring({
  sales,
  needed,
  size = 96,
}: {
  sales: number
  needed: number
  size?: number
}) {
  const t = curatorWords.use().today
  const arcs = Math.min(needed, 12)
  const made = Math.min(arcs, Math.floor((sales / needed) * arcs))
  return (
    <svg
      class="ring"
      viewBox="0 0 96 96"
      width={size}
      height={size}
      role="img"
      aria-label={t.ringLabel(sales, needed)}
    >
      {Array.from({ length: arcs }, (_, index) => (
        <circle
          key={index}
          class={index < made ? 'ring-arc is-made' : 'ring-arc'}
          cx="48"
          cy="48"
          r="41"
          pathLength={arcs}
          stroke-dasharray={`${arcs === 1 ? 1 : 0.82} ${arcs}`}
          stroke-dashoffset={-(index + 0.09)}
          transform="rotate(-90 48 48)"
        />
      ))}
      <text class="ring-count" x="48" y="49" text-anchor="middle">
        {sales}
      </text>
      <text class="ring-of" x="48" y="65" text-anchor="middle">
        {t.ringOf(needed)}
      </text>
    </svg>
  )
}
