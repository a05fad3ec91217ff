import type { Language } from '../../server/platform/language.ts'

/** `21 November 2026, 12:00`, as the reader's language writes it. */
export function dateTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at)
}

export function date(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    day: 'numeric',
    month: 'short',
  }).format(at)
}
