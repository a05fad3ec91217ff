import { commissionsOf, commissionsOfOrders, earningsByState } from '../../commissions/queries.ts'
import { partsOfOrders } from '../../fulfilment/queries.ts'
import { linesOfOrders, ordersOfShop } from '../../orders/queries.ts'
import { factory } from '../context.ts'
import { query } from '../input.ts'
import { thumbnailOf } from '../picture.ts'
import { money, Page, requireOwnShop } from './shop.ts'

/** What a curator may know of orders: what was sold and what it earns; nothing of any buyer. */
export const earnings = factory
  .createApp()
  .get('/shop-orders', query(Page), async c => {
    const own = await requireOwnShop(c)
    const { before, limit } = c.req.valid('query')
    const { db, images } = c.get('instance')
    const found = await db.read(async reader => {
      const orders = await ordersOfShop(reader, { shopId: own.id, before, rowsMax: limit + 1 })
      const key = { shopId: own.id, orderIds: orders.map(order => order.id) }
      return {
        orders,
        lines: await linesOfOrders(reader, key),
        commissions: await commissionsOfOrders(reader, key),
        parts: await partsOfOrders(reader, key),
      }
    })
    const page = found.orders.slice(0, limit)
    return c.json(
      {
        data: page.map(order => {
          const earned = found.commissions.filter(one => one.orderId === order.id)
          return {
            id: order.id,
            number: order.id.slice(-8).toUpperCase(),
            status: order.status,
            placed_at: order.placedAt,
            paid_at: order.paidAt,
            goods: money(order.goodsMinor, order),
            placement: order.placement,
            own_purchase: order.ownPurchase !== null,
            earns: money(
              earned.reduce((sum, one) => sum + one.amountMinor - one.reversedMinor, 0),
              order,
            ),
            parcels: found.parts
              .filter(part => part.orderId === order.id)
              .map(part => ({ status: part.status })),
            lines: found.lines
              .filter(line => line.orderId === order.id)
              .map(line => ({
                title: line.title,
                variant_title: line.variantTitle,
                quantity: line.quantity,
                picture: thumbnailOf(images, line.imageHash),
              })),
          }
        }),
        next_before: found.orders.length > limit ? (page.at(-1)?.id ?? null) : null,
      },
      200,
    )
  })
  /** Every commission with the rule that gave it and the date of its next step. */
  .get('/earnings', query(Page), async c => {
    const own = await requireOwnShop(c)
    const { before, limit } = c.req.valid('query')
    const { found, lines, totals } = await c.get('instance').db.read(async reader => {
      const rows = await commissionsOf(reader, { shopId: own.id, before, rowsMax: limit + 1 })
      const orderIds = [...new Set(rows.map(row => row.orderId))]
      return {
        found: rows,
        lines: new Map(
          (await linesOfOrders(reader, { shopId: own.id, orderIds })).map(line => [line.id, line]),
        ),
        totals: await earningsByState(reader, own.id),
      }
    })
    const page = found.slice(0, limit)
    return c.json(
      {
        totals: totals.map(row => ({ state: row.state, amount: money(row.amountMinor, own) })),
        data: page.map(row => ({
          id: row.id,
          order_number: row.orderId.slice(-8).toUpperCase(),
          title: lines.get(row.lineId)?.title ?? '',
          quantity: lines.get(row.lineId)?.quantity ?? 0,
          base: money(row.baseMinor, row),
          rate_bps: row.rateBps,
          rate_rule: row.rateRule,
          amount: money(row.amountMinor, row),
          reversed: money(row.reversedMinor, row),
          state: row.state,
          reason: row.stateReason,
          created_at: row.createdAt,
          approves_at: row.approvesAt,
          approved_at: row.approvedAt,
        })),
        next_before: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      },
      200,
    )
  })
