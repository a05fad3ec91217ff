import { hours, type Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'

/** One statement asks for so many. */
const atOnce = 500

/**
 * Pictures a shop shows no longer are deleted from the disk, unless somebody else shows the very
 * same (`erasure/forget-pictures.ts`). In an hour: it may be put back at once.
 */
export async function forgetPictures(
  tx: Tx,
  { shopId, hashes, now }: { shopId: string; hashes: (string | null)[]; now: Instant },
  dueAt: Instant = now + hours(1),
): Promise<void> {
  const all = [...new Set(hashes)].filter(hash => hash !== null)
  for (let from = 0; from < all.length; from += atOnce) {
    const payload = { hashes: all.slice(from, from + atOnce) }
    const cause = `${shopId}:${newId('evt', now)}`
    await promise(
      tx,
      [{ home: shopId, topic: 'pictures.forget', cause, payload, isBulk: true, dueAt }],
      now,
    )
  }
}
