import { words } from '../words.ts'

export const identityWords = words({ en: () => import('./en.ts'), zh: () => import('./zh.ts') })
