import { words } from '../words.ts'

export const sellerWords = words('dashboard/seller', {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
})
