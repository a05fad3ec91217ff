import type { SellerWords } from './en.ts'

const zh: SellerWords = {}
export default zh
