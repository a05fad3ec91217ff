import type { SellerWords } from './en.ts'
import { apply } from './zh/apply.ts'
import { connect } from './zh/connect.ts'
import { delivery } from './zh/delivery.ts'
import { feeds } from './zh/feeds.ts'
import { orders } from './zh/orders.ts'
import { products } from './zh/products.ts'
import { runs } from './zh/runs.ts'

export const zh: SellerWords = {
  ...apply,
  ...orders,
  ...products,
  ...feeds,
  ...runs,
  ...connect,
  ...delivery,
}
export default zh
