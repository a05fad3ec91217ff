import type { Language } from '../../server/platform/language.ts'
import type { GoodsLine } from './draft.ts'

/** `Loose leaf, 100 g · × 2 · LT-100`: the small line under a title, the same in both twins. */
export function underTitle(line: GoodsLine, language: Language): string[] {
  const { variantTitle, quantity, externalId } = line
  return [
    variantTitle,
    `× ${quantity}`,
    externalId ? (language === 'zh' ? `货号 ${externalId}` : `No. ${externalId}`) : '',
  ].filter(Boolean)
}
