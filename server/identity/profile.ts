import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/index.ts'
import type { Language } from '../platform/language.ts'
import { sessions, userEmails, users, userTokens } from './schema.ts'

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

/** Nobody has it, and no letter goes there (RFC 2606). */
const nobodys = '@gone.invalid'
export const isNobodys = (email: string) => email.endsWith(nobodys)

/** The person goes; the row stays, as the books and the shop name it. The address is anybody's again. */
export async function forgetPerson(tx: Tx, userId: string): Promise<void> {
  for (const own of [sessions, userTokens, userEmails])
    await tx.delete(own).where(eq(own.userId, userId))
  const nobody = { email: `${userId}${nobodys}`, name: '', passwordHash: '', emailVerifiedAt: null }
  await tx.update(users).set(nobody).where(eq(users.id, userId))
}
