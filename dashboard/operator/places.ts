import { operatorWords } from '../messages/operator/index.ts'
import { type Place, paths } from '../shell/places.ts'

const root = paths.operate

/** Addresses of the operator's part. */
export const operatorPaths = {
  console: root,
  sellers: `${root}/sellers`,
  shops: `${root}/shops`,
  products: `${root}/products`,
  orders: `${root}/orders`,
  order: (shop: string, id: string) => `${root}/orders/${shop}/${id}`,
  payouts: `${root}/payouts`,
  payout: (home: string, id: string) => `${root}/payouts/${home}/${id}`,
  solvency: `${root}/books`,
  rules: `${root}/rules`,
  rates: `${root}/rules/rates`,
  codes: `${root}/rules/codes`,
  events: `${root}/rules/events`,
  tiers: `${root}/rules/tiers`,
} as const

/** The first four fit a phone's bar; the rest is behind "More". */
export function useOperatorPlaces(waiting: number): Place[] {
  const t = operatorWords.use()
  return [
    { path: operatorPaths.console, label: t.placeConsole, icon: 'console', count: waiting },
    { path: operatorPaths.orders, label: t.placeOrders, icon: 'orders' },
    { path: operatorPaths.payouts, label: t.payouts.title, icon: 'earnings' },
    { path: operatorPaths.sellers, label: t.placeSellers, icon: 'seller' },
    { path: operatorPaths.shops, label: t.shops.title, icon: 'shop' },
    { path: operatorPaths.products, label: t.products.title, icon: 'shelf' },
    { path: operatorPaths.solvency, label: t.solvency.place, icon: 'file' },
    { path: operatorPaths.rules, label: t.terms.place, icon: 'settings' },
  ]
}
