import { address } from './en/address.ts'
import { bundles } from './en/bundles.ts'
import { codes } from './en/codes.ts'
import { earnings } from './en/earnings.ts'
import { embed } from './en/embed.ts'
import { find } from './en/find.ts'
import { open } from './en/open.ts'
import { orders } from './en/orders.ts'
import { payouts } from './en/payouts.ts'
import { share } from './en/share.ts'
import { shelf } from './en/shelf.ts'
import { shop } from './en/shop.ts'
import { today } from './en/today.ts'

export const en = {
  address,
  bundles,
  codes,
  earnings,
  embed,
  find,
  open,
  orders,
  payouts,
  share,
  shelf,
  shop,
  today,
}
export type CuratorWords = typeof en
export default en
