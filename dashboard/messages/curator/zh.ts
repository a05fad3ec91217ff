import type { CuratorWords } from './en.ts'

const zh: CuratorWords = { x: '' }
export default zh
