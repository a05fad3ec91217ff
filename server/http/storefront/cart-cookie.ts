import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { linesMax, quantityMax } from '../../orders/contract.ts'
import type { Env } from '../context.ts'

/** What a buyer has put in: variants, how many, and the price they saw, to tell them of changes. */
export type CartEntry = { variantId: string; quantity: number; seenPriceMinor: number }

const shape = /^(var_[a-z0-9]{26})~(\d{1,4})~(\d{1,15})$/
/** By its id: a shop that changes its handle keeps its buyers' carts. */
const name = (shopId: string) => `xp_cart_${shopId}`

/**
 * A cart is a first-party cookie of the shop's own pages: nothing about anybody, readable by the
 * page's script, priced anew whenever it matters. Anything odd in it is left out.
 */
export function readCart(c: Context<Env>, shopId: string): CartEntry[] {
  const entries = (getCookie(c, name(shopId)) ?? '').split('.').flatMap(text => {
    const [, variantId, quantity, price] = shape.exec(text) ?? []
    return variantId && Number(quantity) > 0
      ? [
          {
            variantId,
            quantity: Math.min(Number(quantity), quantityMax),
            seenPriceMinor: Number(price),
          },
        ]
      : []
  })
  const unique = new Map(entries.map(entry => [entry.variantId, entry]))
  return [...unique.values()].slice(0, linesMax)
}

export function writeCart(c: Context<Env>, shopId: string, entries: CartEntry[]): void {
  const value = entries
    .map(entry => `${entry.variantId}~${entry.quantity}~${entry.seenPriceMinor}`)
    .join('.')
  setCookie(c, name(shopId), value, {
    path: '/',
    sameSite: 'Lax',
    secure: c.get('instance').config.baseUrl.startsWith('https:'),
    maxAge: entries.length ? 30 * 24 * 3600 : 0,
  })
}

/** Adds to what is there, or sets how many; none takes it out. */
export function changed(
  entries: CartEntry[],
  change: { action: 'add' | 'set'; variantId: string; quantity: number; seenPriceMinor: number },
): CartEntry[] {
  const present = entries.find(entry => entry.variantId === change.variantId)
  const wanted =
    change.action === 'add' ? (present?.quantity ?? 0) + change.quantity : change.quantity
  const quantity = Math.min(wanted, quantityMax)
  const next = { variantId: change.variantId, quantity, seenPriceMinor: change.seenPriceMinor }
  if (quantity <= 0) return entries.filter(entry => entry !== present)
  if (present) return entries.map(entry => (entry === present ? next : entry))
  return [...entries, next].slice(0, linesMax)
}
