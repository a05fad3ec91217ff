import type { Context } from 'hono'
import { z } from 'zod'
import { EraseInput } from '../../erasure/contract.ts'
import { eraseAccount, leavingOf } from '../../erasure/erase.ts'
import {
  NewEmailInput,
  ProfileInput,
  ResetInput,
  ResetRequest,
  SignInInput,
  SignUpInput,
  VerifyInput,
} from '../../identity/contract.ts'
import { askNewEmail, changeEmail, takeBackEmail } from '../../identity/email.ts'
import { hashPassword } from '../../identity/password.ts'
import { editProfile } from '../../identity/profile.ts'
import { requestReset, resetPassword } from '../../identity/reset.ts'
import { provePassword, signIn } from '../../identity/sign-in.ts'
import { sendLink, signUp, verifyEmail } from '../../identity/sign-up.ts'
import { suspendDetails } from '../../payouts/payee.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sellersOfUser, soldCurrencies } from '../../sellers/queries.ts'
import { findShopOfUser } from '../../shops/queries.ts'
import { dropVideo } from '../../shops/video-files.ts'
import { type Env, factory, requirePerson } from '../context.ts'
import { json, query } from '../input.ts'
import { forgetKeptPictures } from '../share/kept-pictures.ts'

/** Signing up, in and out; all answers are the same for known and unknown addresses. */
export const identity = factory
  .createApp()
  .post('/sign-up', json(SignUpInput), async c => {
    const { password, ...person } = c.req.valid('json')
    const { db, clock, guard } = c.get('instance')
    await guard.allowSignUp(c.get('network'))
    await guard.allowMail(person.email)
    const passwordHash = await hashPassword(password)
    await db.transact(tx => signUp(tx, { ...person, passwordHash, now: clock.now() }))
    return c.json({ next: 'check_mail' as const }, 202)
  })
  .post('/verify', json(VerifyInput), async c => {
    const { db, clock } = c.get('instance')
    const { token } = c.req.valid('json')
    const userId = await db.transact(tx => verifyEmail(tx, { token, now: clock.now() }))
    await startSession(c, userId)
    return c.json({ ok: true as const }, 200)
  })
  .post('/sign-in', json(SignInInput), async c => {
    const { db, clock, guard } = c.get('instance')
    const input = c.req.valid('json')
    try {
      const user = await signIn(db, guard, { ...input, network: c.get('network') })
      await startSession(c, user.id)
    } catch (error) {
      await mailAgainIfUnverified(error, async userId => {
        await guard.allowMail(input.email)
        await db.transact(tx => sendLink(tx, { userId, mail: 'verify_email', now: clock.now() }))
      })
      throw error instanceof Refusal && error.code === 'email_unverified'
        ? new Refusal('email_unverified')
        : error
    }
    return c.json({ ok: true as const }, 200)
  })
  .post('/sign-out', async c => {
    const person = c.get('person')
    if (person) c.header('set-cookie', await c.get('instance').sessions.end(person.sessionId))
    return c.json({ ok: true as const }, 200)
  })
  .post('/reset-request', json(ResetRequest), async c => {
    const { db, clock, guard } = c.get('instance')
    const { email } = c.req.valid('json')
    await guard.allowMail(email)
    await db.transact(tx => requestReset(tx, { email, now: clock.now() }))
    return c.json({ next: 'check_mail' as const }, 202)
  })
  .post('/reset', json(ResetInput), async c => {
    const { db, clock, sessions } = c.get('instance')
    const { token, password } = c.req.valid('json')
    const passwordHash = await hashPassword(password)
    const userId = await db.transact(tx =>
      resetPassword(tx, { token, passwordHash, now: clock.now() }),
    )
    await sessions.endAll(userId, null)
    await startSession(c, userId)
    return c.json({ ok: true as const }, 200)
  })
  /** A link goes to the new address; the answer is the same for one that has an account. */
  .post('/me/email', json(NewEmailInput), async c => {
    const { user } = requirePerson(c)
    const { db, clock, guard } = c.get('instance')
    const { email, password } = c.req.valid('json')
    const { passwordHash } = user
    await provePassword(guard, { key: user.id, passwordHash, password, network: c.get('network') })
    await guard.allowMail(user.id)
    await guard.allowMail(email)
    await db.transact(tx => askNewEmail(tx, { userId: user.id, email, now: clock.now() }))
    return c.json({ next: 'check_mail' as const }, 202)
  })
  .post('/new-email', json(VerifyInput), async c => {
    const { user } = requirePerson(c)
    const { db, clock } = c.get('instance')
    const { token } = c.req.valid('json')
    await db.transact(tx => changeEmail(tx, { token, userId: user.id, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .post('/old-email', json(ResetInput), async c => {
    const { db, clock, sessions } = c.get('instance')
    const { token, password } = c.req.valid('json')
    const passwordHash = await hashPassword(password)
    const now = clock.now()
    const userId = await db.transact(async tx => {
      const back = await takeBackEmail(tx, { token, passwordHash, now })
      await suspendDetails(tx, { ...back, now })
      return back.userId
    })
    await sessions.endAll(userId, null)
    await startSession(c, userId)
    return c.json({ ok: true as const }, 200)
  })
  .get('/me', async c => {
    const { user } = requirePerson(c)
    const { db, config } = c.get('instance')
    const [shop, sellers, currencies] = await db.read(async reader => [
      await findShopOfUser(reader, user.id),
      await sellersOfUser(reader, user.id),
      await soldCurrencies(reader),
    ])
    return c.json(
      {
        user: {
          id: user.id,
          name: user.name,
          email: user.email,
          language: user.language,
          is_operator: user.isOperator,
        },
        shop: shop
          ? { handle: shop.handle, name: shop.name, currency: shop.currency, accent: shop.accent }
          : null,
        sellers: sellers.map(({ id, name, state, currency }) => ({ id, name, state, currency })),
        instance: { base_url: config.baseUrl, is_production: config.isProduction, currencies },
      },
      200,
    )
  })
  .put('/me', json(ProfileInput), async c => {
    const { user } = requirePerson(c)
    await c
      .get('instance')
      .db.transact(tx => editProfile(tx, { userId: user.id, ...c.req.valid('json') }))
    return c.json({ ok: true as const }, 200)
  })
  .get('/me/leaving', async c => {
    const { user } = requirePerson(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    return c.json(await db.read(reader => leavingOf(reader, { user, now })), 200)
  })
  .post('/me/erase', json(EraseInput), async c => {
    const { user, sessionId } = requirePerson(c)
    const { config, db, clock, guard, sessions } = c.get('instance')
    const { password, gives_up: givesUp } = c.req.valid('json')
    const { passwordHash } = user
    await provePassword(guard, { key: user.id, passwordHash, password, network: c.get('network') })
    const wish = { userId: user.id, givesUp, now: clock.now() }
    const videos = await db.transact(tx => eraseAccount(tx, wish))
    for (const video of videos) await dropVideo(config.dataDir, video)
    await forgetKeptPictures(c.get('instance'))
    c.header('set-cookie', await sessions.end(sessionId))
    return c.json({ ok: true as const }, 200)
  })
  .get('/sessions', async c => {
    const { user, sessionId } = requirePerson(c)
    const list = await c.get('instance').sessions.list(user.id, sessionId)
    return c.json(
      {
        data: list.map(({ id, userAgent, createdAt, isCurrent }) => ({
          id,
          user_agent: userAgent,
          created_at: createdAt,
          is_current: isCurrent,
        })),
      },
      200,
    )
  })
  .delete('/sessions', query(z.strictObject({ id: z.string().max(100).optional() })), async c => {
    const { user, sessionId } = requirePerson(c)
    const { id } = c.req.valid('query')
    const { sessions } = c.get('instance')
    if (id) await sessions.endOne(user.id, id)
    else await sessions.endAll(user.id, sessionId)
    return c.json({ ok: true as const }, 200)
  })

async function startSession(c: Context<Env>, userId: string): Promise<void> {
  const cookie = await c.get('instance').sessions.start(userId, c.req.header('user-agent') ?? '')
  c.header('set-cookie', cookie)
}

async function mailAgainIfUnverified(
  error: unknown,
  mail: (userId: string) => Promise<void>,
): Promise<void> {
  if (error instanceof Refusal && error.code === 'email_unverified')
    await mail(String(error.details.user_id))
}
