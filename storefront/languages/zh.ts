import type { LanguageFile } from '../language-file.ts'

/** Its words stand beside the English ones, in the catalogues themselves. */
export default {
  name: '中文',
  tag: 'zh-CN',
  listSeparator: '、',
  colon: '：',
  words: {},
} satisfies LanguageFile
