import { and, eq, isNull, lt, notExists, or, sql } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import type { Language } from '../platform/language.ts'
import { promise } from '../platform/outbox.ts'
import { cardsByIds, isBuyable } from '../shops/queries.ts'
import { picks } from '../shops/schema.ts'
import { lookAgain } from './news.ts'
import { watchers, watches } from './schema.ts'

export type WatcherKey = { shopId: string; watcherId: string }

type Wish = {
  shopId: string
  pickIds: string[]
  email: string
  language: Language
  placement: string | null
}

/**
 * Notes what somebody wants to hear of and mails the address whether it is true. Nothing else is
 * ever sent until the link in that mail was followed. What is watched already stays as it is. False:
 * nothing of it is on the shelf.
 */
export async function askToWatch(tx: Tx, wish: Wish, now: Instant): Promise<boolean> {
  const { shopId, pickIds } = wish
  const cards = await cardsByIds(tx, { shopId, pickIds })
  if (!cards.length) return false
  const watcherId = await ensureWatcher(tx, wish, now)
  for (const card of cards) {
    const isThere = isBuyable(card)
    const row = {
      shopId,
      watcherId,
      pickId: card.id,
      sellerId: card.sellerId,
      productId: card.productId,
      priceMinor: card.priceFromMinor,
      currency: card.currency,
      awaySince: isThere ? null : now,
      createdAt: now,
    }
    if ((await insertNew(tx, watches, row)) || isThere) continue
    // Known, it is now waited for: that nobody can buy it is not a stranger's word.
    await tx
      .update(watches)
      .set({ awaySince: sql`${watches.createdAt}` })
      .where(and(ofWatcher({ shopId, watcherId }), eq(watches.pickId, card.id)))
  }
  const payload = { mail: 'watch_confirm', shopId, watcherId }
  await promise(tx, [{ home: shopId, topic: 'mail', cause: newId('mal', now), payload }], now)
  return true
}

async function ensureWatcher(
  tx: Tx,
  { shopId, email, language, placement }: Wish,
  now: Instant,
): Promise<string> {
  const [watcher] = await tx
    .insert(watchers)
    .values({ shopId, id: newId('wat', now), email, language, placement, createdAt: now })
    // Who asks again may be a stranger: nothing of what is known changes.
    .onConflictDoUpdate({ target: [watchers.shopId, watchers.email], set: { email } })
    .returning({ id: watchers.id })
  if (!watcher) throw new Error('a watcher was neither added nor known')
  return watcher.id
}

/**
 * The link was followed: prices count from when each thing was saved, and what has changed since
 * is told now.
 */
export async function confirmWatches(tx: Tx, key: WatcherKey, now: Instant): Promise<void> {
  const confirmed = await tx
    .update(watches)
    .set({ confirmedAt: now })
    .where(and(ofWatcher(key), isNull(watches.confirmedAt)))
    .returning({ sellerId: watches.sellerId, productId: watches.productId })
  for (const sellerId of new Set(confirmed.map(one => one.sellerId))) {
    const own = confirmed.filter(one => one.sellerId === sellerId)
    await lookAgain(tx, { sellerId, productIds: own.map(one => one.productId), at: now, now })
  }
}

/** No mail any more, and the address is gone. */
export async function forgetWatcher(tx: Tx, key: WatcherKey): Promise<void> {
  await tx.delete(watches).where(ofWatcher(key))
  await tx
    .delete(watchers)
    .where(and(eq(watchers.shopId, key.shopId), eq(watchers.id, key.watcherId)))
}

const confirmWithinDays = 7
const watchedDays = 365

/**
 * Forgets what was not confirmed in a week, what is a year old or no longer on the shelf, and the
 * addresses nothing is watched for.
 */
export async function forgetWatches(tx: Tx, now: Instant): Promise<void> {
  const before = now - days(confirmWithinDays)
  const onShelf = tx
    .select({ id: picks.id })
    .from(picks)
    .where(and(eq(picks.shopId, watches.shopId), eq(picks.id, watches.pickId)))
  await tx
    .delete(watches)
    .where(
      or(
        and(isNull(watches.confirmedAt), lt(watches.createdAt, before)),
        lt(watches.confirmedAt, now - days(watchedDays)),
        notExists(onShelf),
      ),
    )
  const theirs = tx
    .select({ pickId: watches.pickId })
    .from(watches)
    .where(and(eq(watches.shopId, watchers.shopId), eq(watches.watcherId, watchers.id)))
  await tx.delete(watchers).where(and(lt(watchers.createdAt, before), notExists(theirs)))
}

const ofWatcher = ({ shopId, watcherId }: WatcherKey) =>
  and(eq(watches.shopId, shopId), eq(watches.watcherId, watcherId))

/** Nobody waits for news of this shop any more, and this person for nobody's. */
export async function forgetWatchers(
  tx: Tx,
  { shopId, email }: { shopId: string | null; email: string },
): Promise<void> {
  const isTheirs = or(eq(watchers.email, email), shopId ? eq(watchers.shopId, shopId) : undefined)
  for (const { shopId: home, id } of await tx.select().from(watchers).where(isTheirs)) {
    await tx.delete(watches).where(and(eq(watches.shopId, home), eq(watches.watcherId, id)))
    await tx.delete(watchers).where(and(eq(watchers.shopId, home), eq(watchers.id, id)))
  }
}
