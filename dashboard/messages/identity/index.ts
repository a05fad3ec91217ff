import { words } from '../words.ts'

export const identityWords = words('dashboard/identity', {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
})
