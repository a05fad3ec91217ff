import { isLanguage, type Language } from '../../server/platform/language.ts'
import { store } from '../ui/store.ts'

const keptAs = 'xiaopu.language'

/** The language of every word on the page. Change it with `speak`, which loads the words first. */
export const language = store<Language>(firstLanguage())

export function keepLanguage(next: Language): void {
  try {
    localStorage.setItem(keptAs, next)
  } catch {
    // Private windows may keep nothing; the person's profile still does.
  }
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

function firstLanguage(): Language {
  try {
    const kept = localStorage.getItem(keptAs)
    if (isLanguage(kept)) return kept
  } catch {
    // as above
  }
  return globalThis.navigator?.language.startsWith('zh') ? 'zh' : 'en'
}

/** Each by its own name, for choosing. */
export const languageNames = [
  ['en', 'English'],
  ['zh', '中文'],
] as const
