import { words } from '../words.ts'

export const sellerWords = words({ en: () => import('./en.ts'), zh: () => import('./zh.ts') })
