import { factsOf, type Language } from '../../server/platform/language.ts'

/** `21 November 2026, 12:00`, as the reader's language writes it. */
export function dateTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(factsOf(language).dateTag, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at)
}

export function date(at: number, language: Language): string {
  return new Intl.DateTimeFormat(factsOf(language).dateTag, {
    day: 'numeric',
    month: 'short',
  }).format(at)
}
