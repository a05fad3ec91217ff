import { words } from '../words.ts'

export const curatorWords = words('dashboard/curator', {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
})
