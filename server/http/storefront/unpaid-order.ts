import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { paths } from '../../../storefront/paths.ts'
import { numberOf } from '../../orders/number.ts'
import { readOrderToken, requireOrder } from '../../orders/queries.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Shop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import type { CartView } from './order-views.ts'

const name = (shopId: string) => `xp_order_${shopId}`

/**
 * Remembered until the browser is closed: whoever comes back from a payment page finds an empty cart,
 * and must find the order as well. The link is its only key, so no script reads it.
 */
export function rememberUnpaid(c: Context<Env>, shop: Shop, token: string): void {
  setCookie(c, name(shop.id), token, {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
    secure: c.get('instance').config.baseUrl.startsWith('https:'),
  })
}

/** Of an instance that was set back to an earlier day, the order may be unknown. */
function unlessUnknown(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}

/** The order this browser has placed here and not paid; one that is paid or over is forgotten. */
export async function unpaidOrder(c: Context<Env>, shop: Shop): Promise<CartView['unpaid']> {
  const token = getCookie(c, name(shop.id))
  if (!token) return null
  const { db, config } = c.get('instance')
  const key = readOrderToken(config.secretKey, token)
  const found = key && db.read(reader => requireOrder(reader, key))
  const order = await found?.catch(unlessUnknown)
  if (order?.shopId === shop.id && order.status === 'awaiting_payment')
    return { number: numberOf(order.id), href: paths.order(token) }
  deleteCookie(c, name(shop.id), { path: '/' })
  return null
}
