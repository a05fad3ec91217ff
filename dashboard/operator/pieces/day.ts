import { dateTagOf, language } from '../../messages/language.ts'

/** `5 December 2026`: a day that must not be mistaken for one of another year. */
export function fullDay(instant: number): string {
  const tag = dateTagOf(language.get())
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(instant)
}

/** `2026-12-05` from a date field -> the start of that day here; null where it is none. */
export function startOfDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return new Date(year, month - 1, day).getTime()
}

/** The moment after a day's last one. */
export function endOfDay(text: string): number | null {
  const start = startOfDay(text)
  if (start === null) return null
  const date = new Date(start)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

/** For a date field's `min`: the day of an instant here. */
export function dayInput(instant: number): string {
  const date = new Date(instant)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
