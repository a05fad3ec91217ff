import type { Context } from 'hono'
import { withVariant } from '../../catalog/product.ts'
import { partsOfOrder, type SellerOrder } from '../../fulfilment/queries.ts'
import { canBuyerCancel, isLate } from '../../fulfilment/seller-order.ts'
import { trackingUrl } from '../../fulfilment/tracking.ts'
import { shipmentsOf } from '../../fulfilment/view.ts'
import { addressLines } from '../../orders/address.ts'
import { countryName } from '../../orders/countries.ts'
import { numberOf } from '../../orders/number.ts'
import { asInCart, lineWords, sumsOf } from '../../orders/order.ts'
import { linesOf, requireOrder, shippingOf } from '../../orders/queries.ts'
import { refundsOf } from '../../payments/queries.ts'
import { leftOf } from '../../payments/refund-facts.ts'
import { days, type Instant } from '../../platform/clock.ts'
import type { Language } from '../../platform/language.ts'
import { type Return, returnsOfOrder } from '../../returns/queries.ts'
import { askedUntil, faultDays, isOpen } from '../../returns/return.ts'
import { type Seller, sellersByIds } from '../../sellers/queries.ts'
import { companyLines, deliveryTo } from '../../sellers/seller.ts'
import { requireShop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import { pictureOf } from '../picture.ts'
import type { OrderPartView, OrderView, ReturnView } from './order-views.ts'

/** Everything an order's page tells, read at once. */
export async function loadOrder(c: Context<Env>, key: { shopId: string; orderId: string }) {
  return c.get('instance').db.read(async reader => {
    const lines = await linesOf(reader, key)
    const shipping = asInCart(await shippingOf(reader, key), lines)
    return {
      order: await requireOrder(reader, key),
      shop: await requireShop(reader, key.shopId),
      lines,
      shipping,
      parts: await partsOfOrder(reader, key),
      refunds: await refundsOf(reader, key),
      left: await leftOf(reader, key),
      returns: await returnsOfOrder(reader, key),
      sellers: await sellersByIds(
        reader,
        shipping.map(one => one.sellerId),
      ),
    }
  })
}

export type LoadedOrder = Awaited<ReturnType<typeof loadOrder>>

/** Nothing was paid for it. */
export function canBeOrderedAgain({ status, paidAt }: LoadedOrder['order']): boolean {
  return ['awaiting_payment', 'cancelled', 'expired'].includes(status) && paidAt === null
}

/** As its reader reads it, in whatever language it was ordered. */
export function orderView(c: Context<Env>, found: LoadedOrder, language: Language): OrderView {
  const { order } = found
  const money = (amount: number) => ({ amount, currency: order.currency })
  return {
    token: c.req.param('token') ?? '',
    number: numberOf(order.id),
    status: order.status,
    placedAt: order.placedAt,
    expiresAt: order.expiresAt,
    howToPay: order.provider === 'manual' ? c.get('instance').config.transferText : null,
    provider: order.provider,
    total: money(order.totalMinor),
    ...sumsOf(order, found.lines),
    shipping: money(order.shippingMinor),
    refunded: order.refundedMinor ? money(order.refundedMinor) : null,
    kept: money(order.totalMinor - order.refundedMinor),
    buyerName: order.buyerName,
    buyerEmail: order.buyerEmail,
    address: [...addressLines(order.shipTo), countryName(order.shipTo.country, language)],
    phone: order.buyerPhone,
    parts: found.shipping.map(one => partView(c, found, { sellerId: one.sellerId, language })),
    canOrderAgain: canBeOrderedAgain(order) && found.shop.state === 'open',
    flash: flashOf(c, found),
    wasPaid: order.paidAt !== null,
    notice: null,
    draft: null,
  }
}

/** What has just happened, as the address says; not once it is over, whoever comes back to it. */
function flashOf(c: Context<Env>, { order, returns }: LoadedOrder): OrderView['flash'] {
  const isAsked = (name: string) => Boolean(c.req.query(name))
  const isUnpaid = order.status === 'awaiting_payment'
  if (isAsked('placed')) return 'placed'
  if (isUnpaid && isAsked('unreachable')) return 'unreachable'
  if (isUnpaid && isAsked('declined')) return 'declined'
  const isReturnOpen = returns.some(one => one.state === 'requested')
  return isReturnOpen && isAsked('returned') ? 'returned' : null
}

function partView(
  c: Context<Env>,
  found: LoadedOrder,
  { sellerId, language }: { sellerId: string; language: Language },
): OrderPartView {
  const { images } = c.get('instance')
  const { order } = found
  const money = (amount: number) => ({ amount, currency: order.currency })
  const now = c.get('instance').clock.now()
  const part = found.parts.find(one => one.sellerId === sellerId)
  const seller = found.sellers.get(sellerId)
  const shipping = found.shipping.find(one => one.sellerId === sellerId)
  const refunded = found.refunds
    .filter(one => one.sellerId === sellerId && one.state !== 'undone')
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const at = (when: Instant | null | undefined) => when ?? null
  const returns = found.returns.filter(one => one.sellerId === sellerId)
  const isPaidBack = found.left.some(one => one.sellerId === sellerId && one.leftMinor === 0)
  return {
    partId: part?.id ?? null,
    ...returnable(part, { seller, returns, isPaidBack, language, now }),
    returns: returns.map(one => returnView(one, found.lines, language)),
    sellerName: seller?.name ?? '',
    supportEmail: seller?.supportEmail ?? '',
    company: seller ? companyLines(seller) : [],
    status: part?.status ?? 'forwarded',
    lines: found.lines
      .filter(line => line.sellerId === sellerId)
      .map(line => ({
        ...lineWords(line, language),
        quantity: line.quantity,
        total: money(line.unitPriceMinor * line.quantity),
        picture: line.imageHash
          ? pictureOf(images, { hash: line.imageHash, width: 320, height: 320, color: '#efe7da' })
          : null,
      })),
    shipping: money(shipping?.shippingMinor ?? 0),
    isPaidBack,
    shipments: part ? shipmentsOf(part).map(one => ({ ...one, url: trackingUrl(one) })) : [],
    endReason: part?.endReason ?? null,
    refunded: refunded ? money(refunded) : null,
    returnDays: seller?.returnDays ?? 0,
    returnPaidBy: seller?.returnPaidBy ?? null,
    expected: isPaidBack ? null : expectedOf(part, { seller, country: order.shipTo.country }),
    forwardedAt: at(part?.forwardedAt),
    acceptedAt: at(part?.acceptedAt),
    shippedAt: at(part?.shippedAt),
    deliveredAt: at(part?.deliveredAt),
    lateSince: part && isLate(part, now) ? part.shipBy : null,
    cancelId: part && canBuyerCancel(part, now) ? part.id : null,
  }
}

/** From when to when it is to arrive, by what the seller promises; null: nothing is, or it is there. */
function expectedOf(
  part: SellerOrder | undefined,
  { seller, country }: { seller: Seller | undefined; country: string },
): OrderPartView['expected'] {
  const promise = seller && deliveryTo(seller.delivery, country).promise
  const isUnderWay = part && ['forwarded', 'accepted', 'shipped'].includes(part.status)
  if (!promise || !isUnderWay) return null
  const { daysMin, daysMax } = promise
  return { from: part.forwardedAt + days(daysMin), to: part.forwardedAt + days(daysMax) }
}

/** What may be asked for now: shipped or delivered, in time, not paid back, and nothing else open. */
function returnable(
  part: SellerOrder | undefined,
  {
    seller,
    returns,
    isPaidBack,
    language,
    now,
  }: {
    seller: Seller | undefined
    returns: Return[]
    isPaidBack: boolean
    language: Language
    now: Instant
  },
): Pick<OrderPartView, 'returnable' | 'returnUntil' | 'returnOver'> {
  const isThere = part?.status === 'shipped' || part?.status === 'delivered'
  const granted = Math.max(faultDays, seller?.returnDays ?? 0)
  const isLate = part?.deliveredAt ? now > askedUntil(part.deliveredAt, granted) : false
  const returnUntil =
    part?.deliveredAt && seller?.returnDays ? part.deliveredAt + days(seller.returnDays) : null
  const isAsked = returns.some(one => isOpen(one.state))
  // Whoever has sent something back knows.
  const returnOver = isLate && returns.length === 0 && !isPaidBack ? returnUntil : null
  if (!isThere || isLate || isAsked || isPaidBack)
    return { returnable: [], returnUntil, returnOver }
  const lines = (part?.lines ?? []).map(({ lineId, quantity, ...line }) => ({
    lineId,
    title: withVariant(lineWords(line, language)),
    quantity,
  }))
  return { returnable: lines, returnUntil, returnOver }
}

function returnView(one: Return, lines: LoadedOrder['lines'], language: Language): ReturnView {
  const titles = new Map(lines.map(line => [line.id, withVariant(lineWords(line, language))]))
  return {
    id: one.id,
    state: one.state,
    askedAt: one.createdAt,
    things: one.lines.map(({ lineId, quantity }) => ({
      title: titles.get(lineId) ?? '',
      quantity,
    })),
    answerBy: one.answerBy,
    words: one.decision ?? one.answer,
    canWithdraw: isOpen(one.state),
    canDispute: one.state === 'refused' || one.state === 'accepted',
  }
}
