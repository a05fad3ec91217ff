import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { findUserByEmail } from './queries.ts'
import { userEmails, users, userTokens } from './schema.ts'
import { tellKnown } from './sign-up.ts'
import { keepOldEmail, useToken, voidTokens } from './tokens.ts'

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
  if (known && known.id !== userId) return tellKnown(tx, known, now)
  await promiseMail(tx, { mail: 'new_email', userId, email }, now)
}

/**
 * The link sent to the new address, pressed by who is signed in: what a mistyped address gets is
 * worth nothing there. Refuses `token_invalid`, also when the address is somebody's by now.
 */
export async function changeEmail(
  tx: Tx,
  { token, userId, now }: { token: string; userId: string; now: Instant },
): Promise<void> {
  const asked = await useToken(tx, { token, purpose: 'new_email', now })
  if (asked.userId !== userId) throw new Refusal('token_invalid')
  const old = await move(tx, { userId, email: asked.email, now })
  if (old === asked.email) return
  const id = await keepOldEmail(tx, { userId, email: old, now })
  await promiseMail(tx, { mail: 'email_changed', userId, email: old, token: id }, now)
}

/**
 * The link sent to the old address: it is the account's again, with a new password. Answers whose,
 * and since when somebody else may have had it.
 */
export async function takeBackEmail(
  tx: Tx,
  { token, passwordHash, now }: { token: string; passwordHash: string; now: Instant },
): Promise<{ userId: string; since: Instant }> {
  const { userId, id, email, since } = await useToken(tx, { token, purpose: 'old_email', now })
  const left = await move(tx, { userId, email, now })
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
  // Whoever had the account meanwhile holds links; but for those of addresses older still they end.
  const of = or(ne(userTokens.purpose, 'old_email'), gt(userTokens.id, id))
  await voidTokens(tx, { userId, of, now })
  if (left !== email) await giveUp(tx, { userId, email: left })
  return { userId, since }
}

/** Answers which address it was until now. */
async function move(
  tx: Tx,
  { userId, email, now }: { userId: string; email: string; now: Instant },
): Promise<string> {
  const [user] = await forUpdate(tx.select().from(users).where(eq(users.id, userId)))
  await tx.insert(userEmails).values({ email, userId }).onConflictDoNothing()
  const owner = await findUserByEmail(tx, email)
  if (!user || owner?.id !== userId) throw new Refusal('token_invalid')
  await tx.update(users).set({ email, emailVerifiedAt: now }).where(eq(users.id, userId))
  return user.email
}

/** Anybody's again, unless a link can still lead the account back to it. */
async function giveUp(tx: Tx, { userId, email }: { userId: string; email: string }): Promise<void> {
  const [kept] = await tx
    .select({ id: userTokens.id })
    .from(userTokens)
    .where(
      and(
        eq(userTokens.userId, userId),
        eq(userTokens.purpose, 'old_email'),
        eq(userTokens.email, email),
        isNull(userTokens.usedAt),
      ),
    )
  if (kept) return
  const isIt = and(eq(userEmails.email, email), eq(userEmails.userId, userId))
  await tx.delete(userEmails).where(isIt)
}

type Promised = { mail: string; userId: string; email: string; token?: string }

async function promiseMail(tx: Tx, payload: Promised, now: Instant): Promise<void> {
  const { mail, userId } = payload
  const cause = `${mail}:${userId}:${now}`
  await promise(tx, [{ home: userId, topic: 'mail', cause, payload }], now)
}
