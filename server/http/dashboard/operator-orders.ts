import { z } from 'zod'
import { partsOfOrder } from '../../fulfilment/queries.ts'
import { isLate } from '../../fulfilment/seller-order.ts'
import { shipmentsOf } from '../../fulfilment/view.ts'
import { numberOf, numberTyped } from '../../orders/number.ts'
import { lineTitle } from '../../orders/order.ts'
import type { OrderRow } from '../../orders/place.ts'
import {
  linesOf,
  ordersNumbered,
  ordersOfBuyer,
  ordersOfInstance,
  requireOrder,
} from '../../orders/queries.ts'
import { paymentOf, refundsOf } from '../../payments/queries.ts'
import type { Reader } from '../../platform/db/index.ts'
import { sellersByIds } from '../../sellers/queries.ts'
import { requireShop } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { requireOperator } from './operator.ts'
import { receiptLinks } from './receipt-links.ts'

const Orders = z.strictObject({
  status: z.enum(['awaiting_payment', 'paid', 'cancelled', 'expired', 'refunded']).optional(),
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
const ordersFoundMax = 50
const Find = z.strictObject({ q: z.string().trim().max(300) })

/** Every order of the instance: listed, found, and one with its money and its parcels. */
export const operatorOrders = factory
  .createApp()
  .get('/operator/orders', query(Orders), async c => {
    requireOperator(c)
    const { status, before, limit } = c.req.valid('query')
    const found = await c
      .get('instance')
      .db.read(reader => ordersOfInstance(reader, { status, before, rowsMax: limit + 1 }))
    const page = found.slice(0, limit)
    return c.json(
      {
        data: page.map(orderView),
        next_before: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      },
      200,
    )
  })
  /** `q`: a number or its beginning, or a buyer’s whole e-mail, which is why no address holds it. */
  .post('/operator/orders/find', json(Find), async c => {
    requireOperator(c)
    const { q } = c.req.valid('json')
    const found = await c.get('instance').db.read(reader => ordersTyped(reader, q))
    return c.json({ data: found.map(orderView) }, 200)
  })
  .get('/operator/orders/:shop/:id', async c => {
    const { language } = requireOperator(c)
    const { shop: shopId, id: orderId } = c.req.param()
    const key = { shopId, orderId }
    const found = await c.get('instance').db.read(async reader => {
      const order = await requireOrder(reader, key)
      const parts = await partsOfOrder(reader, key)
      return {
        order,
        shop: await requireShop(reader, shopId),
        lines: await linesOf(reader, key),
        parts,
        payment: await paymentOf(reader, key),
        refunds: await refundsOf(reader, key),
        receipts: await receiptLinks(reader, {
          secretKey: c.get('instance').config.secretKey,
          orders: [key],
          sellerId: null,
          language,
        }),
        sellers: await sellersByIds(
          reader,
          parts.map(part => part.sellerId),
        ),
      }
    })
    const { order } = found
    const now = c.get('instance').clock.now()
    const money = (amount: number) => ({ amount, currency: order.currency })
    return c.json(
      {
        id: order.id,
        number: numberOf(order.id),
        shop: found.shop.handle,
        status: order.status,
        placed_at: order.placedAt,
        paid_at: order.paidAt,
        total: money(order.totalMinor),
        shipping: money(order.shippingMinor),
        refunded: money(order.refundedMinor),
        buyer: { name: order.buyerName, email: order.buyerEmail },
        // The street is its sellers' to know.
        place: placeOf(order.shipTo),
        payment: {
          id: found.payment.id,
          provider: found.payment.provider,
          state: found.payment.state,
        },
        lines: found.lines.map(line => ({
          title: lineTitle(line, language),
          quantity: line.quantity,
          total: money(line.lineTotalMinor),
          id: line.id,
          seller_id: line.sellerId,
          refunded: money(line.refundedMinor),
          discount: money(line.discountMinor),
          discount_funder: line.discountFunder,
          tax: money(line.taxMinor),
          bonus: money(line.bonusMinor),
          commission: money(line.commissionMinor),
          platform_fee: money(line.platformFeeMinor),
          seller_net: money(line.sellerNetMinor),
          rate_rule: line.rateRule,
        })),
        parts: found.parts.map(part => ({
          id: part.id,
          seller_id: part.sellerId,
          seller: found.sellers.get(part.sellerId)?.name ?? '',
          status: part.status,
          reached_by: part.reachedBy,
          forwarded_at: part.forwardedAt,
          ship_by: part.shipBy,
          is_late: isLate(part, now),
          shipped_at: part.shippedAt,
          delivered_at: part.deliveredAt,
          ended_at: part.endedAt,
          shipments: shipmentsOf(part).map(one => ({
            carrier: one.carrier,
            tracking_number: one.trackingNumber,
          })),
          end_reason: part.endReason,
        })),
        receipts: found.receipts.get(order.id) ?? [],
        refunds: found.refunds.map(one => ({
          id: one.id,
          amount: money(one.amountMinor),
          cause: one.cause,
          state: one.state,
        })),
      },
      200,
    )
  })

async function ordersTyped(reader: Reader, typed: string) {
  const rowsMax = ordersFoundMax
  if (typed.includes('@')) return ordersOfBuyer(reader, { email: typed, rowsMax })
  const start = numberTyped(typed)
  return start ? ordersNumbered(reader, { start, rowsMax }) : []
}

function orderView(order: Awaited<ReturnType<typeof ordersOfInstance>>[number]) {
  return {
    id: order.id,
    shop_id: order.shopId,
    shop: order.handle,
    number: numberOf(order.id),
    status: order.status,
    total: { amount: order.totalMinor, currency: order.currency },
    provider: order.provider,
    placed_at: order.placedAt,
  }
}

function placeOf({ city, region, country }: OrderRow['shipTo']) {
  return { city, region: region ?? null, country }
}
