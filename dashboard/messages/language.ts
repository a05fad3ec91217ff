import type { Facts, Language } from '../../server/platform/language.ts'
import { closestLanguage } from '../../storefront/words.ts'
import { store } from '../ui/store.ts'

const keptAs = 'xiaopu.language'

/** Every language there is, written into the page by the server: its file is only fetched to be spoken. */
const known = JSON.parse(globalThis.document?.documentElement.dataset.languages ?? '{}') as Record<
  Language,
  Facts
>

/** Each by its own name, for choosing. */
export const languageNames = Object.entries(known).map(([code, { name }]): [Language, string] => [
  code,
  name,
])

/** The language of every word on the page. Change it with `speak`, which loads the words first. */
export const language = store<Language>(firstLanguage())

/** The tag by which Intl writes numbers and names in a language. */
export function tagOf(code: Language): string {
  return known[code]?.tag ?? code
}

/** The same for dates, which English writes the British way. */
export function dateTagOf(code: Language): string {
  return known[code]?.dateTag ?? code
}

export function keepLanguage(next: Language): void {
  try {
    localStorage.setItem(keptAs, next)
  } catch {
    // Private windows may keep nothing; the person's profile still does.
  }
  document.documentElement.lang = tagOf(next)
  document.documentElement.dir = known[next]?.direction ?? 'ltr'
}

/** Once: whoever chooses another one afterwards keeps that. */
function askedInAddress(): string | null {
  if (!globalThis.location) return null
  const address = new URL(location.href)
  const asked = address.searchParams.get('lang')
  address.searchParams.delete('lang')
  if (asked !== null) history.replaceState(history.state, '', address)
  return asked
}

function firstLanguage(): Language {
  const codes = Object.keys(known)
  const asked = askedInAddress()
  if (asked && codes.includes(asked)) return asked
  try {
    const kept = localStorage.getItem(keptAs)
    if (kept && codes.includes(kept)) return kept
  } catch {
    // as above
  }
  return closestLanguage(globalThis.navigator?.languages?.join() ?? '', codes) ?? 'en'
}
