import type { IconName } from '../ui/icon.tsx'

/** Somewhere the bars lead to. */
export type Place = {
  path: string
  label: string
  icon: IconName
  /** Addresses reached from there, which count as the same place. */
  also?: readonly string[]
  /** How many things wait there. */
  count?: number
}

/** Every address of the dashboard that another part of it needs. */
export const paths = {
  today: '/dashboard',
  shelf: '/dashboard/shelf',
  bundles: '/dashboard/bundles',
  find: '/dashboard/find',
  found: '/dashboard/found',
  orders: '/dashboard/orders',
  earnings: '/dashboard/earnings',
  payouts: '/dashboard/payouts',
  codes: '/dashboard/codes',
  payee: '/dashboard/payee',
  shop: '/dashboard/shop',
  embed: '/dashboard/embed',
  share: '/dashboard/share',
  /** With this part of the shop chosen: a product's slug, or a section's or bundle's id. */
  shareOf: (slug: string) => `/dashboard/share?${new URLSearchParams({ slug })}`,
  settings: '/dashboard/settings',
  sell: '/dashboard/sell',
  operate: '/dashboard/operator',
  signIn: '/dashboard/sign-in',
  signUp: '/dashboard/sign-up',
  verify: '/dashboard/verify',
  forgot: '/dashboard/forgot',
  reset: '/dashboard/reset',
  newEmail: '/dashboard/new-email',
  oldEmail: '/dashboard/old-email',
} as const

/** Sign-in, and back to `from` afterwards. */
export function signInFrom(from: string): string {
  return from === paths.today ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(from)}`
}

/** Where sign-in may lead back to: our own pages, whatever the address bar was made to say. */
export function safeNext(next: string | undefined): string {
  return next && /^\/dashboard(?:[/?]|$)/.test(next) && !next.startsWith(paths.signIn)
    ? next
    : paths.today
}

/** The place a path belongs to: the longest that it begins with. */
export function placeOf<P extends Pick<Place, 'path' | 'also'>>(
  places: readonly P[],
  path: string,
): P | null {
  const other = places.find(one => one.also?.includes(path))
  if (other) return other
  // Everything begins with the start's address: that one must be meant exactly.
  const fits = places.filter(
    one => path === one.path || (one.path !== paths.today && path.startsWith(`${one.path}/`)),
  )
  return fits.sort((a, b) => b.path.length - a.path.length)[0] ?? null
}
