import { isNobodys } from '../identity/profile.ts'
import { requireUser } from '../identity/queries.ts'
import type { TokenPurpose } from '../identity/schema.ts'
import { issueToken, oldEmailDays, oldEmailToken } from '../identity/tokens.ts'
import type { Instance } from '../instance.ts'
import type { Language } from '../platform/language.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  | 'verify_email'
  | 'already_signed_up'
  | 'reset_password'
  | 'new_email'
  | 'email_changed'
  | 'account_erased'
>

/** A link's token is made at the moment of sending: no row ever held a working one. */
async function link(
  instance: Instance,
  path: string,
  wish: { userId: string; purpose: TokenPurpose; email?: string },
): Promise<string> {
  const token = await instance.db.transact(tx =>
    issueToken(tx, { ...wish, now: instance.clock.now() }),
  )
  return `${instance.config.baseUrl}/dashboard/${path}?token=${token}`
}

async function reader(instance: Instance, userId: string) {
  const user = await instance.db.read(db => requireUser(db, userId))
  return { user, language: user.language }
}

export const accountMails: Mails = {
  // The person is nobody any more: what the letter needs came along.
  account_erased: async (_, { email = '', language }) => [
    { to: email, props: { language: language as Language } },
  ],
  verify_email: async (instance, { userId = '' }) => {
    const { user, language } = await reader(instance, userId)
    const url = await link(instance, 'verify', { userId, purpose: 'verify' })
    return [{ to: user.email, props: { language, name: user.name, url } }]
  },
  already_signed_up: async (instance, { userId = '' }) => {
    const { user, language } = await reader(instance, userId)
    const { baseUrl } = instance.config
    return [
      {
        to: user.email,
        props: {
          language,
          name: user.name,
          signInUrl: `${baseUrl}/dashboard/sign-in`,
          resetUrl: `${baseUrl}/dashboard/forgot`,
        },
      },
    ]
  },
  reset_password: async (instance, { userId = '' }) => {
    const { user, language } = await reader(instance, userId)
    const url = await link(instance, 'reset', { userId, purpose: 'reset' })
    return [{ to: user.email, props: { language, name: user.name, url, minutes: 30 } }]
  },
  new_email: async (instance, { userId = '', email = '' }) => {
    const { user, language } = await reader(instance, userId)
    // Left meanwhile: there is nothing to change.
    if (isNobodys(user.email)) return []
    const url = await link(instance, 'new-email', { userId, purpose: 'new_email', email })
    return [{ to: email, props: { language, name: user.name, url } }]
  },
  email_changed: async (instance, { userId = '', email = '', token: id = '' }) => {
    const { user, language } = await reader(instance, userId)
    const token = await instance.db.transact(tx => oldEmailToken(tx, { userId, id }))
    // Taken back by another link before this was sent.
    if (!token) return []
    const url = `${instance.config.baseUrl}/dashboard/old-email?token=${token}`
    const { name, email: newEmail } = user
    return [{ to: email, props: { language, name, newEmail, url, days: oldEmailDays } }]
  },
}
