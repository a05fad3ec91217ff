import type { LanguageFile } from '../language-file.ts'

/** Its words stand beside the Chinese ones, in the catalogues themselves. */
export default { name: 'English', dateTag: 'en-GB', words: {} } satisfies LanguageFile
