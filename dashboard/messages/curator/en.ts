import { earnings } from './en/earnings.ts'
import { find } from './en/find.ts'
import { open } from './en/open.ts'
import { orders } from './en/orders.ts'
import { shelf } from './en/shelf.ts'
import { shop } from './en/shop.ts'
import { today } from './en/today.ts'

export const en = { earnings, find, open, orders, shelf, shop, today }
export type CuratorWords = typeof en
export default en
