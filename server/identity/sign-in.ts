import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { isPasswordOf } from './password.ts'
import { findUserByEmail } from './queries.ts'
import type { User } from './session.ts'

export type Guard = ReturnType<typeof createGuard>

/** Limits on guessing and on mails to one address; counted in this process, never a lasting lock. */
export function createGuard() {
  const perAccount = new RateLimiterMemory({ points: 10, duration: 15 * 60 })
  const perNetwork = new RateLimiterMemory({ points: 100, duration: 60 * 60 })
  const mailsPerAddress = new RateLimiterMemory({ points: 5, duration: 60 * 60 })
  return {
    /** Before a guess. Refuses `too_many_tries`, with the seconds to wait. */
    allowGuess: async (account: string, network: string) => {
      await refuseIfSpent(perAccount, account)
      await refuseIfSpent(perNetwork, network)
    },
    noteWrongGuess: async (account: string, network: string) => {
      await perAccount.penalty(account, 1)
      await perNetwork.penalty(network, 1)
    },
    forgive: (account: string) => perAccount.delete(account),
    /** To an address, or asked for by a person. */
    allowMail: (whom: string) => mailsPerAddress.consume(whom).then(() => {}, refuse),
    allowSignUp: (network: string) => perNetwork.consume(network).then(() => {}, refuse),
  }
}

async function refuseIfSpent(limiter: RateLimiterMemory, key: string): Promise<void> {
  const used = await limiter.get(key)
  if (used && used.consumedPoints >= limiter.points) refuse(used)
}

function refuse(used: RateLimiterRes): never {
  throw new Refusal('too_many_tries', { retry_after_seconds: Math.ceil(used.msBeforeNext / 1000) })
}

/**
 * Who this address and password belong to. Wrong password and unknown address are the same
 * refusal after the same work: `wrong_credentials`. A right password with an unproven address is
 * `email_unverified`.
 */
export async function signIn(
  db: Database,
  guard: Guard,
  { email, password, network }: { email: string; password: string; network: string },
): Promise<User> {
  const user = await db.read(reader => findUserByEmail(reader, email))
  const passwordHash = user?.passwordHash ?? null
  // One budget for each account, by whichever of its addresses it is tried.
  await provePassword(guard, { key: user?.id ?? email, passwordHash, password, network })
  if (!user) throw new Refusal('wrong_credentials')
  if (!user.emailVerifiedAt) throw new Refusal('email_unverified', { user_id: user.id })
  return user
}

/** Guessing is limited. Refuses `wrong_credentials`, `too_many_tries`. */
export async function provePassword(
  guard: Guard,
  {
    key,
    passwordHash,
    password,
    network,
  }: { key: string; passwordHash: string | null; password: string; network: string },
): Promise<void> {
  await guard.allowGuess(key, network)
  if (!(await isPasswordOf(passwordHash, password))) {
    await guard.noteWrongGuess(key, network)
    throw new Refusal('wrong_credentials')
  }
  await guard.forgive(key)
}
