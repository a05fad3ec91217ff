import { words } from '../../words.ts'

/** The words of a seller's money; fetched with the pages that speak them. */
export const moneyWords = words('dashboard/seller_money', {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
})
