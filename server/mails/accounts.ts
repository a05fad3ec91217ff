import { requireUser } from '../identity/queries.ts'
import { issueToken } from '../identity/tokens.ts'
import type { Instance } from '../instance.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<Composers, 'verify_email' | 'already_signed_up' | 'reset_password'>

/** A link's token is made at the moment of sending: no row ever held a working one. */
async function link(
  instance: Instance,
  userId: string,
  purpose: 'verify' | 'reset',
  path: string,
): Promise<string> {
  const token = await instance.db.transact(tx =>
    issueToken(tx, { userId, purpose, now: instance.clock.now() }),
  )
  return `${instance.config.baseUrl}/dashboard/${path}?token=${token}`
}

async function reader(instance: Instance, userId: string) {
  const user = await instance.db.read(db => requireUser(db, userId))
  return { user, language: user.language }
}

export const accountMails: Mails = {
  verify_email: async (instance, { userId = '' }) => {
    const { user, language } = await reader(instance, userId)
    const url = await link(instance, userId, 'verify', 'verify')
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
    const url = await link(instance, userId, 'reset', 'reset')
    return [{ to: user.email, props: { language, name: user.name, url, minutes: 30 } }]
  },
}
