import { and, eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/index.ts'
import { requireSeller } from './queries.ts'
import { sellerMembers, sellers } from './schema.ts'

/**
 * A member leaves. Of an application that was refused nothing is left; who has sold keeps its name
 * and company details for those who bought.
 */
export async function forgetApplication(
  tx: Tx,
  { sellerId, userId }: { sellerId: string; userId: string },
): Promise<void> {
  const isTheirs = and(eq(sellerMembers.userId, userId), eq(sellerMembers.sellerId, sellerId))
  await tx.delete(sellerMembers).where(isTheirs)
  const { state } = await requireSeller(tx, sellerId)
  if (state !== 'refused') return
  const blank = {
    name: '—',
    company: '',
    supportEmail: '',
    newSupportEmail: null,
    stateReason: null,
  }
  await tx.update(sellers).set(blank).where(eq(sellers.id, sellerId))
}
