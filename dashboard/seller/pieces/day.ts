/** The first moment of a day as date inputs write it (`2026-11-21`), where the person is. */
export function dayStart(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])).getTime()
}

/** The moment a day is over. */
export function dayEnd(text: string): number | null {
  const start = dayStart(text)
  if (start === null) return null
  const next = new Date(start)
  return next.setDate(next.getDate() + 1)
}

/** `2026-11-21`, where the person is. */
export function dayInput(instant: number): string {
  const day = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** The first whole day that begins no earlier than a moment. */
export function wholeDayFrom(instant: number): string {
  const text = dayInput(instant)
  return dayStart(text) === instant ? text : dayInput(dayEnd(text) ?? instant)
}
