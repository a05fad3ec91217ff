import { isUnaddressed } from '../orders/express.ts'
import { numberOf } from '../orders/number.ts'
import { ordersOfBuyer, orderToken, requireOrder } from '../orders/queries.ts'
import { english, isLanguage } from '../platform/language.ts'
import { shopsByIds } from '../shops/queries.ts'
import type { Composers } from './compose.ts'

/** What somebody who has lost a link most likely looks for. */
const ordersMax = 10

/** To whoever ordered; named by an order, so that no address waits in the outbox. */
export const orderLinkMails: Pick<Composers, 'order_links'> = {
  order_links: async ({ db, config }, { shopId = '', orderId = '', language = '' }) => {
    const { order, found, shops } = await db.read(async reader => {
      const named = await requireOrder(reader, { shopId, orderId })
      const all = await ordersOfBuyer(reader, { email: named.buyerEmail, rowsMax: ordersMax })
      const ids = [...new Set(all.map(one => one.shopId))]
      return { order: named, found: all, shops: await shopsByIds(reader, ids) }
    })
    // Erased since.
    if (isUnaddressed(order)) return []
    const orders = found.map(one => ({
      number: numberOf(one.id),
      shopName: shops.get(one.shopId)?.name ?? one.handle,
      placedAt: one.placedAt,
      total: { amount: one.totalMinor, currency: one.currency },
      url: `${config.baseUrl}/orders/${orderToken(config.secretKey, one)}`,
    }))
    return [
      {
        to: order.buyerEmail,
        props: { language: isLanguage(language) ? language : english, orders },
      },
    ]
  },
}
