import type { Frame } from '../../server/http/storefront/views.ts'
import { date, dateTime } from './dates.ts'

/** An instant by the server's clock, which `islands/order.ts` puts by the reader's; `text` stands around it. */
export function Moment({
  at,
  frame,
  text = when => when,
}: {
  at: number
  frame: Frame
  text?: (when: string) => string
}) {
  const [before, after] = text('{when}').split('{when}')
  return (
    <>
      {before}
      <time dateTime={new Date(at).toISOString()} data-local>
        {dateTime(at, frame.language)}
      </time>
      {after}
    </>
  )
}

/** A sentence with days in it, each where its name stands in braces. */
export function WithDays({
  frame,
  text,
  days,
}: {
  frame: Frame
  text: string
  days: Record<string, number>
}) {
  return (
    <>
      {text.split(/\{(\w+)\}/).map((piece, index) => {
        if (index % 2 === 0) return piece
        const at = days[piece]
        return at === undefined ? `{${piece}}` : <Day key={index} at={at} frame={frame} />
      })}
    </>
  )
}

/** The day of an instant, likewise. */
export function Day({ at, frame }: { at: number; frame: Frame }) {
  return (
    <time dateTime={new Date(at).toISOString()} data-day>
      {date(at, frame.language)}
    </time>
  )
}
