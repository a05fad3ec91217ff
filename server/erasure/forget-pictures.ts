import { inArray } from 'drizzle-orm'
import { productImages } from '../catalog/schema.ts'
import { orderLines } from '../orders/schema.ts'
import type { Database, Reader } from '../platform/db/index.ts'
import type { Images } from '../platform/image.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import { returns } from '../returns/schema.ts'
import { bundles, picks, shops } from '../shops/schema.ts'

/** Everywhere a picture is named: kept under what it shows, it may be several people's. */
const places = [
  [shops, shops.avatarHash],
  [picks, picks.photoHash],
  [bundles, bundles.imageHash],
  [productImages, productImages.hash],
  [orderLines, orderLines.imageHash],
  [returns, returns.pictureHash],
] as const

/**
 * Deletes the files of pictures, in every width, that nobody shows any more. No index knows them:
 * tables are read whole for it, behind everything else.
 */
export async function forgetPictures(
  { db, images }: { db: Database; images: Images },
  task: Task,
): Promise<Verdict> {
  const { hashes } = task.payload as { hashes: string[] }
  const named = new Set<string | null>()
  for (const place of places)
    for (const hash of await db.read(reader => namedIn(reader, place, hashes))) named.add(hash)
  for (const hash of hashes) if (!named.has(hash)) await images.forget(hash)
  return { next: 'done', outcome: 'forgotten' }
}

async function namedIn(
  db: Reader,
  [table, column]: (typeof places)[number],
  hashes: string[],
): Promise<(string | null)[]> {
  const found = await db.select({ hash: column }).from(table).where(inArray(column, hashes))
  return found.map(one => one.hash)
}
