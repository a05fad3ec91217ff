import { messages } from '../../../storefront/embed/messages.ts'
import { wordsOf } from '../../platform/language.ts'

/** The embed script's words in languages it does not bring along itself. */
export const embedWords = wordsOf('embed', messages)
