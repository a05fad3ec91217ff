import { words } from '../words.ts'

export const shellWords = words('dashboard/shell', {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
})
