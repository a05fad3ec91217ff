import { words } from '../words.ts'

export const curatorWords = words({ en: () => import('./en.ts'), zh: () => import('./zh.ts') })
