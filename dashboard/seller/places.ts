import { sellerWords } from '../messages/seller/index.ts'
import { type Place, paths } from '../shell/places.ts'

const root = paths.sell

/** Addresses of the seller's part. */
export const sellPaths = {
  ship: root,
  payments: `${root}/payments`,
  shipped: `${root}/shipped`,
  ended: `${root}/ended`,
  products: `${root}/products`,
  productNew: `${root}/products/new`,
  product: (id: string) => `${root}/products/${id}`,
  returns: `${root}/returns`,
  money: `${root}/money`,
  rates: `${root}/rates`,
  codes: `${root}/codes`,
  markdowns: `${root}/markdowns`,
  markdownNew: (event: string | null) => `${root}/markdowns/new${event ? `?event=${event}` : ''}`,
  feeds: `${root}/feeds`,
  feedAdd: `${root}/feeds/add`,
  run: (feed: string, run: string) => `${root}/feeds/${feed}/runs/${run}`,
  connect: `${root}/connect`,
  details: `${root}/details`,
  apply: `${root}/apply`,
} as const

export function useSellerPlaces(toShip: number, toAnswer: number): Place[] {
  const t = sellerWords.use()
  return [
    { path: sellPaths.ship, label: t.placeShip, icon: 'seller', count: toShip },
    { path: sellPaths.products, label: t.placeProducts, icon: 'shelf' },
    { path: sellPaths.returns, label: t.placeReturns, icon: 'orders', count: toAnswer },
    { path: sellPaths.money, label: t.placeMoney, icon: 'earnings' },
    { path: sellPaths.rates, label: t.placeRates, icon: 'person' },
    { path: sellPaths.codes, label: t.placeCodes, icon: 'pencil' },
    { path: sellPaths.markdowns, label: t.placeMarkdowns, icon: 'tag' },
    { path: sellPaths.feeds, label: t.placeFeeds, icon: 'file' },
    { path: sellPaths.connect, label: t.placeConnect, icon: 'key' },
    { path: sellPaths.details, label: t.placeDetails, icon: 'shop' },
  ]
}
