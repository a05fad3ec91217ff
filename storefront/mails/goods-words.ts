import type { Language } from '../../server/platform/language.ts'
import type { GoodsLine } from './draft.ts'

/** `100 g · No. LT-100`: the small print of a line, the same in both twins. */
export function underTitle({ variantTitle, externalId }: GoodsLine, language: Language): string {
  const numbered = language === 'zh' ? `货号 ${externalId}` : `No. ${externalId}`
  return [variantTitle, externalId ? numbered : ''].filter(Boolean).join(' · ')
}

export function orderNumber(number: string, language: Language): string {
  return language === 'zh' ? `订单 ${number}` : `Order ${number}`
}
