import { lt } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { idempotencyKeys } from './schema.ts'

/** Keys older than any retry. */
export async function forgetKeys(tx: Tx, before: Instant): Promise<void> {
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before))
}
