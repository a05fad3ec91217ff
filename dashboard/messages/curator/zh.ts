import type { CuratorWords } from './en.ts'
import { address } from './zh/address.ts'
import { bundles } from './zh/bundles.ts'
import { codes } from './zh/codes.ts'
import { earnings } from './zh/earnings.ts'
import { embed } from './zh/embed.ts'
import { find } from './zh/find.ts'
import { open } from './zh/open.ts'
import { orders } from './zh/orders.ts'
import { payouts } from './zh/payouts.ts'
import { share } from './zh/share.ts'
import { shelf } from './zh/shelf.ts'
import { shop } from './zh/shop.ts'
import { today } from './zh/today.ts'

const zh: CuratorWords = {
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
export default zh
