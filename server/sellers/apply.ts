import { requireUser } from '../identity/queries.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { setRate } from '../rates/set.ts'
import type { SellerInput } from './contract.ts'
import { sellerMembers, sellers } from './schema.ts'
import { proposeSupportEmail } from './support-email.ts'

/** A signed-in person asks to sell here; an operator will approve or refuse. */
export async function applySeller(
  tx: Tx,
  { userId, input, now }: { userId: string; input: SellerInput; now: Instant },
): Promise<{ id: string }> {
  const id = newId('sel', now)
  await tx.insert(sellers).values({
    id,
    ...columns(input),
    supportEmail: (await requireUser(tx, userId)).email,
    platformFeeBps: 0,
    state: 'applied',
    appliedBy: userId,
    createdAt: now,
  })
  await rateGoods(tx, { sellerId: id, userId, input, now })
  await proposeSupportEmail(tx, { sellerId: id, email: input.support_email, now })
  await tx.insert(sellerMembers).values({ userId, sellerId: id, createdAt: now })
  await promise(
    tx,
    [
      {
        home: id,
        topic: 'mail',
        cause: `seller_applied:${id}`,
        payload: { mail: 'seller_applied', sellerId: id },
      },
    ],
    now,
  )
  return { id }
}

/** The seller's default rate is a rung of the ladder: a cut of it waits for its notice. */
export async function rateGoods(
  tx: Tx,
  {
    sellerId,
    userId,
    input,
    now,
  }: {
    sellerId: string
    userId: string | null
    input: Pick<SellerInput, 'default_rate_bps'>
    now: Instant
  },
): Promise<void> {
  const own = { home: sellerId, rung: 'seller' as const, subject: '', by: userId }
  await setRate(tx, { ...own, bps: input.default_rate_bps, validFrom: null }, now)
}

/** The rows of what a seller says of itself. */
export function columns(input: SellerInput) {
  return {
    name: input.name,
    line: input.line,
    country: input.country,
    ...(input.company !== undefined && { company: input.company }),
    currency: input.currency,
    shippingMinor: input.shipping_minor,
    freeShippingFromMinor: input.free_shipping_from_minor,
    defaultRateBps: input.default_rate_bps,
    returnDays: input.return_days,
    ...(input.return_paid_by !== undefined && { returnPaidBy: input.return_paid_by }),
    ...(input.delivery && {
      delivery: input.delivery.map(one => ({
        to: one.to,
        daysMin: one.days_min,
        daysMax: one.days_max,
      })),
    }),
  }
}
