import { hours, type Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import type { Language } from '../platform/language.ts'
import { promise } from '../platform/outbox.ts'
import { ordersOfBuyer } from './queries.ts'

/**
 * Promises a letter with the links of everything ordered with an address, to that address: who has
 * lost a link has no other way to an order. At most one an hour, and none where nothing was ordered;
 * whoever asked is told neither.
 */
export async function mailOrderLinks(
  tx: Tx,
  { email, language, now }: { email: string; language: Language; now: Instant },
): Promise<void> {
  const [newest] = await ordersOfBuyer(tx, { email, rowsMax: 1 })
  if (!newest) return
  const { shopId, id: orderId } = newest
  const payload = { mail: 'order_links', shopId, orderId, language }
  const cause = `order_links:${orderId}:${Math.floor(now / hours(1))}`
  await promise(tx, [{ home: shopId, topic: 'mail', cause, payload }], now)
}
