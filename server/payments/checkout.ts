import { ownPurchaseBy } from '../fraud/own.ts'
import type { OrderWish } from '../orders/contract.ts'
import { claimKey } from '../orders/keys.ts'
import { type OrderRow, placeOrder } from '../orders/place.ts'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import type { Shop } from '../shops/queries.ts'
import { settlePaid } from './capture.ts'
import { expiryOf, type PaymentProvider } from './provider.ts'
import { nameRef } from './queries.ts'
import { type PaymentState, payments } from './schema.ts'

/** `fresh`: what was written just now; null for a repeated request, whose order is read instead. */
export type CheckedOut = {
  orderId: string
  fresh: { order: OrderRow; paymentId: string; state: PaymentState } | null
}

/** A key the client made and keeps, with a hash of what was sent under it. */
export type Idempotency = { key: string; requestHash: string }

/**
 * A buyer's checkout, whole or not at all: the order is placed, its payment begun and, when the
 * provider pays at once, settled. The same key with the same request answers the same order; with
 * another request it is refused (`idempotency_key_reused`).
 */
export async function checkOut(
  tx: Tx,
  wish: {
    shop: Shop
    curatorEmail: string
    terms: { base: 'net' | 'gross'; secretKey: string }
    input: OrderWish
    fingerprint: string | null
    buyerUserId: string | null
    provider: PaymentProvider
    isPaidAtOnce: boolean
    idempotency: Idempotency
    now: Instant
  },
): Promise<CheckedOut> {
  const { shop, provider, now } = wish
  const orderId = newId('ord', now)
  const earlier = await claimKey(tx, {
    scope: shop.id,
    ...wish.idempotency,
    resourceId: orderId,
    status: 201,
    now,
  })
  if (earlier) return { orderId: earlier, fresh: null }
  const expiresAt = expiryOf(provider, now)
  const { secretKey, base } = wish.terms
  const ownPurchase = await ownPurchaseBy(tx, { ...wish, secretKey })
  const placed = await placeOrder(tx, { ...wish, base, ownPurchase, orderId, expiresAt })
  const paymentId = newId('pay', now)
  const payment = {
    shopId: shop.id,
    id: paymentId,
    orderId,
    provider: provider.name,
    state: 'pending' as const,
    currency: placed.order.currency,
    amountMinor: placed.order.totalMinor,
    refundedMinor: 0,
    isLate: false,
    createdAt: now,
  }
  await insertRows(tx, payments, [payment])
  if (provider.hear) await nameRef(tx, { ...payment, paymentId, ref: paymentId })
  if (!provider.paysAtOnce) {
    await promise(
      tx,
      [
        {
          home: shop.id,
          topic: 'order.placed',
          cause: orderId,
          payload: { shopId: shop.id, orderId },
        },
      ],
      now,
    )
  }
  if (wish.isPaidAtOnce) await settlePaid(tx, { placed, paymentId, confirmedBy: null, now })
  const status = wish.isPaidAtOnce ? ('paid' as const) : placed.order.status
  const state = wish.isPaidAtOnce ? ('captured' as const) : payment.state
  return { orderId, fresh: { order: { ...placed.order, status }, paymentId, state } }
}
