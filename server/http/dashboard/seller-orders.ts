import type { Context } from 'hono'
import { z } from 'zod'
import {
  acceptSellerOrder,
  addShipment,
  cancelSellerOrder,
  correctTracking,
  deliverSellerOrder,
  rejectSellerOrder,
  shipSellerOrder,
} from '../../fulfilment/acknowledge.ts'
import {
  AcceptInput,
  RejectInput,
  ShipInput,
  ShipmentInput,
  sellerOrderStatuses,
  TrackingInput,
} from '../../fulfilment/contract.ts'
import {
  requireSellerOrder,
  type SellerOrder,
  sellerOrdersNumbered,
  sellerOrdersOf,
} from '../../fulfilment/queries.ts'
import { isLate } from '../../fulfilment/seller-order.ts'
import { sellerOrderView } from '../../fulfilment/view.ts'
import { numberOf, numberTyped } from '../../orders/number.ts'
import { confirmBySeller, paymentsToConfirm } from '../../payments/confirm.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { type Env, factory } from '../context.ts'
import { json, query } from '../input.ts'
import { thumbnailOf } from '../picture.ts'
import { requireOwnSeller } from './seller.ts'

const List = z.strictObject({
  status: z.enum(sellerOrderStatuses).optional(),
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
const foundMax = 20
const Find = z.strictObject({ number: z.string().max(100) })

/** A seller's orders: to answer, to ship, and done. */
export const sellerOrders = factory
  .createApp()
  .get('/seller/:seller/orders', query(List), async c => {
    const own = await requireOwnSeller(c)
    const { status, before, limit } = c.req.valid('query')
    const views = await c.get('instance').db.read(async reader => {
      const statuses = status ? [status] : undefined
      const query = { sellerId: own.id, statuses, before, rowsMax: limit + 1 }
      return partViews(c, await sellerOrdersOf(reader, query))
    })
    const page = views.slice(0, limit)
    const isMore = views.length > limit
    return c.json({ data: page, next_before: isMore ? (page.at(-1)?.id ?? null) : null }, 200)
  })
  /** `number`: of an order, or its beginning. */
  .get('/seller/:seller/orders-found', query(Find), async c => {
    const own = await requireOwnSeller(c)
    const start = numberTyped(c.req.valid('query').number)
    if (!start) return c.json({ data: [] }, 200)
    const data = await c.get('instance').db.read(async reader => {
      const query = { sellerId: own.id, start, rowsMax: foundMax }
      return partViews(c, await sellerOrdersNumbered(reader, query))
    })
    return c.json({ data }, 200)
  })
  .get('/seller/:seller/orders/:id', async c => {
    const own = await requireOwnSeller(c)
    const part = await c
      .get('instance')
      .db.read(reader => requireSellerOrder(reader, { sellerId: own.id, id: c.req.param('id') }))
    return c.json(sellerOrderView(part), 200)
  })
  .post('/seller/:seller/orders/:id/accept', json(AcceptInput), async c =>
    c.json(
      await moved(c, (tx, who) => acceptSellerOrder(tx, { ...who, ...c.req.valid('json') })),
      200,
    ),
  )
  .post('/seller/:seller/orders/:id/reject', json(RejectInput), async c =>
    c.json(
      await moved(c, (tx, who) => rejectSellerOrder(tx, { ...who, ...c.req.valid('json') })),
      200,
    ),
  )
  .post('/seller/:seller/orders/:id/cancel', json(RejectInput), async c => {
    const said = { ...c.req.valid('json'), by: 'seller' as const }
    return c.json(await moved(c, (tx, who) => cancelSellerOrder(tx, { ...who, ...said })), 200)
  })
  .post('/seller/:seller/orders/:id/ship', json(ShipInput), async c => {
    const { tracking_number: trackingNumber, ...said } = c.req.valid('json')
    const ship = { ...said, trackingNumber }
    return c.json(await moved(c, (tx, who) => shipSellerOrder(tx, { ...who, ...ship })), 200)
  })
  .post('/seller/:seller/orders/:id/tracking', json(TrackingInput), async c => {
    const { tracking_number: trackingNumber, ...said } = c.req.valid('json')
    const right = { ...said, trackingNumber }
    return c.json(await moved(c, (tx, who) => correctTracking(tx, { ...who, ...right })), 200)
  })
  .post('/seller/:seller/orders/:id/shipments', json(ShipmentInput), async c => {
    const { tracking_number: trackingNumber, carrier } = c.req.valid('json')
    const shipment = { carrier, trackingNumber }
    return c.json(await moved(c, (tx, who) => addShipment(tx, { ...who, ...shipment })), 200)
  })
  .post('/seller/:seller/orders/:id/deliver', async c =>
    c.json(await moved(c, deliverSellerOrder), 200),
  )
  /** Orders to be paid by hand that are this seller's alone. */
  .get('/seller/:seller/payments', async c => {
    const own = await requireOwnSeller(c)
    const found = await c
      .get('instance')
      .db.read(reader => paymentsToConfirm(reader, { sellerId: own.id, rowsMax: 100 }))
    return c.json({ data: found.map(paymentView) }, 200)
  })
  .post('/seller/:seller/payments/:shop/:id/confirm', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const { shop, id } = c.req.param()
    await db.transact(tx =>
      confirmBySeller(tx, { sellerId: own.id, shopId: shop, paymentId: id, now: clock.now() }),
    )
    return c.json({ ok: true as const }, 200)
  })

/** With pictures of what to pack, and what went back to the buyer. */
function partViews(c: Context<Env>, parts: SellerOrder[]) {
  const { images, clock } = c.get('instance')
  return parts.map(part => ({
    ...sellerOrderView(part),
    pictures: part.lines.map(line => thumbnailOf(images, line.imageHash)),
    reached_by: part.reachedBy,
    is_late: isLate(part, clock.now()),
  }))
}

export function paymentView(payment: Awaited<ReturnType<typeof paymentsToConfirm>>[number]) {
  return {
    id: payment.id,
    shop_id: payment.shopId,
    number: numberOf(payment.orderId),
    amount: { amount: payment.amountMinor, currency: payment.currency },
    buyer_name: payment.buyerName,
    placed_at: payment.createdAt,
  }
}

/** One step of an order of the seller's own; answers it as it stands then. */
async function moved(
  c: Context<Env>,
  step: (tx: Tx, who: { sellerId: string; id: string; now: Instant }) => Promise<SellerOrder>,
) {
  const own = await requireOwnSeller(c)
  const { db, clock } = c.get('instance')
  const who = { sellerId: own.id, id: c.req.param('id') ?? '', now: clock.now() }
  return sellerOrderView(await db.transact(tx => step(tx, who)))
}
