import { codes } from './en/codes.ts'
import { markdowns } from './en/markdowns.ts'
import { payouts } from './en/payouts.ts'
import { rates } from './en/rates.ts'
import { refund } from './en/refund.ts'
import { returns } from './en/returns.ts'

export const en = { ...refund, ...returns, ...payouts, ...rates, ...codes, ...markdowns }
export type MoneyWords = typeof en
export default en
