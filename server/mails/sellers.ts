import type { ProductDecided, SellerDecided } from '../../storefront/mails/decisions.ts'
import { titleIn } from '../catalog/product.ts'
import { productsByIds } from '../catalog/queries.ts'
import { requireSellerOrder, type SellerOrder, sellerLinkToken } from '../fulfilment/queries.ts'
import { isEndedByBuyer, isLate } from '../fulfilment/seller-order.ts'
import { requireUser } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { addressLines } from '../orders/address.ts'
import { countryName } from '../orders/countries.ts'
import { numberOf } from '../orders/number.ts'
import { lineWords } from '../orders/order.ts'
import type { Language } from '../platform/language.ts'
import { endpointsOf, requireSeller } from '../sellers/queries.ts'
import { supportToken } from '../sellers/support-email.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  | 'seller_new_order'
  | 'seller_order_waits'
  | 'seller_order_cancelled'
  | 'seller_decided'
  | 'product_decided'
  | 'endpoint_off'
  | 'support_confirm'
  | 'support_changed'
>

/** About orders sellers are written to at their support address, in the language of who applied for them. */
async function sellerReader(instance: Instance, sellerId: string) {
  return instance.db.read(async reader => {
    const seller = await requireSeller(reader, sellerId)
    const user = await requireUser(reader, seller.appliedBy)
    return { seller, language: user.language }
  })
}

const linkOf = ({ config }: Instance, part: SellerOrder) =>
  `${config.baseUrl}/fulfil/${sellerLinkToken(config.secretKey, part)}`

const linesOf = ({ lines, currency }: SellerOrder, language: Language) =>
  lines.map(line => ({
    ...lineWords(line, language),
    externalId: line.externalId,
    quantity: line.quantity,
    total: { amount: line.lineTotalMinor, currency },
  }))

export const sellerMails: Mails = {
  seller_new_order: async (instance, { sellerId = '', id = '' }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const part = await instance.db.read(reader => requireSellerOrder(reader, { sellerId, id }))
    // Over or shipped by the time the letter is written: there is nothing to ask for any more.
    if (part.status !== 'forwarded' && part.status !== 'accepted') return []
    const money = (amount: number) => ({ amount, currency: part.currency })
    const { name, phone, country } = part.shipTo
    const props = {
      language,
      linkUrl: linkOf(instance, part),
      number: numberOf(part.orderId),
      sellerName: seller.name,
      buyerName: name,
      address: [...addressLines(part.shipTo), countryName(country, language)],
      phone,
      lines: linesOf(part, language),
      net: money(part.sellerNetMinor),
      shipping: money(part.shippingMinor),
    }
    return [{ to: seller.supportEmail, props }]
  },
  seller_order_waits: async (instance, { sellerId = '', id = '', asks }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const part = await instance.db.read(reader => requireSellerOrder(reader, { sellerId, id }))
    const { shipBy } = part
    const late = isLate(part, instance.clock.now())
    // Answered by the time it would be asked for; or late by then, of which another letter tells.
    const isWanted = asks === 'answer' ? !late && part.status === 'forwarded' : late
    if (shipBy === null || !isWanted) return []
    const props = {
      language,
      linkUrl: linkOf(instance, part),
      number: numberOf(part.orderId),
      lines: linesOf(part, language),
      shipBy,
      isLate: late,
      isAccepted: part.status === 'accepted',
    }
    return [{ to: seller.supportEmail, props }]
  },
  seller_order_cancelled: async (instance, { sellerId = '', id = '' }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const part = await instance.db.read(reader => requireSellerOrder(reader, { sellerId, id }))
    const props = {
      language,
      number: numberOf(part.orderId),
      sellerName: seller.name,
      lines: linesOf(part, language),
      reason: isEndedByBuyer(part) ? '' : (part.endReason ?? ''),
    }
    return [{ to: seller.supportEmail, props }]
  },
  seller_decided: async (instance, { sellerId = '', state }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const applicant = await instance.db.read(reader => requireUser(reader, seller.appliedBy))
    const props = {
      language,
      sellerName: seller.name,
      state: state as SellerDecided['state'],
      reason: seller.stateReason,
      dashboardUrl: `${instance.config.baseUrl}/dashboard/sell`,
    }
    return [{ to: applicant.email, props }]
  },
  product_decided: async (instance, { sellerId = '', productId = '', state }) => {
    const { seller, user, product } = await instance.db.read(async reader => {
      const own = await requireSeller(reader, sellerId)
      const [found] = await productsByIds(reader, [productId])
      return { seller: own, user: await requireUser(reader, own.appliedBy), product: found }
    })
    // Decided otherwise meanwhile: that has a mail of its own.
    if (!product || product.sellerId !== seller.id || product.state !== state) return []
    const props = {
      language: user.language,
      title: titleIn(product, user.language),
      externalId: product.externalId,
      state: state as ProductDecided['state'],
      reason: product.stateReason,
      dashboardUrl: `${instance.config.baseUrl}/dashboard/sell/products`,
    }
    return [{ to: user.email, props }]
  },
  support_confirm: async (instance, { sellerId = '' }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const email = seller.newSupportEmail
    if (!email) return []
    const token = supportToken(instance.config.secretKey, { sellerId, email })
    const url = `${instance.config.baseUrl}/support-email/${sellerId}/${token}`
    return [{ to: email, props: { language, sellerName: seller.name, url } }]
  },
  support_changed: async (instance, { sellerId = '' }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const { email: to } = await instance.db.read(reader => requireUser(reader, seller.appliedBy))
    const dashboardUrl = `${instance.config.baseUrl}/dashboard/sell/details`
    const props = { language, sellerName: seller.name, email: seller.supportEmail, dashboardUrl }
    return [{ to, props }]
  },
  endpoint_off: async (instance, { sellerId = '', endpointId = '' }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const endpoints = await instance.db.read(reader => endpointsOf(reader, sellerId))
    const url = endpoints.find(one => one.id === endpointId)?.url
    const dashboardUrl = `${instance.config.baseUrl}/dashboard/sell/connect`
    return url
      ? [
          {
            to: seller.supportEmail,
            props: { language, sellerName: seller.name, url, dashboardUrl },
          },
        ]
      : []
  },
}
