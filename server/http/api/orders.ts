import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { partsOfOrder } from '../../fulfilment/queries.ts'
import { requireUser } from '../../identity/queries.ts'
import type { Instance } from '../../instance.ts'
import { OrderInput, QuoteInput } from '../../orders/contract.ts'
import type { OrderRow } from '../../orders/place.ts'
import { linesOf, orderToken, readOrderToken, requireOrder } from '../../orders/queries.ts'
import { type Quote, quote } from '../../orders/quote.ts'
import { checkOut } from '../../payments/checkout.ts'
import { requireProvider } from '../../payments/provider.ts'
import { paymentOf } from '../../payments/queries.ts'
import type { PaymentState } from '../../payments/schema.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sha256 } from '../../platform/signed.ts'
import { type Seller, sellersByIds } from '../../sellers/queries.ts'
import { companyLines } from '../../sellers/seller.ts'
import type { Env } from '../context.ts'
import { beginPayment, termsOf } from '../paying.ts'
import { throwInvalid } from './invalid.ts'
import {
  answer,
  body,
  failures,
  idempotencyKey,
  OrderView,
  PlacedOrder,
  QuoteView,
} from './schemas.ts'
import { openShopByHandle } from './shops.ts'

const Handle = z.object({ handle: z.string() })
const KeyHeader = z.object({ 'idempotency-key': idempotencyKey(true) })
const things = [{ variant_id: 'var_01m8z6c0g0x3v9k2r7w5q1t4ny', quantity: 2 }]
const order = {
  lines: things,
  buyer: { name: 'Li Lei', email: 'li.lei@mail.example', phone: '+86 138 0013 8000' },
  ship_to: { line1: '88 Renmin Road', city: 'Hangzhou', postal_code: '310000', country: 'CN' },
  payment: { provider: 'stripe' },
}
const tags = ['Buying, open to anyone']

/** Pricing and buying: the same rules as on the shop's own checkout. */
export const orders = new OpenAPIHono<Env>({ defaultHook: throwInvalid })
  .openapi(
    createRoute({
      method: 'post',
      path: '/shops/{handle}/quotes',
      tags,
      summary: 'What a cart costs now, with shipping',
      request: {
        params: Handle,
        ...body(QuoteInput, { lines: things, ship_to: { country: 'CN' } }),
      },
      responses: { 200: answer('The quote', QuoteView), ...failures },
    }),
    async c => {
      const instance = c.get('instance')
      const shop = await openShopByHandle(instance, c.req.valid('param').handle)
      const input = c.req.valid('json')
      const wish = {
        shop,
        wanted: input.lines.map(line => ({ variantId: line.variant_id, quantity: line.quantity })),
        discountCode: input.discount_code ?? null,
        base: instance.config.commissionBase,
        country: input.ship_to.country,
        now: instance.clock.now(),
      }
      const { quoted, sellers } = await instance.db.read(async reader => {
        const found = await quote(reader, wish)
        const ids = found.parcels.map(parcel => parcel.sellerId)
        return { quoted: found, sellers: await sellersByIds(reader, ids) }
      })
      return c.json(quoteView(quoted, sellers), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/shops/{handle}/orders',
      tags,
      summary: 'Buy',
      description:
        'Requires an `Idempotency-Key` (400 `idempotency_key_missing`). The same key with the same body answers the same order as it stands now, with 201, however often it is sent; with another body it is 422 `idempotency_key_reused`.',
      request: { params: Handle, headers: KeyHeader, ...body(OrderInput, order) },
      responses: { 201: answer('The order', PlacedOrder), ...failures },
    }),
    async c => {
      const instance = c.get('instance')
      const key = c.req.valid('header')['idempotency-key']
      if (!key) throw new Refusal('idempotency_key_missing')
      const shop = await openShopByHandle(instance, c.req.valid('param').handle)
      const input = c.req.valid('json')
      const provider = requireProvider(instance.providers, input.payment.provider)
      const curator = await instance.db.read(reader => requireUser(reader, shop.userId))
      const { orderId, fresh } = await instance.db.transact(tx =>
        checkOut(tx, {
          shop,
          curatorEmail: curator.email,
          terms: termsOf(instance),
          input,
          fingerprint: input.quote ?? null,
          buyerUserId: null,
          provider,
          isPaidAtOnce: provider.paysAtOnce,
          idempotency: { key, requestHash: sha256(JSON.stringify(input)) },
          now: instance.clock.now(),
        }),
      )
      const placed = fresh ?? (await placedBefore(instance, { shopId: shop.id, orderId }))
      return c.json(await placedView(instance, placed), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/orders/{token}',
      tags,
      summary: 'An order, by its buyer’s link',
      request: { params: z.object({ token: z.string() }) },
      responses: { 200: answer('The order', OrderView), ...failures },
    }),
    async c => {
      const instance = c.get('instance')
      const key = readOrderToken(instance.config.secretKey, c.req.valid('param').token)
      if (!key) throw new Refusal('not_found')
      return c.json(await orderView(instance, key), 200)
    },
  )

function quoteView(quoted: Quote, sellers: Map<string, Seller>) {
  const money = (amount: number) => ({ amount, currency: quoted.currency })
  return {
    quote: quoted.fingerprint,
    lines: quoted.lines.map(line => ({
      variant_id: line.variantId,
      quantity: line.quantity,
      title: line.title,
      unit_price: money(line.unitPriceMinor),
      total: money(line.lineTotalMinor),
      seller_id: line.sellerId,
    })),
    parcels: quoted.parcels.map(parcel => ({
      seller: {
        id: parcel.sellerId,
        name: parcel.sellerName,
        company: companyLines(sellers.get(parcel.sellerId) ?? { company: '' }),
      },
      goods: money(parcel.goodsMinor),
      shipping: money(parcel.shippingMinor),
      is_shipped: parcel.isShipped,
      delivery_days: parcel.delivery
        ? { min: parcel.delivery.daysMin, max: parcel.delivery.daysMax }
        : null,
    })),
    problems: quoted.problems.map(problem => ({
      code: problem.code,
      variant_id: problem.variantId,
      available: problem.code === 'out_of_stock' ? problem.available : null,
    })),
    goods: money(quoted.goodsMinor),
    discount: money(quoted.discountMinor),
    tax: money(quoted.taxMinor),
    shipping: money(quoted.shippingMinor),
    total: money(quoted.totalMinor),
  }
}

type Placed = { order: OrderRow; state: PaymentState }

/** What an earlier request under the same key made, as it stands now. */
async function placedBefore(
  { db }: Instance,
  key: { shopId: string; orderId: string },
): Promise<Placed> {
  return db.read(async reader => ({
    order: await requireOrder(reader, key),
    state: (await paymentOf(reader, key)).state,
  }))
}

async function placedView(instance: Instance, { order, state }: Placed) {
  const token = orderToken(instance.config.secretKey, order)
  const key = { shopId: order.shopId, orderId: order.id }
  const isWaiting = order.status === 'awaiting_payment'
  const next = isWaiting ? await beginPayment(instance, key, instance.config.baseUrl) : null
  return {
    id: order.id,
    token,
    status: order.status as string,
    total: { amount: order.totalMinor, currency: order.currency },
    payment: {
      status: state as string,
      ...(next?.kind === 'redirect' ? { redirect_url: next.url } : {}),
    },
  }
}

async function orderView(instance: Instance, key: { shopId: string; orderId: string }) {
  const found = await instance.db.read(async reader => {
    const parts = await partsOfOrder(reader, key)
    return {
      order: await requireOrder(reader, key),
      lines: await linesOf(reader, key),
      payment: await paymentOf(reader, key),
      parts,
      sellers: await sellersByIds(
        reader,
        parts.map(part => part.sellerId),
      ),
    }
  })
  const { order, payment } = found
  const money = (amount: number) => ({ amount, currency: order.currency })
  return {
    id: order.id,
    status: order.status as string,
    placed_at: new Date(order.placedAt).toISOString(),
    goods: money(order.goodsMinor),
    shipping: money(order.shippingMinor),
    total: money(order.totalMinor),
    refunded: money(order.refundedMinor),
    payment: { provider: payment.provider, status: payment.state as string },
    lines: found.lines.map(line => ({
      variant_id: line.variantId,
      title: line.title,
      quantity: line.quantity,
      unit_price: money(line.unitPriceMinor),
      total: money(line.lineTotalMinor),
    })),
    parcels: found.parts.map(part => ({
      seller: { name: found.sellers.get(part.sellerId)?.name ?? '' },
      status: part.status as string,
      carrier: part.carrier,
      tracking_number: part.trackingNumber,
      further_shipments: part.furtherShipments.map(one => ({
        carrier: one.carrier,
        tracking_number: one.trackingNumber,
      })),
    })),
  }
}
