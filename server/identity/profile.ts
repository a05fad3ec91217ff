import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/index.ts'
import type { Language } from '../platform/language.ts'
import { users } from './schema.ts'

export async function editProfile(
  tx: Tx,
  { userId, name, language }: { userId: string; name: string; language: Language },
): Promise<void> {
  await tx.update(users).set({ name, language }).where(eq(users.id, userId))
}

/** Only the command on the instance's own machine makes operators. */
export async function makeOperator(tx: Tx, userId: string): Promise<void> {
  await tx.update(users).set({ isOperator: true }).where(eq(users.id, userId))
}
