import { eq, ne, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { findUserByEmail } from './queries.ts'
import { users, userTokens } from './schema.ts'
import { sendLink } from './sign-up.ts'
import { useToken, voidTokens } from './tokens.ts'

/** Mails a link if the address is known; the caller answers the same in either case. */
export async function requestReset(
  tx: Tx,
  { email, now }: { email: string; now: Instant },
): Promise<void> {
  const user = await findUserByEmail(tx, email)
  if (user) await sendLink(tx, { userId: user.id, mail: 'reset_password', now })
}

/** Sets the new password; who can read the mail has proved the address too. */
export async function resetPassword(
  tx: Tx,
  { token, passwordHash, now }: { token: string; passwordHash: string; now: Instant },
): Promise<string> {
  const { userId } = await useToken(tx, { token, purpose: 'reset', now })
  await tx
    .update(users)
    .set({ passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${now})` })
    .where(eq(users.id, userId))
  // Whoever knew the old password may have asked for another address: that link ends here.
  await voidTokens(tx, { userId, of: ne(userTokens.purpose, 'old_email'), now })
  return userId
}
