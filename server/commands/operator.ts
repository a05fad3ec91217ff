import { hashPassword } from '../identity/password.ts'
import { makeOperator } from '../identity/profile.ts'
import { findUserByEmail } from '../identity/queries.ts'
import { signUp, verifyEmail } from '../identity/sign-up.ts'
import { issueToken } from '../identity/tokens.ts'
import { randomPart } from '../platform/id.ts'
import { run, say } from './run.ts'

/** `npm run operator -- create you@example.com`: makes that person an operator, known or new. */
await run(async (instance, [verb, email]) => {
  if (verb !== 'create' || !email?.includes('@')) {
    say('Usage: npm run operator -- create you@example.com')
    return 1
  }
  const { db, clock, config } = instance
  const now = clock.now()
  const known = await db.read(reader => findUserByEmail(reader, email))
  if (known && known.email !== email.trim().toLowerCase()) {
    say(`That account uses another address now: ${known.email}. Nothing was changed.`)
    return 1
  }
  if (known) {
    await db.transact(tx => makeOperator(tx, known.id))
    say(`${known.email} is an operator now.`)
    return 0
  }
  const password = randomPart(16)
  const passwordHash = await hashPassword(password)
  await db.transact(async tx => {
    const address = email.trim().toLowerCase()
    const { userId } = await signUp(tx, {
      email: address,
      name: address.split('@')[0] ?? 'Operator',
      language: 'en',
      passwordHash,
      now,
    })
    await verifyEmail(tx, { token: await issueToken(tx, { userId, purpose: 'verify', now }), now })
    await makeOperator(tx, userId)
  })
  say(
    `${email} is an operator. First password: ${password}\nSign in at ${config.baseUrl}/dashboard and change it.`,
  )
  return 0
})
