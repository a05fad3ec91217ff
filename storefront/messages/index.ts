import { wordsOf } from '../../server/platform/language.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** Every word of the buyers' pages. */
export const messagesIn = wordsOf('pages', { en, zh })
