import { categoryRates } from '../catalog/categories.ts'
import { reserveStock, type StockLine } from '../catalog/stock.ts'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Shop } from '../shops/queries.ts'
import type { OrderInput } from './contract.ts'
import { normalEmail, splitLine } from './order.ts'
import { type Quote, type QuoteLine, quote, requireWhole } from './quote.ts'
import { rateFor } from './rate.ts'
import { orderLines, orderShipping, orders } from './schema.ts'

export type OrderRow = typeof orders.$inferSelect
export type OrderLineRow = typeof orderLines.$inferSelect
export type ShippingRow = typeof orderShipping.$inferSelect
/** An order with everything written for it. */
export type PlacedOrder = { order: OrderRow; lines: OrderLineRow[]; shipping: ShippingRow[] }

/**
 * Writes an unpaid order from live prices and holds its stock. Everything that decides money is
 * frozen on the lines here and never read again from anywhere else.
 * Refuses `unavailable`, `out_of_stock`, `price_changed`, `amount_limit`.
 */
export async function placeOrder(
  tx: Tx,
  wish: {
    orderId: string
    shop: Shop
    /** The curator's own address, to know their own purchases. */
    curatorEmail: string
    input: OrderInput
    /** What the buyer was shown; null: the caller does not show prices. */
    fingerprint: string | null
    buyerUserId: string | null
    expiresAt: Instant
    now: Instant
  },
): Promise<PlacedOrder> {
  const { shop, input } = wish
  const wanted = input.lines.map(line => ({ variantId: line.variant_id, quantity: line.quantity }))
  const quoted = await quote(tx, { shop, wanted })
  requireWhole(quoted)
  if (wish.fingerprint !== null && wish.fingerprint !== quoted.fingerprint) {
    throw new Refusal('price_changed', {
      total_minor: quoted.totalMinor,
      quote: quoted.fingerprint,
    })
  }
  const ownPurchase = isOwn(wish)
  const order = orderRow(wish, quoted, ownPurchase)
  const lines = await lineRows(tx, order, quoted, ownPurchase !== null)
  const shipping = quoted.parcels.map(parcel => ({
    shopId: shop.id,
    orderId: order.id,
    sellerId: parcel.sellerId,
    shippingMinor: parcel.shippingMinor,
    refundedMinor: 0,
  }))
  await reserveStock(tx, lines.map(stockLine), wish.now)
  await insertRows(tx, orders, [order])
  await insertRows(tx, orderLines, lines)
  await insertRows(tx, orderShipping, shipping)
  return { order, lines, shipping }
}

export function stockLine(line: OrderLineRow): StockLine {
  const { sellerId, productId, variantId, quantity, isTracked } = line
  return { sellerId, productId, variantId, quantity, isTracked, lineId: line.id }
}

type Wish = Parameters<typeof placeOrder>[1]

function isOwn({ shop, buyerUserId, curatorEmail, input }: Wish): OrderRow['ownPurchase'] {
  if (buyerUserId === shop.userId) return 'same_user'
  return normalEmail(input.buyer.email) === normalEmail(curatorEmail) ? 'same_email' : null
}

function orderRow(wish: Wish, quoted: Quote, ownPurchase: OrderRow['ownPurchase']): OrderRow {
  const { shop, input } = wish
  return {
    shopId: shop.id,
    id: wish.orderId,
    status: 'awaiting_payment',
    currency: quoted.currency,
    goodsMinor: quoted.goodsMinor,
    shippingMinor: quoted.shippingMinor,
    totalMinor: quoted.totalMinor,
    refundedMinor: 0,
    buyerName: input.buyer.name,
    buyerEmail: input.buyer.email.toLowerCase(),
    buyerPhone: input.buyer.phone ?? null,
    buyerUserId: wish.buyerUserId,
    shipTo: input.ship_to,
    language: input.language ?? shop.language,
    placement: input.placement ?? null,
    ownPurchase,
    provider: input.payment.provider,
    placedAt: wish.now,
    expiresAt: wish.expiresAt,
    paidAt: null,
    closedAt: null,
  }
}

async function lineRows(
  tx: Tx,
  order: OrderRow,
  quoted: Quote,
  isOwnPurchase: boolean,
): Promise<OrderLineRow[]> {
  const needsCategories = quoted.lines.some(line => line.productRateBps === null)
  const categoryBps = needsCategories ? await categoryRates(tx) : new Map<string, number>()
  const parcels = new Map(quoted.parcels.map(parcel => [parcel.sellerId, parcel]))
  return quoted.lines.map(line => {
    const parcel = parcels.get(line.sellerId)!
    const rate = rateFor({
      productBps: line.productRateBps,
      categoryId: line.categoryId,
      categoryBps,
      sellerBps: parcel.sellerRateBps,
    })
    const paid = isOwnPurchase ? { bps: 0, rule: 'own_purchase' } : rate
    return lineRow(order, line, paid, parcel.platformFeeBps)
  })
}

function lineRow(
  order: OrderRow,
  line: QuoteLine,
  rate: { bps: number; rule: string },
  platformFeeBps: number,
): OrderLineRow {
  return {
    shopId: order.shopId,
    id: newId('lin', order.placedAt),
    orderId: order.id,
    sellerId: line.sellerId,
    productId: line.productId,
    variantId: line.variantId,
    externalId: line.externalId,
    title: (order.language === 'zh' && line.titleZh) || line.title,
    variantTitle: line.variantTitle,
    imageHash: line.imageHash,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    lineTotalMinor: line.lineTotalMinor,
    isTracked: line.isTracked,
    rateBps: rate.bps,
    rateRule: rate.rule,
    commissionBaseMinor: line.lineTotalMinor,
    ...splitLine(line.lineTotalMinor, { rateBps: rate.bps, platformFeeBps }),
    refundedMinor: 0,
  }
}
