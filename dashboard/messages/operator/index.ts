import { words } from '../words.ts'

export const operatorWords = words('dashboard/operator', {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
})
