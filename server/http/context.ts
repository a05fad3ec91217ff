import type { Context } from 'hono'
import { createFactory } from 'hono/factory'
import type { User } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { type Language, languageNamed, preferredLanguage } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Shop } from '../shops/queries.ts'

/** What every handler may use. */
export type Env = {
  Variables: {
    instance: Instance
    requestId: string
    /** The client's network address, or what a trusted proxy says it is. */
    network: string
    person: { user: User; sessionId: string } | null
    /** Whose pages are visited, where an address names an open shop: what goes wrong leads back there. */
    visited?: Shop
  }
}

export const factory = createFactory<Env>()

/** The signed-in user. Refuses `not_signed_in`. */
export function requirePerson(c: Context<Env>): { user: User; sessionId: string } {
  const person = c.get('person')
  if (!person) throw new Refusal('not_signed_in')
  return person
}

/** The language a request asks for: `?lang=`, else what the browser prefers, else the fallback. */
export function languageOf(c: Context, fallback?: Language): Language {
  const asked = languageNamed(c.req.query('lang'))
  if (asked) return asked
  if (fallback) return fallback
  return preferredLanguage(c.req.header('accept-language'))
}
