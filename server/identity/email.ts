import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { findUserByEmail, requireUser } from './queries.ts'
import { userEmails, users, userTokens } from './schema.ts'
import { sendLink } from './sign-up.ts'
import { useToken } from './tokens.ts'

/**
 * Changing an account's address. It changes when the link sent to the new one is pressed; the old
 * one is told, and for a week its reader can take the account back with a new password. Until then
 * nobody else gets the old address.
 */

/** Mails a link to the new address; to one that has an account, that it has. Both look the same. */
export async function askNewEmail(
  tx: Tx,
  { userId, email, now }: { userId: string; email: string; now: Instant },
): Promise<void> {
  const known = await findUserByEmail(tx, email)
  if (known && known.id !== userId)
    await sendLink(tx, { userId: known.id, mail: 'already_signed_up', now })
  else await promiseMail(tx, { mail: 'new_email', userId, email, now })
}

/** The link sent to the new address. Refuses `token_invalid`, also when it is somebody's by now. */
export async function changeEmail(
  tx: Tx,
  { token, now }: { token: string; now: Instant },
): Promise<void> {
  const { userId, email } = await useToken(tx, { token, purpose: 'new_email', now })
  const { email: old } = await requireUser(tx, userId)
  if (email === old) return
  await move(tx, { userId, email, now })
  await promiseMail(tx, { mail: 'email_changed', userId, email: old, now })
}

/** The link sent to the old address: it is the account's again, with a new password. */
export async function takeBackEmail(
  tx: Tx,
  { token, passwordHash, now }: { token: string; passwordHash: string; now: Instant },
): Promise<string> {
  const { userId, id, email } = await useToken(tx, { token, purpose: 'old_email', now })
  await move(tx, { userId, email, now })
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
  // Whoever had the account meanwhile holds links of a later day; they end here.
  await tx
    .update(userTokens)
    .set({ usedAt: now })
    .where(and(eq(userTokens.userId, userId), isNull(userTokens.usedAt), gt(userTokens.id, id)))
  return userId
}

async function move(
  tx: Tx,
  { userId, email, now }: { userId: string; email: string; now: Instant },
): Promise<void> {
  await tx.insert(userEmails).values({ email, userId }).onConflictDoNothing()
  const owner = await findUserByEmail(tx, email)
  if (owner?.id !== userId) throw new Refusal('token_invalid')
  await tx.update(users).set({ email, emailVerifiedAt: now }).where(eq(users.id, userId))
}

async function promiseMail(
  tx: Tx,
  {
    mail,
    userId,
    email,
    now,
  }: { mail: 'new_email' | 'email_changed'; userId: string; email: string; now: Instant },
): Promise<void> {
  const payload = { mail, userId, email }
  await promise(
    tx,
    [{ home: userId, topic: 'mail', cause: `${mail}:${userId}:${now}`, payload }],
    now,
  )
}
