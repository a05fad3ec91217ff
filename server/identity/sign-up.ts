import { eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import type { Language } from '../platform/language.ts'
import { promise } from '../platform/outbox.ts'
import { findUserByEmail, type User } from './queries.ts'
import { userEmails, users } from './schema.ts'
import { useToken } from './tokens.ts'

/**
 * Signs a person up; a link by mail proves the address. Whoever asks hears the same answer whether
 * the address was known or not: a known one gets a mail that says so.
 */
export async function signUp(
  tx: Tx,
  person: {
    email: string
    name: string
    language: Language
    passwordHash: string
    isOperator?: boolean
    now: Instant
  },
): Promise<{ userId: string; isNew: boolean }> {
  const { email, now } = person
  const id = newId('usr', now)
  const taken = await tx
    .insert(userEmails)
    .values({ email, userId: id })
    .onConflictDoNothing()
    .returning()
  if (!taken.length) {
    const known = await findUserByEmail(tx, email)
    if (!known) throw new Error('an address without its user')
    await tellKnown(tx, known, now)
    return { userId: known.id, isNew: false }
  }
  const { name, language, passwordHash, isOperator = false } = person
  await tx.insert(users).values({
    id,
    email,
    name,
    language,
    passwordHash,
    isOperator,
    emailVerifiedAt: null,
    createdAt: now,
  })
  await sendLink(tx, { userId: id, mail: 'verify_email', now })
  return { userId: id, isNew: true }
}

/** To an address that has an account: that it has, or the link that proves it, where none did yet. */
export async function tellKnown(
  tx: Tx,
  { id: userId, emailVerifiedAt }: User,
  now: Instant,
): Promise<void> {
  await sendLink(tx, { userId, mail: emailVerifiedAt ? 'already_signed_up' : 'verify_email', now })
}

/** Promises a mail; its link is made when it is sent, so that no row holds a working one. */
export async function sendLink(
  tx: Tx,
  {
    userId,
    mail,
    now,
  }: {
    userId: string
    mail: 'verify_email' | 'already_signed_up' | 'reset_password'
    now: Instant
  },
): Promise<void> {
  await promise(
    tx,
    [{ home: userId, topic: 'mail', cause: `${mail}:${userId}:${now}`, payload: { mail, userId } }],
    now,
  )
}

/** The link from the mail. Refuses `token_invalid`. */
export async function verifyEmail(
  tx: Tx,
  { token, now }: { token: string; now: Instant },
): Promise<string> {
  const { userId } = await useToken(tx, { token, purpose: 'verify', now })
  await tx.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, userId))
  return userId
}
