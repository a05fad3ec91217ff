import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { climb } from './ladder.ts'
import { versionsFor } from './read.ts'
import { holdRate, setRate } from './set.ts'

type Changed = {
  sellerId: string
  productId: string
  was: { rateBps: number | null; categoryId: string }
  is: { rateBps: number | null; categoryId: string }
}

/**
 * A product's row has changed, in a feed or a form. Its own rate is a new version, a cut after its
 * notice. Moved to a category that earns curators less, its old rate stays its own until then.
 */
export async function rateChangedProduct(tx: Tx, changed: Changed, now: Instant): Promise<void> {
  const { sellerId, productId, was, is } = changed
  const change = {
    home: sellerId,
    rung: 'product' as const,
    subject: productId,
    categoryId: is.categoryId,
    validFrom: null,
    by: null,
  }
  const falling = was.categoryId === is.categoryId ? null : await fallen(tx, changed, now)
  // What was announced for the product keeps its day: the old rate counts until then.
  if (falling?.until) await holdRate(tx, { ...change, ...falling, until: falling.until }, now)
  else if (falling) await setRate(tx, { ...change, bps: falling.bps }, now)
  const isEnded = falling !== null && falling.until === null
  if (isEnded || was.rateBps !== is.rateBps) await setRate(tx, { ...change, bps: is.rateBps }, now)
}

/**
 * What the old category (or what lies beneath it) gave, where the product would now earn less;
 * `until` the day on which a rate announced for the product itself begins.
 */
async function fallen(
  tx: Tx,
  { sellerId, productId, was, is }: Changed,
  now: Instant,
): Promise<{ bps: number; until: Instant | null } | null> {
  const at = (categoryId: string) => ({ sellerId, productId, categoryId, shopId: null, at: now })
  const products = [at(was.categoryId), at(is.categoryId)]
  const versions = await versionsFor(tx, { shopId: '', products })
  const lasting = versions.filter(one => one.rung !== 'campaign')
  const winner = (categoryId: string) => climb(lasting, at(categoryId)).find(one => one.wins)
  const before = winner(was.categoryId)
  if (!before || before.bps === null || before.rung === 'product') return null
  const after = is.rateBps ?? winner(is.categoryId)?.bps ?? 0
  if (after >= before.bps) return null
  const announced = versions.filter(one => one.rung === 'product' && one.validFrom > now)
  const starts = announced.map(one => one.validFrom)
  return { bps: before.bps, until: starts.length ? Math.min(...starts) : null }
}
