import { factsOf, type Language } from '../server/platform/language.ts'

/** `1850` -> `18.5%`, as the reader's language writes it; basis points are hundredths of a percent. */
export function percentText(bps: number, language: Language): string {
  return new Intl.NumberFormat(factsOf(language).tag, {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(bps / 10_000)
}
