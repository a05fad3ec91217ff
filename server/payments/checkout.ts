import { and, eq } from 'drizzle-orm'
import type { OrderInput } from '../orders/contract.ts'
import { placeOrder } from '../orders/place.ts'
import { idempotencyKeys } from '../orders/schema.ts'
import type { Instant } from '../platform/clock.ts'
import { insertNew, insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Shop } from '../shops/queries.ts'
import { settlePaid } from './capture.ts'
import { expiryOf, type PaymentProvider } from './provider.ts'
import { payments } from './schema.ts'

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
    input: OrderInput
    fingerprint: string | null
    buyerUserId: string | null
    provider: PaymentProvider
    isPaidAtOnce: boolean
    idempotency: Idempotency
    now: Instant
  },
): Promise<{ orderId: string; paymentId: string | null; isRepeat: boolean }> {
  const { shop, input, provider, now } = wish
  const orderId = newId('ord', now)
  const earlier = await claimKey(tx, { scope: shop.id, ...wish.idempotency, orderId, now })
  if (earlier) return { orderId: earlier, paymentId: null, isRepeat: true }
  const expiresAt = expiryOf(provider, now)
  const placed = await placeOrder(tx, { ...wish, input, orderId, expiresAt })
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
    createdAt: now,
  }
  await insertRows(tx, payments, [payment])
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
  return { orderId, paymentId, isRepeat: false }
}

/** The order this key has made already, or null after keeping the key for `orderId`. */
async function claimKey(
  tx: Tx,
  {
    scope,
    key,
    requestHash,
    orderId,
    now,
  }: Idempotency & { scope: string; orderId: string; now: Instant },
): Promise<string | null> {
  const claim = { scope, key, requestHash, resourceId: orderId, status: 201, createdAt: now }
  if (await insertNew(tx, idempotencyKeys, claim)) return null
  const [earlier] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key)))
  if (earlier?.requestHash !== requestHash) throw new Refusal('idempotency_key_reused')
  return earlier.resourceId
}
