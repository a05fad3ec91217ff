import { dateTagOf, language } from '../messages/language.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = dateTagOf(language.get())
  const key = tag + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(tag, options)
    formats.set(key, found)
  }
  return found
}

/** `5 Dec`, and the year where it is not this one. */
export function dayText(instant: number, now = Date.now()): string {
  return format(day(instant, now)).format(instant)
}

function day(instant: number, now: number): Intl.DateTimeFormatOptions {
  const isThisYear = new Date(instant).getFullYear() === new Date(now).getFullYear()
  return { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) }
}

/** `5 Dec, 14:00`, the two joined as the language joins them; the year as above. */
export function instantText(instant: number, now = Date.now()): string {
  return format({
    ...day(instant, now),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
}

/** `12 Dec, 00:00 – 13 Dec, 00:00 GMT+8`, as clocks in that zone show it; years as above. */
export function spanText(starts: number, ends: number, timeZone: string, now = Date.now()): string {
  const years = new Set([starts, ends, now].map(at => new Date(at).getFullYear()))
  return format({
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(years.size > 1 ? { year: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatRange(starts, ends)
}

/** Where the person is, by its IANA name. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `2026-12-12T00:00`, as inputs of a day and a time write it, where the person is. */
export function wallTime(instant: number): string {
  const at = new Date(instant)
  return new Date(instant - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** A date people read and machines too; its time of day where asked for. */
export function When({ at, withTime }: { at: number; withTime?: boolean }) {
  language.use()
  return (
    <time dateTime={new Date(at).toISOString()} title={instantText(at)}>
      {withTime ? instantText(at) : dayText(at)}
    </time>
  )
}
