import { titleIn } from '../../server/catalog/product.ts'
import type { Language } from '../../server/platform/language.ts'
import { language } from '../messages/language.ts'

type Titled = { title: string; title_zh: string | null }

/** A product's name in a language, where its seller gave one. */
export function productTitle({ title, title_zh }: Titled, spoken: Language): string {
  return titleIn({ title, titleZh: title_zh }, spoken)
}

/** The same in the language of the page. */
export function useTitle(): (product: Titled) => string {
  const spoken = language.use()
  return product => productTitle(product, spoken)
}

/** The server names it in every language there is; a file that has gone since is read as English. */
export function categoryTitle(
  { titles }: { titles: Record<Language, string> },
  spoken: Language,
): string {
  return titles[spoken] ?? titles.en ?? ''
}
