import { ordersOfClick } from '../../orders/queries.ts'
import { sha256 } from '../../platform/signed.ts'
import { findShopByHandle } from '../../shops/queries.ts'
import { factory } from '../context.ts'

/**
 * What was paid under a number that a page of somebody's made up and only it knows
 * (`storefront/embed/order-paid.ts`): amounts, and ids that lead nowhere. Nothing of a person.
 */
export const paidOrders = factory
  .createApp()
  .get('/:handle{@[^/]+}/paid/:click{[0-9a-f]{32}}', async c => {
    const found = await c.get('instance').db.read(async reader => {
      const shop = await findShopByHandle(reader, c.req.param('handle').slice(1))
      return shop ? ordersOfClick(reader, { shopId: shop.id, clickId: c.req.param('click') }) : []
    })
    const orders = found.map(({ id, totalMinor, currency }) => ({
      // For a page that counts each once; it is not the order's.
      id: sha256(`order-paid ${id}`).slice(0, 20),
      amount: { amount: totalMinor, currency },
    }))
    return c.json({ orders }, 200, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-store',
    })
  })
