import { partsOfOrder, requireSellerOrder, type SellerOrder } from '../fulfilment/queries.ts'
import { isEndedByBuyer, isLate } from '../fulfilment/seller-order.ts'
import { trackingUrl } from '../fulfilment/tracking.ts'
import type { Instance } from '../instance.ts'
import { addressLines } from '../orders/address.ts'
import { countryName } from '../orders/countries.ts'
import { isUnaddressed } from '../orders/express.ts'
import { numberOf } from '../orders/number.ts'
import { asInCart, lineWords, sumsOf } from '../orders/order.ts'
import { linesOf, orderToken, requireOrder, shippingOf } from '../orders/queries.ts'
import { refundsOf } from '../payments/queries.ts'
import type { Language } from '../platform/language.ts'
import { requireSeller, type Seller, sellersByIds } from '../sellers/queries.ts'
import { companyLines, deliveryTo } from '../sellers/seller.ts'
import { requireShop } from '../shops/queries.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  | 'order_placed'
  | 'order_paid'
  | 'order_expired'
  | 'parcel_accepted'
  | 'parcel_shipped'
  | 'parcel_corrected'
  | 'shipment_added'
  | 'parcel_late'
  | 'parcel_delivered'
  | 'parcel_ended'
>

async function orderMail(
  instance: Instance,
  { shopId = '', orderId = '' }: Record<string, string>,
) {
  const key = { shopId, orderId }
  const found = await instance.db.read(async reader => {
    const lines = await linesOf(reader, key)
    const shipping = asInCart(await shippingOf(reader, key), lines)
    return {
      order: await requireOrder(reader, key),
      shop: await requireShop(reader, shopId),
      lines,
      shipping,
      sellers: await sellersByIds(
        reader,
        shipping.map(one => one.sellerId),
      ),
    }
  })
  const { order, shop } = found
  const money = (amount: number) => ({ amount, currency: order.currency })
  const { discount, tax, isTaxOnTop } = sumsOf(order, found.lines)
  const props = {
    language: order.language,
    orderUrl: `${instance.config.baseUrl}/orders/${orderToken(instance.config.secretKey, order)}`,
    number: numberOf(order.id),
    shopName: shop.name,
    buyerName: order.buyerName,
    parcels: found.shipping.map(one => ({
      sellerName: found.sellers.get(one.sellerId)?.name ?? '',
      lines: found.lines
        .filter(line => line.sellerId === one.sellerId)
        .map(line => ({
          ...lineWords(line, order.language),
          quantity: line.quantity,
          total: money(line.unitPriceMinor * line.quantity),
        })),
      shipping: money(one.shippingMinor),
      promise: promiseOf(found.sellers.get(one.sellerId), order.shipTo.country),
    })),
    total: money(order.totalMinor),
    ...{ discount, tax, isTaxOnTop },
    payUntil: order.status === 'awaiting_payment' ? order.expiresAt : null,
    address: [...addressLines(order.shipTo), countryName(order.shipTo.country, order.language)],
    howToPay:
      order.provider === 'manual' && order.status === 'awaiting_payment'
        ? instance.config.transferText
        : null,
    companies: [...found.sellers.values()]
      .map(seller => ({ sellerName: seller.name, lines: companyLines(seller) }))
      .filter(({ lines }) => lines.length > 0),
    supportEmails: [...found.sellers.values()].map(seller => ({
      sellerName: seller.name,
      email: seller.supportEmail,
    })),
  }
  // An express checkout that came to nothing has nobody to write to.
  return isUnaddressed(order) ? [] : [{ to: order.buyerEmail, props }]
}

async function parcelMail(
  instance: Instance,
  { sellerId = '', id = '', at }: Record<string, string>,
) {
  const found = await instance.db.read(async reader => {
    const part = await requireSellerOrder(reader, { sellerId, id })
    return {
      part,
      order: await requireOrder(reader, part),
      shop: await requireShop(reader, part.shopId),
      seller: await requireSeller(reader, sellerId),
    }
  })
  const { part, order, shop, seller } = found
  // Which of several it is about; unsaid: the first.
  const { carrier, trackingNumber } = part.furtherShipments[Number(at)] ?? part
  const props = {
    language: order.language,
    orderUrl: `${instance.config.baseUrl}/orders/${orderToken(instance.config.secretKey, order)}`,
    number: numberOf(order.id),
    shopName: shop.name,
    sellerName: seller.name,
    supportEmail: seller.supportEmail,
    lines: linesOfPart(part, order.language),
    carrier: carrier ?? '',
    trackingNumber: trackingNumber ?? '',
    trackUrl: trackingNumber ? trackingUrl({ carrier: carrier ?? '', trackingNumber }) : null,
    returnDays: seller.returnDays,
  }
  return { to: order.buyerEmail, props, part }
}

function promiseOf(seller: Seller | undefined, country: string) {
  const promise = seller && deliveryTo(seller.delivery, country).promise
  return { delivery: promise ?? null, returnDays: seller?.returnDays ?? 0 }
}

function linesOfPart(part: SellerOrder, language: Language) {
  return part.lines.map(line => ({
    ...lineWords(line, language),
    quantity: line.quantity,
    total: { amount: line.unitPriceMinor * line.quantity, currency: part.currency },
  }))
}

const plainParcelMail = async (instance: Instance, payload: Record<string, string>) => {
  const { to, props } = await parcelMail(instance, payload)
  return [{ to, props }]
}

export const buyerMails: Mails = {
  order_placed: async (instance, payload) => {
    const { shopId = '', orderId = '' } = payload
    const order = await instance.db.read(reader => requireOrder(reader, { shopId, orderId }))
    // Paid or over by the time the letter is written: it has a letter of its own.
    return order.status === 'awaiting_payment' ? orderMail(instance, payload) : []
  },
  order_paid: orderMail,
  order_expired: async (instance, { shopId = '', orderId = '', status }) => {
    if (status !== 'expired') return []
    const [letter] = await orderMail(instance, { shopId, orderId })
    const { shop, parts } = await instance.db.read(async reader => ({
      shop: await requireShop(reader, shopId),
      parts: await partsOfOrder(reader, { shopId, orderId }),
    }))
    if (!letter || parts.length) return []
    const { language, orderUrl, number, shopName } = letter.props
    return [
      {
        to: letter.to,
        props: {
          language,
          orderUrl,
          number,
          shopName,
          shopUrl: `${instance.config.baseUrl}/@${shop.handle}`,
        },
      },
    ]
  },
  parcel_accepted: async (instance, payload) => {
    const { to, props, part } = await parcelMail(instance, payload)
    // On its way by the time the letter is written: that has a letter of its own.
    return part.status === 'accepted' ? [{ to, props }] : []
  },
  parcel_shipped: plainParcelMail,
  parcel_corrected: async (instance, payload) => {
    const { to, props } = await parcelMail(instance, payload)
    return [{ to, props: { ...props, was: payload.was ?? '' } }]
  },
  shipment_added: plainParcelMail,
  parcel_late: async (instance, payload) => {
    const { to, props, part } = await parcelMail(instance, payload)
    const { shipBy } = part
    if (shipBy === null || !isLate(part, instance.clock.now())) return []
    return [{ to, props: { ...props, shipBy } }]
  },
  parcel_delivered: plainParcelMail,
  parcel_ended: async (instance, payload) => {
    const { to, props, part } = await parcelMail(instance, payload)
    const refunds = await instance.db.read(reader => refundsOf(reader, part))
    const amount = refunds
      .filter(one => one.sellerId === part.sellerId && one.state !== 'undone')
      .reduce((sum, one) => sum + one.amountMinor, 0)
    const isOwn = isEndedByBuyer(part)
    return [
      {
        to,
        props: {
          ...props,
          reason: isOwn ? '' : (part.endReason ?? ''),
          by: isOwn ? ('buyer' as const) : ('seller' as const),
          refund: amount ? { amount, currency: part.currency } : null,
        },
      },
    ]
  },
}
