const names = ['net', 'commission', 'fee']
const width = 1000

/** Shares of a whole, side by side; even the smallest is seen, one below nothing is not. */
export function SplitBar({ shares, label }: { shares: number[]; label: string }) {
  const whole = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  if (!whole) return null
  let from = 0
  return (
    <svg class="split-bar" viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" role="img">
      <title>{label}</title>
      {shares.map((share, at) => {
        const wide = share > 0 ? Math.max(6, (share / whole) * width) : 0
        const rect = (
          <rect key={names[at]} class={`bar-${names[at]}`} x={from} width={wide} height="12" />
        )
        from += wide
        return rect
      })}
    </svg>
  )
}
