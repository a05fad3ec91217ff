import { and, eq, isNotNull, or } from 'drizzle-orm'
import type { OrderInput, OrderWish } from '../orders/contract.ts'
import { normalAddress, normalEmail, normalPhone } from '../orders/order.ts'
import type { OrderRow } from '../orders/place.ts'
import { orders } from '../orders/schema.ts'
import type { Reader } from '../platform/db/index.ts'
import { sign } from '../platform/signed.ts'
import { buyerTraces } from './schema.ts'

export type TraceKind = 'email' | 'phone' | 'address' | 'payment'
export type Trace = { kind: TraceKind; hash: string }

/** What a buyer can be known again by, as keyed hashes: nobody can read an address back. */
export function tracesOf(
  secretKey: string,
  buyer: Pick<OrderInput, 'buyer' | 'ship_to'>,
  fingerprint: string | null = null,
): Trace[] {
  const phone = normalPhone(buyer.buyer.phone ?? '')
  const found: [TraceKind, string | null][] = [
    ['email', normalEmail(buyer.buyer.email)],
    ['phone', phone.length >= 7 ? phone : null],
    ['address', normalAddress(buyer.ship_to)],
    ['payment', fingerprint],
  ]
  return found.flatMap(([kind, text]) =>
    text ? [{ kind, hash: sign(secretKey, `trace:${kind}`, text) }] : [],
  )
}

/**
 * By what an order is seen to be the curator's own: the same user or normalised e-mail, or a phone,
 * or a payment, that an own purchase of this shop used before. Null: it is not.
 */
export async function ownPurchaseBy(
  db: Reader,
  {
    shop,
    curatorEmail,
    buyerUserId,
    input,
    secretKey,
  }: {
    shop: { id: string; userId: string }
    curatorEmail: string
    buyerUserId: string | null
    input: Pick<OrderWish, 'buyer' | 'ship_to'>
    secretKey: string
  },
): Promise<OrderRow['ownPurchase']> {
  if (buyerUserId === shop.userId) return 'same_user'
  // Told later in an express checkout: `examine.ts` looks then.
  const { buyer, ship_to } = input
  if (!buyer || !ship_to) return null
  if (normalEmail(buyer.email) === normalEmail(curatorEmail)) return 'same_email'
  const traces = tracesOf(secretKey, { buyer, ship_to }).filter(trace => trace.kind === 'phone')
  const seen = await usedByOwner(db, { shopId: shop.id, traces })
  return seen.has('phone') ? 'same_phone' : null
}

/** Which of these traces an own purchase of the shop has left before. */
export async function usedByOwner(
  db: Reader,
  { shopId, traces }: { shopId: string; traces: Trace[] },
): Promise<Set<TraceKind>> {
  if (!traces.length) return new Set()
  const found = await db
    .select({ kind: buyerTraces.kind })
    .from(buyerTraces)
    .innerJoin(
      orders,
      and(eq(orders.shopId, buyerTraces.shopId), eq(orders.id, buyerTraces.orderId)),
    )
    .where(
      and(
        eq(buyerTraces.shopId, shopId),
        or(
          ...traces.map(trace =>
            and(eq(buyerTraces.kind, trace.kind), eq(buyerTraces.hash, trace.hash)),
          ),
        ),
        isNotNull(orders.ownPurchase),
      ),
    )
    .limit(10)
  return new Set(found.map(row => row.kind))
}
