import { words } from '../words.ts'

export const shellWords = words({ en: () => import('./en.ts'), zh: () => import('./zh.ts') })
