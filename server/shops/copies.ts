import { type SQL, sql } from 'drizzle-orm'
import { type Clock, seconds } from '../platform/clock.ts'
import type { CdnSettings } from '../platform/config.ts'
import type { Database, Tx } from '../platform/db/index.ts'
import type { Outbound } from '../platform/outbound.ts'
import { promiseOnce, type Task, type Verdict } from '../platform/outbox.ts'
import { shops } from './schema.ts'

/**
 * Copies of a shop's pages that a CDN holds. What raises a shop's version also promises, in the same
 * transaction, that they are forgotten; where there is no CDN to tell, nothing is written.
 */

/** An afternoon's edits are many, a purge is one: it goes out when none has come for this long. */
const quiet = seconds(2)
/** However busy the shop, it does not wait longer. */
const waitMost = seconds(30)
const timeoutSeconds = 10
const answerBytesMax = 16_000

/** Of each open transaction: the shops whose version it has raised. */
const raised = new WeakMap<Tx, Set<string>>()

type Look = Partial<Record<keyof typeof shops.$inferInsert, unknown>>

/** The page looks different from now on. Nothing else may raise a version. */
export async function raiseVersion(tx: Tx, which: SQL, look: Look = {}): Promise<void> {
  const changed = await tx
    .update(shops)
    .set({ ...look, version: sql`${shops.version} + 1` } as never)
    .where(which)
    .returning({ id: shops.id })
  for (const { id } of changed) raised.get(tx)?.add(id)
}

/** The same database for an instance with a CDN: every transaction promises the purges it caused. */
export function tellingCdn(db: Database, clock: Clock): Database {
  return {
    ...db,
    transact: work =>
      db.transact(async tx => {
        const changed = new Set<string>()
        raised.set(tx, changed)
        try {
          const value = await work(tx)
          await promisePurges(tx, [...changed].sort(), clock.now())
          return value
        } finally {
          raised.delete(tx)
        }
      }),
  }
}

async function promisePurges(tx: Tx, shopIds: string[], now: number): Promise<void> {
  await promiseOnce(
    tx,
    shopIds.map(shopId => ({
      home: shopId,
      topic: 'shop.purge',
      payload: { shopId },
      isBulk: true,
    })),
    { now, quiet, waitMost },
  )
}

/** What a page says it belongs to, for those who keep copies of it. */
export const surrogateKey = (shopId: string) => `shop-${shopId}`

/** Tells the CDN, as Fastly's purge by surrogate key is asked. */
export async function purgeCopies(
  { config, outbound }: { config: { cdn: CdnSettings | null }; outbound: Outbound },
  task: Task,
): Promise<Verdict> {
  const { shopId } = task.payload as { shopId: string }
  const { cdn } = config
  if (!cdn) return { next: 'done', outcome: 'no_cdn' }
  const outcome = await outbound.send({
    method: 'POST',
    url: cdn.purgeUrl,
    headers: {
      'surrogate-key': surrogateKey(shopId),
      accept: 'application/json',
      'user-agent': 'Xiaopu-Purge/1',
      ...(cdn.token ? { 'fastly-key': cdn.token, authorization: `Bearer ${cdn.token}` } : {}),
    },
    timeoutSeconds,
    bodyBytesMax: answerBytesMax,
    redirectsMax: 0,
    isPlainHttpFine: true,
  })
  if (outcome.kind === 'failed') return { next: 'retry', outcome: outcome.reason }
  const isDone = outcome.status >= 200 && outcome.status < 300
  return { next: isDone ? 'done' : 'retry', outcome: String(outcome.status) }
}
