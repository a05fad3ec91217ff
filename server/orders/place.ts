import { titleIn } from '../catalog/product.ts'
import { reserveStock, type StockLine } from '../catalog/stock.ts'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newIds } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Shop } from '../shops/queries.ts'
import type { OrderWish } from './contract.ts'
import { nobodyYet, nowhereYet, requireCommonCountry } from './express.ts'
import { type Quote, type QuoteLine, quote, requireWhole } from './quote.ts'
import { orderLines, orderShipping, orders } from './schema.ts'

export type OrderRow = typeof orders.$inferSelect
export type OrderLineRow = typeof orderLines.$inferSelect
export type ShippingRow = typeof orderShipping.$inferSelect
/** An order with everything written for it. */
export type PlacedOrder = { order: OrderRow; lines: OrderLineRow[]; shipping: ShippingRow[] }

/**
 * Writes an unpaid order from live prices and holds its stock. Everything that decides money is
 * frozen on the lines here and never read again from anywhere else.
 * Refuses `unavailable`, `out_of_stock`, `price_changed`, `not_shipped_there`,
 * `no_common_country`, `amount_limit`.
 */
export async function placeOrder(
  tx: Tx,
  wish: {
    orderId: string
    shop: Shop
    /** By what this is seen to be the curator's own purchase; null: it is not. */
    ownPurchase: OrderRow['ownPurchase']
    base: 'net' | 'gross'
    input: OrderWish
    /** What the buyer was shown; null: the caller does not show prices. */
    fingerprint: string | null
    buyerUserId: string | null
    expiresAt: Instant
    now: Instant
  },
): Promise<PlacedOrder> {
  const { shop, input } = wish
  const wanted = input.lines.map(line => ({ variantId: line.variant_id, quantity: line.quantity }))
  const { base, now } = wish
  const discountCode = input.discount_code ?? null
  const quoted = await quote(tx, {
    shop,
    wanted,
    discountCode,
    base,
    isOwnPurchase: wish.ownPurchase !== null,
    country: input.ship_to?.country ?? null,
    now,
  })
  requireWhole(quoted)
  if (!input.ship_to) await requireCommonCountry(tx, quoted.parcels)
  if (wish.fingerprint !== null && wish.fingerprint !== quoted.fingerprint) {
    throw new Refusal('price_changed', {
      total_minor: quoted.totalMinor,
      quote: quoted.fingerprint,
    })
  }
  const order = orderRow(wish, quoted)
  const ids = newIds('lin', quoted.lines.length, order.placedAt)
  const lines = quoted.lines.map((line, index) => lineRow(order, ids[index] as string, line))
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

function orderRow(wish: Wish, quoted: Quote): OrderRow {
  const { shop, input } = wish
  const buyer = input.buyer ?? nobodyYet
  return {
    shopId: shop.id,
    id: wish.orderId,
    status: 'awaiting_payment',
    currency: quoted.currency,
    goodsMinor: quoted.goodsMinor,
    shippingMinor: quoted.shippingMinor,
    totalMinor: quoted.totalMinor,
    refundedMinor: 0,
    discountCode: quoted.discountMinor ? quoted.discountCode : null,
    buyerName: buyer.name,
    buyerEmail: buyer.email.toLowerCase(),
    buyerPhone: input.buyer?.phone ?? null,
    buyerUserId: wish.buyerUserId,
    shipTo: input.ship_to ?? nowhereYet,
    language: input.language ?? shop.language,
    placement: input.placement ?? null,
    clickId: input.click_id ?? null,
    ownPurchase: wish.ownPurchase,
    provider: input.payment.provider,
    placedAt: wish.now,
    expiresAt: wish.expiresAt,
    paidAt: null,
    closedAt: null,
  }
}

function lineRow(order: OrderRow, id: string, line: QuoteLine): OrderLineRow {
  return {
    shopId: order.shopId,
    id,
    orderId: order.id,
    sellerId: line.sellerId,
    productId: line.productId,
    variantId: line.variantId,
    externalId: line.externalId,
    title: titleIn(line, order.language),
    titleOwn: line.title,
    titleZh: line.titleZh,
    variantTitle: line.variantTitle,
    variantTitleZh: line.variantTitleZh,
    imageHash: line.imageHash,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    isTracked: line.isTracked,
    rateBps: line.rate.bps,
    rateRule: line.rate.rule,
    rateVersion: line.rate.version,
    ...moneyOf(line),
    refundedMinor: 0,
  }
}

function moneyOf(line: QuoteLine) {
  return {
    lineTotalMinor: line.lineTotalMinor,
    discountMinor: line.discountMinor,
    discountFunder: line.discountFunder,
    taxBps: line.taxBps,
    taxMinor: line.taxMinor,
    addedTaxMinor: line.addedTaxMinor,
    commissionBaseMinor: line.commissionBaseMinor,
    commissionMinor: line.commissionMinor,
    bonusBps: line.bonusBps,
    bonusMinor: line.bonusMinor,
    platformFeeBps: line.platformFeeBps,
    platformFeeMinor: line.platformFeeMinor,
    sellerNetMinor: line.sellerNetMinor,
  }
}
