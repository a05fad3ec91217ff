import { language, tagOf } from '../../messages/language.ts'
import { shellWords } from '../../messages/shell/index.ts'

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `2 days ago`, `in 5 hours`, `just now`. */
export function agoText(instant: number, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(tagOf(language.get()), {
    numeric: 'auto',
  })
  const distance = instant - now
  const unit = units.find(([, size]) => Math.abs(distance) >= size)
  if (unit) return format.format(Math.trunc(distance / unit[1]), unit[0])
  return distance > 0 ? format.format(0, 'second') : shellWords.now().justNow
}
