import { and, eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSame, sign } from '../platform/signed.ts'
import { requireSeller, type Seller } from './queries.ts'
import { sellers } from './schema.ts'

/*
 * Orders are mailed to a seller's support address with the names and addresses of buyers: it counts
 * once it has been opened from there. Until then they go where they went before, at first to the
 * account that applied.
 */

type Named = { sellerId: string; email: string; now: Instant }

/** Asks the address whether it is the seller's; the one that counts already needs no asking. */
export async function proposeSupportEmail(tx: Tx, { sellerId, email, now }: Named): Promise<void> {
  const asked = email.toLowerCase()
  const seller = await requireSeller(tx, sellerId)
  const newSupportEmail = asked === seller.supportEmail ? null : asked
  if (newSupportEmail === seller.newSupportEmail) return
  await tx.update(sellers).set({ newSupportEmail }).where(eq(sellers.id, sellerId))
  if (newSupportEmail) await askAgain(tx, { sellerId, now })
}

/** The letter once more, to the address that has not answered yet. */
export async function askAgain(
  tx: Tx,
  { sellerId, now }: { sellerId: string; now: Instant },
): Promise<void> {
  const payload = { mail: 'support_confirm', sellerId }
  const cause = `support_confirm:${sellerId}:${now}`
  await promise(tx, [{ home: sellerId, topic: 'mail', cause, payload }], now)
}

/** What the mailed link carries: it confirms this address and no other, and no row keeps it. */
export function supportToken(
  secretKey: string,
  { sellerId, email }: { sellerId: string; email: string },
): string {
  return sign(secretKey, 'support-email', `${sellerId} ${email}`)
}

/** The address a link is of, and whether it counts already. Refuses `token_invalid`. */
export function addressOf(
  { id: sellerId, supportEmail, newSupportEmail }: Seller,
  { token, secretKey }: { token: string; secretKey: string },
): { email: string; isConfirmed: boolean } {
  const email = [supportEmail, newSupportEmail].find(
    one => one !== null && isSame(token, supportToken(secretKey, { sellerId, email: one })),
  )
  if (!email) throw new Refusal('token_invalid')
  return { email, isConfirmed: email === supportEmail }
}

/**
 * The link was opened and its button pressed; again it changes nothing. The account is told. Refuses
 * `token_invalid`.
 */
export async function confirmSupportEmail(
  tx: Tx,
  {
    sellerId,
    token,
    secretKey,
    now,
  }: { sellerId: string; token: string; secretKey: string; now: Instant },
): Promise<void> {
  const { email, isConfirmed } = addressOf(await requireSeller(tx, sellerId), { token, secretKey })
  if (isConfirmed) return
  await tx
    .update(sellers)
    .set({ supportEmail: email, newSupportEmail: null })
    .where(and(eq(sellers.id, sellerId), eq(sellers.newSupportEmail, email)))
  const payload = { mail: 'support_changed', sellerId }
  const mail = {
    home: sellerId,
    topic: 'mail',
    cause: `support_changed:${sellerId}:${now}`,
    payload,
  }
  const changed = { home: sellerId, topic: 'seller.changed', cause: `${sellerId}:support:${now}` }
  await promise(tx, [mail, { ...changed, payload: { sellerId } }], now)
}
