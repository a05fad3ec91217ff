import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Day } from './data.ts'

type Props = { days: Day[]; currency: string }

/** The chart and what draws it are fetched when it is there to be seen; the table needs neither. */
export function LazyChart({ onMissing, ...props }: Props & { onMissing: () => void }) {
  const [found, setFound] = useState<{ chart: ComponentType<Props> | null } | null>(null)
  useEffect(() => {
    let isGone = false
    import('./chart.tsx').then(
      ({ default: chart }) => isGone || setFound({ chart }),
      error => {
        console.error(error)
        if (isGone) return
        setFound({ chart: null })
        onMissing()
      },
    )
    return () => {
      isGone = true
    }
  }, [])
  if (found && !found.chart) return null
  const Chart = found?.chart
  return <div class="chart-room">{Chart && <Chart {...props} />}</div>
}
