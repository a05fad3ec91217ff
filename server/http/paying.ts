import type { Instance } from '../instance.ts'
import { countriesShippedTo, isUnaddressed } from '../orders/express.ts'
import { numberOf } from '../orders/number.ts'
import { orderToken, requireOrder } from '../orders/queries.ts'
import { noteBegun } from '../payments/hear.ts'
import { type Next, requireProvider } from '../payments/provider.ts'
import { paymentOf } from '../payments/queries.ts'

/** What of the settings decides a checkout's money. */
export function termsOf({ config }: Instance) {
  return { base: config.commissionBase, secretKey: config.secretKey }
}

/**
 * Begins (or, the same again, continues) an order's payment with its provider. When the provider
 * cannot be reached the order waits, and the buyer may try again on its page.
 */
export async function beginPayment(
  instance: Instance,
  key: { shopId: string; orderId: string },
  baseUrl: string,
): Promise<Next> {
  const { db, config, providers, log } = instance
  const { order, payment, askedIn } = await db.read(async reader => {
    const found = await requireOrder(reader, key)
    return {
      order: found,
      payment: await paymentOf(reader, key),
      askedIn: isUnaddressed(found) ? await countriesShippedTo(reader, key) : null,
    }
  })
  const token = orderToken(config.secretKey, order)
  try {
    const next = await requireProvider(providers, payment.provider).begin({
      ...payment,
      paymentId: payment.id,
      orderNumber: numberOf(order.id),
      orderToken: token,
      baseUrl,
      email: order.buyerEmail,
      askedIn,
      language: order.language,
      expiresAt: order.expiresAt ?? order.placedAt,
    })
    const { providerRef } = next.kind === 'redirect' ? next : {}
    if (providerRef) await db.transact(tx => noteBegun(tx, { payment, providerRef }))
    return next
  } catch (error) {
    log.warn({ error, payment: payment.id }, 'a payment could not be begun')
    return { kind: 'redirect', url: `${baseUrl}/orders/${token}?unreachable=1` }
  }
}
