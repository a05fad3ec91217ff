import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { minutes } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { newId, randomPart } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSame, sha256 } from '../platform/signed.ts'
import { sellerKeys } from './schema.ts'

const shape = /^xp_(sel_[a-z0-9]{26})_(key_[a-z0-9]{26})_([a-z0-9]{40})$/

export type KeyHolder = { sellerId: string; keyId: string; scope: 'read' | 'write' }

/** Makes a key; its text is answered this once and never kept. */
export async function createKey(
  tx: Tx,
  {
    sellerId,
    name,
    scope,
    now,
  }: { sellerId: string; name: string; scope: 'read' | 'write'; now: Instant },
): Promise<{ id: string; key: string }> {
  const id = newId('key', now)
  const secret = randomPart(40)
  await tx
    .insert(sellerKeys)
    .values({ sellerId, id, name, scope, secretHash: sha256(secret), createdAt: now })
  return { id, key: `xp_${sellerId}_${id}_${secret}` }
}

export async function revokeKey(
  tx: Tx,
  { sellerId, keyId, now }: { sellerId: string; keyId: string; now: Instant },
): Promise<void> {
  const revoked = await tx
    .update(sellerKeys)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sellerKeys.sellerId, sellerId),
        eq(sellerKeys.id, keyId),
        isNull(sellerKeys.revokedAt),
      ),
    )
    .returning({ id: sellerKeys.id })
  if (!revoked.length) throw new Refusal('not_found')
}

export async function keysOf(db: Reader, sellerId: string) {
  return db
    .select({
      id: sellerKeys.id,
      name: sellerKeys.name,
      scope: sellerKeys.scope,
      createdAt: sellerKeys.createdAt,
      lastUsedAt: sellerKeys.lastUsedAt,
    })
    .from(sellerKeys)
    .where(and(eq(sellerKeys.sellerId, sellerId), isNull(sellerKeys.revokedAt)))
    .orderBy(desc(sellerKeys.id))
}

/** Whose key it is, or null. The key carries its home, so one row is read. */
export async function findKeyHolder(
  db: Reader,
  key: string,
): Promise<(KeyHolder & { lastUsedAt: Instant | null }) | null> {
  const [, sellerId, keyId, secret] = shape.exec(key) ?? []
  if (!sellerId || !keyId || !secret) return null
  const [row] = await db
    .select()
    .from(sellerKeys)
    .where(
      and(
        eq(sellerKeys.sellerId, sellerId),
        eq(sellerKeys.id, keyId),
        isNull(sellerKeys.revokedAt),
      ),
    )
  if (!row || !isSame(row.secretHash, sha256(secret))) return null
  return { sellerId, keyId, scope: row.scope, lastUsedAt: row.lastUsedAt }
}

/** Remembered to the minute, so that a busy key does not write at every call. */
export function isUseWorthNoting(lastUsedAt: Instant | null, now: Instant): boolean {
  return lastUsedAt === null || now - lastUsedAt > minutes(1)
}

export async function noteKeyUse(
  tx: Tx,
  { sellerId, keyId, now }: { sellerId: string; keyId: string; now: Instant },
) {
  await tx
    .update(sellerKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(sellerKeys.sellerId, sellerId), eq(sellerKeys.id, keyId)))
}
