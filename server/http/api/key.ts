import type { Context } from 'hono'
import { Refusal } from '../../platform/refusal.ts'
import { findKeyHolder, isUseWorthNoting, type KeyHolder, noteKeyUse } from '../../sellers/keys.ts'
import { type Env, factory } from '../context.ts'

/** The scheme in any case, as RFC 9110 has it; a key written otherwise is another key, and none. */
const bearer = /^bearer +(xp_[a-z0-9_]+)$/i

/** Whose key the request carries, in the Authorization header only. */
export async function requireKey(c: Context<Env>, scope: 'read' | 'write'): Promise<KeyHolder> {
  const [, key] = bearer.exec(c.req.header('authorization') ?? '') ?? []
  const { db, clock } = c.get('instance')
  const holder = key ? await db.read(reader => findKeyHolder(reader, key)) : null
  if (!holder) throw new Refusal('invalid_key')
  if (scope === 'write' && holder.scope === 'read') throw new Refusal('insufficient_scope')
  if (isUseWorthNoting(holder.lastUsedAt, clock.now())) {
    await db.transact(tx => noteKeyUse(tx, { ...holder, now: clock.now() }))
  }
  return holder
}

/** Before anything sent is even looked at: who has no key learns nothing of what is wrong with it. */
export const keyFirst = factory.createMiddleware(async (c, next) => {
  await requireKey(c, 'read')
  await next()
})
