import { inArray } from 'drizzle-orm'
import { productImages } from '../catalog/schema.ts'
import type { Database, Reader } from '../platform/db/index.ts'
import type { Images } from '../platform/image.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import { bundles, picks, shops } from '../shops/schema.ts'

/**
 * Deletes the files of pictures, in every width, unless somebody else has sent the very same one: a
 * picture is kept under what it shows. Tables are read whole for it, which happens once an account.
 */
export async function forgetPictures(
  { db, images }: { db: Database; images: Images },
  task: Task,
): Promise<Verdict> {
  const { hashes } = task.payload as { hashes: string[] }
  const named = await db.read(reader => namedAmong(reader, hashes))
  for (const hash of hashes) if (!named.has(hash)) await images.forget(hash)
  return { next: 'done', outcome: 'forgotten' }
}

async function namedAmong(db: Reader, hashes: string[]): Promise<Set<string | null>> {
  const found = [
    ...(await db
      .select({ hash: shops.avatarHash })
      .from(shops)
      .where(inArray(shops.avatarHash, hashes))),
    ...(await db
      .select({ hash: picks.photoHash })
      .from(picks)
      .where(inArray(picks.photoHash, hashes))),
    ...(await db
      .select({ hash: bundles.imageHash })
      .from(bundles)
      .where(inArray(bundles.imageHash, hashes))),
    ...(await db
      .select({ hash: productImages.hash })
      .from(productImages)
      .where(inArray(productImages.hash, hashes))),
  ]
  return new Set(found.map(one => one.hash))
}
