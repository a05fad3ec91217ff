import { and, eq, lt } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { idempotencyKeys } from './schema.ts'

/**
 * What this key has made already, or null after keeping the key for `resourceId`. Refuses
 * `idempotency_key_reused` when something else was asked under it.
 */
export async function claimKey(
  tx: Tx,
  claim: {
    scope: string
    key: string
    requestHash: string
    resourceId: string
    /** 201: an order. */
    status: number
    now: Instant
  },
): Promise<string | null> {
  const { now, ...row } = claim
  if (await insertNew(tx, idempotencyKeys, { ...row, createdAt: now })) return null
  const [earlier] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, claim.scope), eq(idempotencyKeys.key, claim.key)))
  if (earlier?.requestHash !== claim.requestHash) throw new Refusal('idempotency_key_reused')
  return earlier.resourceId
}

/** What this key has made already; null: nothing. */
export async function madeUnder(
  db: Reader,
  { scope, key }: { scope: string; key: string },
): Promise<string | null> {
  const [made] = await db
    .select({ id: idempotencyKeys.resourceId })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key)))
  return made?.id ?? null
}

/** Keys older than any retry. */
export async function forgetKeys(tx: Tx, before: Instant): Promise<void> {
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before))
}
