import { factsOf, type Language, languages } from '../../platform/language.ts'
import type { Alternate } from './views.ts'

/** Where the same page is in every language; null is asked for whoever speaks none of them. */
export function alternatesOf(hrefIn: (language: Language | null) => string): Alternate[] {
  return [
    { hreflang: 'x-default', href: hrefIn(null) },
    ...languages.map(one => ({ hreflang: factsOf(one).tag, href: hrefIn(one) })),
  ]
}
