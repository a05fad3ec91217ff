import type { MoneyWords } from './en.ts'
import { codes } from './zh/codes.ts'
import { markdowns } from './zh/markdowns.ts'
import { payouts } from './zh/payouts.ts'
import { rates } from './zh/rates.ts'
import { refund } from './zh/refund.ts'
import { returns } from './zh/returns.ts'

export const zh: MoneyWords = {
  ...refund,
  ...returns,
  ...payouts,
  ...rates,
  ...codes,
  ...markdowns,
}
export default zh
