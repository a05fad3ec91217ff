import { days, type Instant, minutes } from '../../platform/clock.ts'
import { RowFault } from './finding.ts'

const side = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * Reads `2026-12-12T00:00+0800/2026-12-13T00:00+0800`. As Google has it: a day without a time begins
 * with its first moment and ends with its last. Where no time zone is named it is UTC.
 */
export function readSpan(
  column: string,
  text: string,
): { startsAt: Instant; endsAt: Instant; timeZone: string } {
  const [start, end, ...more] = text.split('/').map(part => momentOf(part.trim()))
  if (!start || !end || more.length) throw new RowFault('not_a_span', column, text)
  const endsAt = end.isWholeDay ? end.at + days(1) : end.at
  if (endsAt <= start.at) throw new RowFault('not_a_span', column, text)
  return { startsAt: start.at, endsAt, timeZone: zoneOf(end.offset) }
}

/** `offset`: minutes ahead of UTC. */
function momentOf(text: string): { at: Instant; isWholeDay: boolean; offset: number } | null {
  const [, day = '', time, seconds = ':00', zone = 'Z'] = side.exec(text) ?? []
  const asWritten = `${day}T${time ?? '00:00'}${seconds}`
  const local = Date.parse(`${asWritten}Z`)
  // The 30th of February would be read as the 2nd of March.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(asWritten)) return null
  const offset = offsetOf(zone)
  return { at: local - minutes(offset), isWholeDay: time === undefined, offset }
}

function offsetOf(zone: string): number {
  const [, sign, hours = '0', rest = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest))
}

/** A name for clocks that are whole hours off, with the sign of POSIX; the others are shown in UTC. */
function zoneOf(offset: number): string {
  const hours = offset / 60
  if (!offset || !Number.isInteger(hours) || hours < -12 || hours > 14) return 'UTC'
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}
