import type { Language } from '../../server/platform/language.ts'
import { en, type Messages } from './en.ts'
import { zh } from './zh.ts'

const all: Record<Language, Messages> = { en, zh }

export function messagesIn(language: Language): Messages {
  return all[language]
}
