import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
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
  DeliverInput,
  RejectInput,
  ShipInput,
  ShipmentInput,
  sellerOrderStatuses,
  TrackingInput,
} from '../../fulfilment/contract.ts'
import { requireSellerOrder, sellerOrdersOf } from '../../fulfilment/queries.ts'
import { sellerOrderView } from '../../fulfilment/view.ts'
import { RefundInput } from '../../payments/contract.ts'
import { requireRefundOf } from '../../payments/queries.ts'
import { previewBySeller, refundBySeller } from '../../payments/refund-by.ts'
import type { Env } from '../context.ts'
import { idCursor, requireCursor } from './cursor.ts'
import { throwInvalid } from './invalid.ts'
import { keyFirst, requireKey } from './key.ts'
import {
  answer,
  body,
  emptyIsNothing,
  failures,
  idempotencyKey,
  Money,
  PageQuery,
  paged,
  SellerOrderView,
} from './schemas.ts'

const Named = z.object({ id: z.string() })
const RefundKey = z.object({ 'idempotency-key': idempotencyKey(false) })
const refund = {
  lines: [
    {
      line_id: 'lin_01m8z6c0g0x3v9k2r7w5q1t4ny',
      amount: { amount: 2890, currency: 'CNY' },
      quantity: 1,
    },
  ],
  reason: 'One of them was broken',
}
const RefundPlanView = z.object({
  amount: Money,
  buyer: Money,
  seller: Money,
  curator: Money,
  platform: Money,
})
const tags = ['Seller orders']
const security = [{ key: [] }]

/** `isRequired` false: the step may be taken with an empty request. */
const step = <S extends z.ZodType>(name: string, summary: string, schema: S, isRequired = true) =>
  createRoute({
    method: 'post',
    path: `/seller-orders/{id}/${name}`,
    tags,
    security,
    summary,
    ...(isRequired ? {} : { middleware: emptyIsNothing }),
    request: { params: Named, ...body(schema, undefined, isRequired) },
    responses: { 200: answer('The seller order as it stands', SellerOrderView), ...failures },
  })

async function named(c: Context<Env>, id: string) {
  const { sellerId } = await requireKey(c, 'write')
  return { sellerId, id, now: c.get('instance').clock.now() }
}

/** A seller's own system: reads its orders and says what it does with them. */
export const sellerOrders = new OpenAPIHono<Env>({ defaultHook: throwInvalid })

sellerOrders.use('/seller-orders', keyFirst)
sellerOrders.use('/seller-orders/*', keyFirst)

sellerOrders
  .openapi(
    createRoute({
      method: 'get',
      path: '/seller-orders',
      tags,
      security,
      summary: 'Your orders, newest first',
      request: {
        query: PageQuery.extend({
          status: z.enum(sellerOrderStatuses).optional(),
          updated_since: z.iso.datetime({ offset: true }).optional(),
        }),
      },
      responses: { 200: answer('A page of seller orders', paged(SellerOrderView)), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const { cursor, limit, status, updated_since } = c.req.valid('query')
      const found = await c.get('instance').db.read(reader =>
        sellerOrdersOf(reader, {
          sellerId,
          statuses: status ? [status] : undefined,
          updatedSince: updated_since ? Date.parse(updated_since) : undefined,
          before: requireCursor(cursor, idCursor),
          rowsMax: limit + 1,
        }),
      )
      const page = found.slice(0, limit)
      return c.json(
        {
          data: page.map(sellerOrderView),
          next_cursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/seller-orders/{id}',
      tags,
      security,
      summary: 'One of your orders',
      request: { params: Named },
      responses: { 200: answer('The seller order', SellerOrderView), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const part = await c
        .get('instance')
        .db.read(reader => requireSellerOrder(reader, { sellerId, id: c.req.valid('param').id }))
      return c.json(sellerOrderView(part), 200)
    },
  )
  .openapi(step('accept', 'You will ship it', AcceptInput, false), async c => {
    const who = await named(c, c.req.valid('param').id)
    const part = await c
      .get('instance')
      .db.transact(tx => acceptSellerOrder(tx, { ...who, ...c.req.valid('json') }))
    return c.json(sellerOrderView(part), 200)
  })
  .openapi(step('reject', 'You cannot; the buyer is refunded', RejectInput), async c => {
    const who = await named(c, c.req.valid('param').id)
    const part = await c
      .get('instance')
      .db.transact(tx => rejectSellerOrder(tx, { ...who, ...c.req.valid('json') }))
    return c.json(sellerOrderView(part), 200)
  })
  .openapi(
    step(
      'cancel',
      'Accepted, but you cannot ship it after all; the buyer is refunded',
      RejectInput,
    ),
    async c => {
      const who = await named(c, c.req.valid('param').id)
      const part = await c
        .get('instance')
        .db.transact(tx => cancelSellerOrder(tx, { ...who, ...c.req.valid('json'), by: 'seller' }))
      return c.json(sellerOrderView(part), 200)
    },
  )
  .openapi(step('ship', 'It is on its way', ShipInput), async c => {
    const who = await named(c, c.req.valid('param').id)
    const { carrier, tracking_number: trackingNumber, reference } = c.req.valid('json')
    const part = await c
      .get('instance')
      .db.transact(tx => shipSellerOrder(tx, { ...who, carrier, trackingNumber, reference }))
    return c.json(sellerOrderView(part), 200)
  })
  .openapi(
    step(
      'tracking',
      'Carrier or number were mistyped: put right, the buyer is mailed',
      TrackingInput,
    ),
    async c => {
      const who = await named(c, c.req.valid('param').id)
      const { tracking_number: trackingNumber, ...right } = c.req.valid('json')
      const part = await c
        .get('instance')
        .db.transact(tx => correctTracking(tx, { ...who, ...right, trackingNumber }))
      return c.json(sellerOrderView(part), 200)
    },
  )
  .openapi(
    step('shipments', 'It goes in another parcel, too; the buyer is mailed', ShipmentInput),
    async c => {
      const who = await named(c, c.req.valid('param').id)
      const { tracking_number: trackingNumber, carrier } = c.req.valid('json')
      const part = await c
        .get('instance')
        .db.transact(tx => addShipment(tx, { ...who, carrier, trackingNumber }))
      return c.json(sellerOrderView(part), 200)
    },
  )
  .openapi(step('deliver', 'It has arrived', DeliverInput, false), async c => {
    const who = await named(c, c.req.valid('param').id)
    const part = await c.get('instance').db.transact(tx => deliverSellerOrder(tx, who))
    return c.json(sellerOrderView(part), 200)
  })
  .openapi(
    createRoute({
      method: 'post',
      path: '/seller-orders/{id}/refund-preview',
      tags,
      security,
      summary: 'What a refund would do: who gains and who loses how much',
      request: { params: Named, ...body(RefundInput, refund) },
      responses: {
        200: answer('The plan; amounts below zero are losses', RefundPlanView),
        ...failures,
      },
    }),
    async c => {
      const { sellerId, id } = await named(c, c.req.valid('param').id)
      const input = c.req.valid('json')
      const plan = await c
        .get('instance')
        .db.read(reader => previewBySeller(reader, { sellerId, id, input }))
      const money = (amount: number) => ({ amount, currency: plan.currency })
      return c.json(
        {
          amount: money(plan.amountMinor),
          buyer: money(plan.buyerMinor),
          seller: money(plan.sellerMinor),
          curator: money(plan.curatorMinor),
          platform: money(plan.platformMinor),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/seller-orders/{id}/refund',
      tags,
      security,
      summary: 'Give back part of what was paid for your lines',
      description:
        'Send an `Idempotency-Key`: the same one with the same body gives back once and answers the same refund, however often it is sent; with another body it is 422 `idempotency_key_reused`. Without one every call gives back.',
      request: { params: Named, headers: RefundKey, ...body(RefundInput, refund) },
      responses: {
        200: answer('The refund', z.object({ id: z.string(), amount: Money })),
        ...failures,
      },
    }),
    async c => {
      const who = await named(c, c.req.valid('param').id)
      const key = c.req.valid('header')['idempotency-key'] ?? null
      const input = c.req.valid('json')
      const [id = ''] = await c
        .get('instance')
        .db.transact(tx => refundBySeller(tx, { ...who, input, key }))
      const made = await c
        .get('instance')
        .db.read(reader => requireRefundOf(reader, { ...who, refundId: id }))
      return c.json({ id, amount: { amount: made.amountMinor, currency: made.currency } }, 200)
    },
  )
