import { factsOf, type Language } from '../../server/platform/language.ts'

/** `21 November 2026 at 12:00 UTC`, as the reader's language writes it, by the server's clock. */
export function dateTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(factsOf(language).dateTag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at)
}

export function date(at: number, language: Language): string {
  return new Intl.DateTimeFormat(factsOf(language).dateTag, {
    day: 'numeric',
    month: 'short',
  }).format(at)
}

/** `13 Dec 2026, 00:00 GMT+8`: an instant as a clock elsewhere shows it, which is said. */
export function elsewhere(at: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(factsOf(language).dateTag, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at)
}
