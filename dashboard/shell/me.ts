import type { InferResponseType } from 'hono/client'
import { answer, api } from '../api.ts'
import { language } from '../messages/language.ts'
import { speak } from '../messages/words.ts'
import { store } from '../ui/store.ts'
import { paths } from './places.ts'
import { expectSession } from './sign-in-again.ts'

export type Me = InferResponseType<typeof api.me.$get, 200>

/** Who is signed in and what they do here; null: nobody, or not known yet. */
export const me = store<Me | null>(null)

/** Inside the signed-in part there is always somebody. */
export function useMe(): Me {
  const found = me.use()
  if (!found) throw new Error('nobody is signed in')
  return found
}

export async function loadMe(): Promise<Me> {
  const found = await answer(api.me.$get())
  if (found.user.language !== language.get()) await speak(found.user.language)
  wearAccent(found)
  me.set(found)
  expectSession(true)
  return found
}

export function forgetMe(): void {
  expectSession(false)
  me.set(null)
  delete document.documentElement.dataset.accent
}

/** The dashboard wears the colour of its curator's shop. */
function wearAccent({ shop }: Me): void {
  if (shop) document.documentElement.dataset.accent = shop.accent
}

/** Where somebody begins the day: with what they do here. */
export function homeOf({ shop, sellers, user }: Me): string {
  if (shop) return paths.today
  if (sellers.length) return paths.sell
  return user.is_operator ? paths.operate : paths.today
}
