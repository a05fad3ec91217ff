import type { SellerDecided } from '../../storefront/mails/decisions.ts'
import { requireSellerOrder, sellerLinkToken } from '../fulfilment/queries.ts'
import { isEndedByBuyer } from '../fulfilment/seller-order.ts'
import { requireUser } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { addressLines } from '../orders/address.ts'
import { countryName } from '../orders/countries.ts'
import { numberOf } from '../orders/number.ts'
import { lineTitle } from '../orders/order.ts'
import { endpointsOf, requireSeller } from '../sellers/queries.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  'seller_new_order' | 'seller_order_cancelled' | 'seller_decided' | 'endpoint_off'
>

/** Sellers are written to at their support address, in the language of who applied for them. */
async function sellerReader(instance: Instance, sellerId: string) {
  return instance.db.read(async reader => {
    const seller = await requireSeller(reader, sellerId)
    const user = await requireUser(reader, seller.appliedBy)
    return { seller, language: user.language }
  })
}

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
      linkUrl: `${instance.config.baseUrl}/fulfil/${sellerLinkToken(instance.config.secretKey, part)}`,
      number: numberOf(part.orderId),
      sellerName: seller.name,
      buyerName: name,
      address: [...addressLines(part.shipTo), countryName(country, language)],
      phone,
      lines: part.lines.map(line => ({
        title: lineTitle(line, language),
        variantTitle: line.variantTitle,
        externalId: line.externalId,
        quantity: line.quantity,
        total: money(line.lineTotalMinor),
      })),
      net: money(part.sellerNetMinor),
      shipping: money(part.shippingMinor),
    }
    return [{ to: seller.supportEmail, props }]
  },
  seller_order_cancelled: async (instance, { sellerId = '', id = '' }) => {
    const { seller, language } = await sellerReader(instance, sellerId)
    const part = await instance.db.read(reader => requireSellerOrder(reader, { sellerId, id }))
    const lines = part.lines.map(line => ({
      title: lineTitle(line, language),
      variantTitle: line.variantTitle,
      externalId: line.externalId,
      quantity: line.quantity,
      total: { amount: line.lineTotalMinor, currency: part.currency },
    }))
    const props = {
      language,
      number: numberOf(part.orderId),
      sellerName: seller.name,
      lines,
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
