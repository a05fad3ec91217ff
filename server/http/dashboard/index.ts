import { Refusal } from '../../platform/refusal.ts'
import { errorAnswer } from '../answers.ts'
import { factory, languageOf } from '../context.ts'
import { sameOrigin } from '../same-origin.ts'
import { session } from '../session.ts'
import { bundles } from './bundles.ts'
import { catalog } from './catalog.ts'
import { discounts } from './discounts.ts'
import { domains } from './domains.ts'
import { earnings } from './earnings.ts'
import { embedDoctor } from './embed-doctor.ts'
import { feeds } from './feeds.ts'
import { identity } from './identity.ts'
import { markdowns } from './markdowns.ts'
import { operator } from './operator.ts'
import { operatorCases } from './operator-cases.ts'
import { operatorOpening } from './operator-opening.ts'
import { operatorOrders } from './operator-orders.ts'
import { operatorPayouts } from './operator-payouts.ts'
import { operatorProducts } from './operator-products.ts'
import { operatorRules } from './operator-rules.ts'
import { operatorShops } from './operator-shops.ts'
import { operatorSolvency } from './operator-solvency.ts'
import { payouts } from './payouts.ts'
import { preview } from './preview.tsx'
import { products } from './products.ts'
import { seller } from './seller.ts'
import { sellerMoney } from './seller-money.ts'
import { sellerOrders } from './seller-orders.ts'
import { share } from './share.ts'
import { shelf } from './shelf.ts'
import { shop } from './shop.ts'
import { shopExport } from './shop-export.ts'
import { videos } from './videos.ts'

/** What the dashboard speaks to: `/dashboard/api`. Signed-in people, same origin, nothing cached. */
export const dashboardApi = factory
  .createApp()
  .use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
  })
  .use(sameOrigin)
  .use(session)
  .route('/', identity)
  .route('/', shop)
  .route('/', shopExport)
  .route('/', preview)
  .route('/', shelf)
  .route('/', catalog)
  .route('/', bundles)
  .route('/', videos)
  .route('/', earnings)
  .route('/', embedDoctor)
  .route('/', seller)
  .route('/', sellerOrders)
  .route('/', products)
  .route('/', feeds)
  .route('/', payouts)
  .route('/', discounts)
  .route('/', markdowns)
  .route('/', domains)
  .route('/', sellerMoney)
  .route('/', share)
  .route('/', operator)
  .route('/', operatorOpening)
  .route('/', operatorOrders)
  .route('/', operatorPayouts)
  .route('/', operatorCases)
  .route('/', operatorRules)
  .route('/', operatorProducts)
  .route('/', operatorShops)
  .route('/', operatorSolvency)

dashboardApi.all('*', () => {
  throw new Refusal('not_found')
})

dashboardApi.onError((error, c) => {
  return errorAnswer(c, error, languageOf(c))
})

export type DashboardApi = typeof dashboardApi
