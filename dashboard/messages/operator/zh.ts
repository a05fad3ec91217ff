import type { OperatorWords } from './en.ts'

const zh: OperatorWords = {}
export default zh
