import { and, eq } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import { readRowToken, rowToken } from '../platform/signed.ts'
import { type Card, cardsByIds } from '../shops/queries.ts'
import { watchers, watches } from './schema.ts'
import type { WatcherKey } from './watch.ts'

export type Watcher = typeof watchers.$inferSelect
/** A thing as it stands on the shelf, what its drop is counted from, and whether it is confirmed. */
export type Watched = { card: Card; priceMinor: number; isConfirmed: boolean }

/** A watcher's link to what they watch. */
export function watcherToken(secretKey: string, { shopId, watcherId }: WatcherKey): string {
  return rowToken(secretKey, 'watcher', [shopId, watcherId])
}

/** Whom a token names, or null for anything but a token of ours. */
export function readWatcherToken(secretKey: string, token: string): WatcherKey | null {
  const [shopId, watcherId] = readRowToken(secretKey, 'watcher', ['shp', 'wat'], token) ?? []
  return shopId && watcherId ? { shopId, watcherId } : null
}

/** Null: it has been forgotten. */
export async function findWatcher(db: Reader, key: WatcherKey): Promise<Watcher | null> {
  const [watcher] = await db
    .select()
    .from(watchers)
    .where(and(eq(watchers.shopId, key.shopId), eq(watchers.id, key.watcherId)))
  return watcher ?? null
}

/** What somebody watches that is still on the shelf, in its order. */
export async function watchedBy(db: Reader, { shopId, watcherId }: WatcherKey): Promise<Watched[]> {
  const rows = await db
    .select()
    .from(watches)
    .where(and(eq(watches.shopId, shopId), eq(watches.watcherId, watcherId)))
  const cards = await cardsByIds(db, { shopId, pickIds: rows.map(row => row.pickId) })
  const byPick = new Map(rows.map(row => [row.pickId, row]))
  return cards.flatMap(card => {
    const row = byPick.get(card.id)
    return row ? { card, priceMinor: row.priceMinor, isConfirmed: row.confirmedAt !== null } : []
  })
}
