/** The languages every page, mail and message exists in. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

export function isLanguage(text: string | undefined | null): text is Language {
  return languages.includes(text as Language)
}
