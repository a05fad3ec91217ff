import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import type { Images } from '../platform/image.ts'
import type { Outbound } from '../platform/outbound.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import { findImage, noteImageDead, noteImageReady } from './pictures.ts'

type House = { db: Database; clock: Clock; outbound: Outbound; images: Images }

/** A dead address gets this many tries, hours apart; a picture that is none gets one. */
const triesMax = 4

/** Fetches one product picture, draws it anew and keeps it; never linked to where it came from. */
export async function fetchPicture(
  { db, clock, outbound, images }: House,
  task: Task,
): Promise<Verdict> {
  const named = task.payload as { sellerId: string; id: string }
  const image = await db.read(reader => findImage(reader, named))
  if (!image || image.state === 'ready') return { next: 'done', outcome: 'already' }
  const outcome = await outbound.send({
    method: 'GET',
    url: image.sourceUrl,
    headers: { accept: 'image/webp,image/png,image/jpeg,image/gif' },
    timeoutSeconds: 20,
    bodyBytesMax: 20_000_000,
    redirectsMax: 3,
    isPlainHttpFine: true,
  })
  if (outcome.kind === 'failed' || outcome.status !== 200) {
    const said = outcome.kind === 'failed' ? outcome.reason : String(outcome.status)
    const isLast = task.attempts >= triesMax || said === 'url_not_allowed' || said === '410'
    return {
      next: isLast ? 'done' : 'retry',
      outcome: said,
      record: async tx => {
        if (isLast || task.attempts === 1) await noteImageDead(tx, named)
      },
    }
  }
  const stored = await images.store(outcome.body)
  if (stored.kind === 'refused')
    return { next: 'done', outcome: stored.reason, record: tx => noteImageDead(tx, named) }
  const { hash, width, height, color } = stored
  return {
    next: 'done',
    outcome: 'stored',
    record: tx =>
      noteImageReady(tx, { ...named, stored: { hash, width, height, color }, now: clock.now() }),
  }
}
