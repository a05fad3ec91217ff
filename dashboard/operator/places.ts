import { operatorWords } from '../messages/operator/index.ts'
import { type Place, paths } from '../shell/places.ts'

const root = paths.operate

/** Addresses of the operator's part. */
export const operatorPaths = {
  console: root,
  sellers: `${root}/sellers`,
  orders: `${root}/orders`,
  order: (shop: string, id: string) => `${root}/orders/${shop}/${id}`,
  tiers: `${root}/tiers`,
} as const

export function useOperatorPlaces(waiting: number): Place[] {
  const t = operatorWords.use()
  return [
    { path: operatorPaths.console, label: t.placeConsole, icon: 'console', count: waiting },
    { path: operatorPaths.sellers, label: t.placeSellers, icon: 'seller' },
    { path: operatorPaths.orders, label: t.placeOrders, icon: 'orders' },
    { path: operatorPaths.tiers, label: t.placeTiers, icon: 'shelf' },
  ]
}
