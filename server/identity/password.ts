import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../platform/refusal.ts'

/** OWASP's minimum for argon2id: 19 MiB, two passes. About 146 a second on two cores. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Waiting hashes beyond this are told to come back: sign-ins must not starve checkouts. */
const waitingMax = 50

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** One hash at a time. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= waitingMax) throw new Refusal('too_many_tries', { retry_after_seconds: 5 })
  waiting++
  const turn = last.then(work, work)
  last = turn.catch(() => {})
  try {
    return await turn
  } finally {
    waiting--
  }
}

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

/** A hash nobody's password has, so that unknown addresses cost the same work. */
const nobody = hash('no password is this one', cost)

/** Always does the work of one verification, also when there is nobody to verify. */
export async function isPasswordOf(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const against = passwordHash ?? (await nobody)
  const isRight = await inTurn(() => verify(against, password))
  return passwordHash !== null && isRight
}
