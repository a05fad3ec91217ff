import { and, eq } from 'drizzle-orm'
import { operators } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { isUnaddressed } from '../orders/express.ts'
import { numberOf } from '../orders/number.ts'
import { orderToken, requireOrder } from '../orders/queries.ts'
import { refundsOf, requirePayment } from '../payments/queries.ts'
import { chargebacks } from '../payments/schema.ts'
import { requireShop } from '../shops/queries.ts'
import type { Composers } from './compose.ts'
import { inboxOf, payeeUrl } from './money.ts'

type Mails = Pick<
  Composers,
  'refund_done' | 'refund_failed' | 'payment_mismatch' | 'payment_late' | 'chargeback_opened'
>
type Payload = Record<string, string>

const operatorUrl = ({ config }: Instance) => `${config.baseUrl}/dashboard/operator`

async function refundOf(instance: Instance, { shopId = '', orderId = '', refundId = '' }: Payload) {
  return instance.db.read(async reader => {
    const refunds = await refundsOf(reader, { shopId, orderId })
    const refund = refunds.find(one => one.id === refundId)
    if (!refund) throw new Error(`no refund ${refundId} of order ${orderId}`)
    return {
      refund,
      order: await requireOrder(reader, { shopId, orderId }),
      shop: await requireShop(reader, shopId),
    }
  })
}

/** To the buyer, of money that goes back; a bank that took it itself has told them already. */
async function moneyBack(instance: Instance, payload: Payload) {
  const { refund, order, shop } = await refundOf(instance, payload)
  if (refund.cause.startsWith('chargeback:')) return []
  const { baseUrl, secretKey } = instance.config
  const props = {
    language: order.language,
    orderUrl: `${baseUrl}/orders/${orderToken(secretKey, order)}`,
    number: numberOf(order.id),
    shopName: shop.name,
    amount: { amount: refund.amountMinor, currency: refund.currency },
  }
  return isUnaddressed(order) ? [] : [{ to: order.buyerEmail, props }]
}

/** To the operators: a payment that a person must look at, and how much of it. */
async function trouble(
  instance: Instance,
  {
    shopId,
    paymentId,
    amountMinor,
  }: { shopId: string; paymentId: string; amountMinor: number | null },
) {
  const { payment, shop, people } = await instance.db.read(async reader => ({
    payment: await requirePayment(reader, { shopId, paymentId }),
    shop: await requireShop(reader, shopId),
    people: await operators(reader),
  }))
  return people.map(user => ({
    to: user.email,
    props: {
      language: user.language,
      number: numberOf(payment.orderId),
      shopName: shop.name,
      amount: { amount: amountMinor ?? payment.amountMinor, currency: payment.currency },
      provider: payment.provider,
      providerRef: payment.providerRef,
      dashboardUrl: operatorUrl(instance),
    },
  }))
}

/** What a chargeback took from each seller's part; those it took nothing from are not in it. */
async function chargebackOf(
  instance: Instance,
  { shopId = '', orderId = '', chargebackId = '' }: Payload,
) {
  return instance.db.read(async reader => {
    const [chargeback] = await reader
      .select()
      .from(chargebacks)
      .where(and(eq(chargebacks.shopId, shopId), eq(chargebacks.id, chargebackId)))
    if (!chargeback) throw new Error(`no chargeback ${chargebackId}`)
    const refunds = await refundsOf(reader, { shopId, orderId })
    const taken = refunds.filter(one => one.cause === `chargeback:${chargebackId}`)
    const sellers = []
    for (const { sellerId, amountMinor } of taken)
      sellers.push({ inbox: await inboxOf(reader, sellerId), amountMinor })
    return { chargeback, sellers, people: await operators(reader) }
  })
}

export const paymentMails: Mails = {
  refund_done: moneyBack,
  payment_late: moneyBack,
  refund_failed: async (instance, payload) => {
    const { shopId, paymentId, amountMinor } = (await refundOf(instance, payload)).refund
    return trouble(instance, { shopId, paymentId, amountMinor })
  },
  payment_mismatch: async (instance, { shopId = '', paymentId = '' }) =>
    trouble(instance, { shopId, paymentId, amountMinor: null }),
  chargeback_opened: async (instance, payload) => {
    const { chargeback, sellers, people } = await chargebackOf(instance, payload)
    const number = numberOf(chargeback.orderId)
    const money = (amount: number) => ({ amount, currency: chargeback.currency })
    const toOperators = people.map(user => ({
      to: user.email,
      props: {
        to: 'operator' as const,
        language: user.language,
        number,
        amount: money(chargeback.amountMinor),
        dashboardUrl: operatorUrl(instance),
      },
    }))
    const toSellers = sellers.map(({ inbox, amountMinor }) => ({
      to: inbox.to,
      props: {
        to: 'seller' as const,
        language: inbox.language,
        number,
        amount: money(amountMinor),
        dashboardUrl: payeeUrl(instance, 'seller'),
      },
    }))
    return [...toOperators, ...toSellers]
  },
}
