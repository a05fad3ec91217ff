import { apply } from './en/apply.ts'
import { connect } from './en/connect.ts'
import { delivery } from './en/delivery.ts'
import { feeds } from './en/feeds.ts'
import { orders } from './en/orders.ts'
import { products } from './en/products.ts'
import { runs } from './en/runs.ts'

export const en = { ...apply, ...orders, ...products, ...feeds, ...runs, ...connect, ...delivery }
export type SellerWords = typeof en
export default en
