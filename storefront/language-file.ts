import type { Catalogues } from './catalogues.ts'
import type { Partly } from './words.ts'

/** What is true of a language, beside its words. */
export type LanguageFacts = {
  /** As its speakers call it. */
  name: string
  /** For `lang` and Intl, where the name of the file says too little: `zh-CN`. */
  tag?: string
  /** For dates, where they are written otherwise than numbers: `en-GB`. */
  dateTag?: string
  direction?: 'rtl'
  /** Between things in a row; a comma and a space unless said. */
  listSeparator?: string
  /** Between a name and what it names; a colon and a space unless said. */
  colon?: string
}

/** `storefront/languages/<code>.ts`: all there is to a language. What it leaves out is said in English. */
export type LanguageFile = LanguageFacts & {
  words: { [Name in keyof Catalogues]?: Partly<Catalogues[Name]> }
}
