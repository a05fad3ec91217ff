import type { Language } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import type { GoodsLine } from './draft.ts'
import { labelsIn } from './labels.ts'

/** `100 g · No. LT-100`: the small print of a line, the same in both twins. */
export function underTitle({ variantTitle, externalId }: GoodsLine, language: Language): string {
  const numbered = externalId ? labelsIn(language).itemNumber(externalId) : ''
  return [variantTitle, numbered].filter(Boolean).join(' · ')
}

/** What a line costs: an amount, or from where that starts. */
export function priceText(
  { total, isFrom }: Pick<GoodsLine, 'total' | 'isFrom'>,
  language: Language,
): string {
  const price = formatMoney(total, language)
  return isFrom ? labelsIn(language).fromPrice(price) : price
}

export function orderNumber(number: string, language: Language): string {
  return labelsIn(language).order(number)
}
