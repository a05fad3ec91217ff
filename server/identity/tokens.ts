import { and, desc, eq, exists, gte, isNull, lt, notExists, type SQL, sql } from 'drizzle-orm'
import { days, type Instant, minutes } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
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
 * Makes a link's token; older ones of the same purpose stop working. But for a first address: who asked
 * for the mail twice opens either, and with it both are used.
 */
export async function issueToken(tx: Tx, { userId, purpose, email, now }: Wish): Promise<string> {
  if (purpose !== 'verify')
    await voidTokens(tx, { userId, of: eq(userTokens.purpose, purpose), now })
  const secret = randomPart(52)
  await addToken(tx, { userId, purpose, email, secret, now })
  return `${userId.slice(4)}${secret}`
}

/**
 * Keeps an address given up to be taken back: from the change on, however late the mail that brings
 * the link. Each of several can. Answers the id under which that link is made.
 */
export async function keepOldEmail(
  tx: Tx,
  { userId, email, now }: { userId: string; email: string; now: Instant },
): Promise<string> {
  return addToken(tx, { userId, purpose: 'old_email', email, secret: randomPart(52), now })
}

/** The link of an address given up, made when it is mailed; null: there is nothing to take back. */
export async function oldEmailToken(
  tx: Tx,
  { userId, id }: { userId: string; id: string },
): Promise<string | null> {
  const secret = randomPart(52)
  const kept = await tx
    .update(userTokens)
    .set({ secretHash: sha256(secret) })
    .where(and(eq(userTokens.userId, userId), eq(userTokens.id, id), isNull(userTokens.usedAt)))
    .returning({ id: userTokens.id })
  return kept.length ? `${userId.slice(4)}${secret}` : null
}

async function addToken(
  tx: Tx,
  { userId, purpose, email, secret, now }: Wish & { secret: string; email?: string | undefined },
): Promise<string> {
  const id = newId('tok', now)
  const expiresAt = now + lasts[purpose]
  const kept = { userId, id, purpose, email: email ?? null, secretHash: sha256(secret), expiresAt }
  await tx.insert(userTokens).values(kept)
  return id
}

/** Links of somebody that have not been used stop working: those that `of` says. */
export async function voidTokens(
  tx: Tx,
  { userId, of, now }: { userId: string; of: SQL | undefined; now: Instant },
): Promise<void> {
  await tx
    .update(userTokens)
    .set({ usedAt: now })
    .where(and(eq(userTokens.userId, userId), isNull(userTokens.usedAt), of))
}

/** Uses a token up and answers whose it was, about which address and since when. Refuses `token_invalid`: wrong, used or too old. */
export async function useToken(
  tx: Tx,
  { token, purpose, now }: { token: string; purpose: TokenPurpose; now: Instant },
): Promise<{ userId: string; id: string; email: string; since: Instant }> {
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
  if (purpose === 'verify')
    await voidTokens(tx, { userId: used.userId, of: eq(userTokens.purpose, purpose), now })
  const since = used.expiresAt - lasts[purpose]
  return { userId: used.userId, id: used.id, email: used.email ?? '', since }
}

/** Links of last week; an old address that can be taken back no more is anybody's at once. */
export async function forgetTokens(tx: Tx, now: Instant): Promise<void> {
  await freeOldEmails(tx, now)
  await tx.delete(userTokens).where(lt(userTokens.expiresAt, now - days(7)))
}

async function freeOldEmails(tx: Tx, now: Instant): Promise<void> {
  const links = (of: SQL) =>
    tx
      .select({ id: userTokens.id })
      .from(userTokens)
      .where(
        and(
          eq(userTokens.userId, userEmails.userId),
          eq(userTokens.purpose, 'old_email'),
          eq(userTokens.email, userEmails.email),
          of,
        ),
      )
  const inUse = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userEmails.userId), eq(users.email, userEmails.email)))
  await tx
    .delete(userEmails)
    .where(
      and(
        exists(links(lt(userTokens.expiresAt, now))),
        notExists(links(gte(userTokens.expiresAt, now))),
        notExists(inUse),
      ),
    )
}

/** Until when somebody's account can be taken back from an old address; null: from none. */
export async function takeBackUntil(
  db: Reader,
  { userId, now }: { userId: string; now: Instant },
): Promise<Instant | null> {
  const [latest] = await db
    .select({ at: userTokens.expiresAt })
    .from(userTokens)
    .where(
      and(
        eq(userTokens.userId, userId),
        eq(userTokens.purpose, 'old_email'),
        isNull(userTokens.usedAt),
        gte(userTokens.expiresAt, now),
      ),
    )
    .orderBy(desc(userTokens.expiresAt))
    .limit(1)
  return latest?.at ?? null
}
