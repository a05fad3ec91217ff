import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { type Instant, minutes } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId, randomPart } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { sha256 } from '../platform/signed.ts'
import { userTokens } from './schema.ts'

type Purpose = 'verify' | 'reset'

/** How long a mailed link is good for. */
const lasts: Record<Purpose, number> = { verify: minutes(24 * 60), reset: minutes(30) }

/** Makes a link's token; older ones of the same purpose stop working. */
export async function issueToken(
  tx: Tx,
  { userId, purpose, now }: { userId: string; purpose: Purpose; now: Instant },
): Promise<string> {
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
    secretHash: sha256(secret),
    expiresAt: now + lasts[purpose],
  })
  return `${userId.slice(4)}${secret}`
}

/** Uses a token up and answers whose it was. Refuses `token_invalid`: wrong, used or too old. */
export async function useToken(
  tx: Tx,
  { token, purpose, now }: { token: string; purpose: Purpose; now: Instant },
): Promise<string> {
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
    .returning({ userId: userTokens.userId })
  if (!used) throw new Refusal('token_invalid')
  return used.userId
}

export async function forgetTokens(tx: Tx, before: Instant): Promise<void> {
  await tx.delete(userTokens).where(lt(userTokens.expiresAt, before))
}
