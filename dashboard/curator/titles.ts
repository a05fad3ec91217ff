import { language } from '../messages/language.ts'

/** A product's name in the language of the page, where its seller gave one. */
export function useTitle(): (product: { title: string; title_zh: string | null }) => string {
  const isChinese = language.use() === 'zh'
  return product => (isChinese && product.title_zh) || product.title
}
