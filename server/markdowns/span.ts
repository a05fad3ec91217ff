import { days, type Instant } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Span } from './contract.ts'

export type Instants = { startsAt: Instant; endsAt: Instant; timeZone: string }

/** Nothing is promised for longer. */
export const longest = days(366)

/**
 * The instants a span means where its clock hangs; an hour that a change of clocks leaves out or
 * repeats is read as calendars do. Refuses `invalid_input`: no such zone or day, over before now,
 * the end before the start, longer than a year.
 */
export async function instantsOf(
  { starts, ends, time_zone: timeZone }: Span,
  now: Instant,
): Promise<Instants> {
  const startsAt = await instantOf(starts, timeZone, 'starts')
  const endsAt = await instantOf(ends, timeZone, 'ends')
  if (endsAt <= now) throw wrong('ends', 'not in the past')
  if (endsAt <= startsAt) throw wrong('ends', 'after it starts')
  if (endsAt - startsAt > longest) throw wrong('ends', 'within a year of the start')
  return { startsAt, endsAt, timeZone }
}

async function instantOf(wall: string, timeZone: string, field: string): Promise<Instant> {
  // Only where it is needed: it takes a start thirty milliseconds.
  const { Temporal } = await import('temporal-polyfill')
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zoneOf(timeZone)).epochMilliseconds
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw wrong(field, 'no such day and time')
  }
}

function zoneOf(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    throw wrong('time_zone', 'no such time zone')
  }
}

function wrong(field: string, message: string): Refusal {
  return new Refusal('invalid_input', { fields: [{ field, message }] })
}
