import { words } from '../words.ts'

export const operatorWords = words({ en: () => import('./en.ts'), zh: () => import('./zh.ts') })
