import { and, eq, exists, gte, isNull, lt, notExists, type SQL, sql } from 'drizzle-orm'
import { days, type Instant, minutes } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId, randomPart } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { sha256 } from '../platform/signed.ts'
import { type TokenPurpose, userEmails, users, userTokens } from './schema.ts'

/** How long an account can be taken back from its old address. */
export const oldEmailDays = 7

/** How long a mailed link is good for. */
const lasts: Record<TokenPurpose, number> = {
  verify: minutes(24 * 60),
  reset: minutes(30),
  new_email: minutes(24 * 60),
  old_email: days(oldEmailDays),
}

type Wish = { userId: string; purpose: TokenPurpose; email?: string; now: Instant }

/**
 * Makes a link's token; older ones of the same purpose stop working, but for those of old addresses:
 * each of these can take the account back.
 */
export async function issueToken(tx: Tx, { userId, purpose, email, now }: Wish): Promise<string> {
  if (purpose !== 'old_email')
    await tx
      .update(userTokens)
      .set({ usedAt: now })
      .where(
        and(
          eq(userTokens.userId, userId),
          eq(userTokens.purpose, purpose),
          isNull(userTokens.usedAt),
        ),
      )
  const secret = randomPart(52)
  await tx.insert(userTokens).values({
    userId,
    id: newId('tok', now),
    purpose,
    email: email ?? null,
    secretHash: sha256(secret),
    expiresAt: now + lasts[purpose],
  })
  return `${userId.slice(4)}${secret}`
}

/** Uses a token up and answers whose it was, and about which address. Refuses `token_invalid`: wrong, used or too old. */
export async function useToken(
  tx: Tx,
  { token, purpose, now }: { token: string; purpose: TokenPurpose; now: Instant },
): Promise<{ userId: string; id: string; email: string }> {
  const [, user, secret] = /^([a-z0-9]{26})([a-z0-9]{52})$/.exec(token) ?? []
  const [used] = await tx
    .update(userTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(userTokens.userId, `usr_${user ?? ''}`),
        eq(userTokens.secretHash, sha256(secret ?? '')),
        eq(userTokens.purpose, purpose),
        isNull(userTokens.usedAt),
        sql`${userTokens.expiresAt} > ${now}`,
      ),
    )
    .returning()
  if (!used) throw new Refusal('token_invalid')
  return { userId: used.userId, id: used.id, email: used.email ?? '' }
}

/** Links of last week; an old address that can be taken back no more is anybody's at once. */
export async function forgetTokens(tx: Tx, now: Instant): Promise<void> {
  await freeOldEmails(tx, now)
  await tx.delete(userTokens).where(lt(userTokens.expiresAt, now - days(7)))
}

async function freeOldEmails(tx: Tx, now: Instant): Promise<void> {
  const links = (until?: SQL) =>
    tx
      .select({ id: userTokens.id })
      .from(userTokens)
      .where(
        and(eq(userTokens.purpose, 'old_email'), eq(userTokens.email, userEmails.email), until),
      )
  const inUse = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userEmails.userId), eq(users.email, userEmails.email)))
  await tx
    .delete(userEmails)
    .where(and(exists(links()), notExists(links(gte(userTokens.expiresAt, now))), notExists(inUse)))
}
