import { desc, inArray, like } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import type { Shop } from './queries.ts'
import { shopHandles, shops } from './schema.ts'

/** Shops of the instance, newest first; with `start`, those whose handle, also an old one, begins so. */
export async function shopsOfInstance(
  db: Reader,
  { start, rowsMax }: { start: string; rowsMax: number },
): Promise<Shop[]> {
  const found = db
    .select({ id: shopHandles.shopId })
    .from(shopHandles)
    .where(like(shopHandles.handle, `${start}%`))
    .orderBy(shopHandles.handle)
    .limit(rowsMax)
  return db
    .select()
    .from(shops)
    .where(start ? inArray(shops.id, found) : undefined)
    .orderBy(desc(shops.id))
    .limit(rowsMax)
}
