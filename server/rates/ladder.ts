import type { Instant } from '../platform/clock.ts'
import { groupBy } from '../platform/group-by.ts'
import type { Rung, rates } from './schema.ts'

export type RateVersion = typeof rates.$inferSelect

/** Where nothing else names a rate, until the operator says otherwise: 10 %. */
export const platformRateBps = 1000
/** Whose rates are the platform's own and the categories'. */
export const platformHome = 'platform'

/** One line's question: whose product, in which category, sold by which shop, when. */
export type Asked = {
  sellerId: string
  productId: string
  categoryId: string
  shopId: string | null
  at: Instant
}

export type Step = {
  rung: Rung
  /** `category:home/kitchen` names the category; the others are their rung. */
  rule: string
  bps: number | null
  version: number
  validFrom: Instant | null
  validUntil: Instant | null
  wins: boolean
}

export type Rate = { bps: number; rule: string; version: number }

/**
 * Of versions of one rung and subject, the one that counts at a moment: the newest that has begun.
 * What was announced for later is overruled by whatever is said after it.
 */
export function versionAt(versions: RateVersion[], at: Instant): RateVersion | null {
  const begun = versions.filter(
    one => one.validFrom <= at && (one.validUntil === null || one.validUntil > at),
  )
  return begun.reduce<RateVersion | null>(
    (newest, one) => (!newest || one.version > newest.version ? one : newest),
    null,
  )
}

/**
 * Every rung of the ladder for one line, from the top; the first that names a rate wins and nothing
 * is added up: campaign, seller-curator deal, product, deepest category, seller, platform.
 */
export function climb(versions: RateVersion[], asked: Asked): Step[] {
  const of = (home: string, rung: Rung, matches: (one: RateVersion) => boolean) =>
    versionAt(
      versions.filter(one => one.home === home && one.rung === rung && matches(one)),
      asked.at,
    )
  const { sellerId, productId, shopId } = asked
  const exactly = (subject: string | null) => (one: RateVersion) => one.subject === subject
  const steps = [
    step('campaign', 'campaign', campaignAt(versions, asked)),
    step('deal', 'deal', shopId ? of(sellerId, 'deal', exactly(shopId)) : null),
    step('product', 'product', of(sellerId, 'product', exactly(productId))),
    ...upwards(asked.categoryId).map(id =>
      step('category', `category:${id}`, of(platformHome, 'category', exactly(id))),
    ),
    step('seller', 'seller', of(sellerId, 'seller', exactly(''))),
    platformStep(of(platformHome, 'platform', exactly(''))),
  ]
  const winner = steps.find(one => one.bps !== null)
  return steps.map(one => ({ ...one, wins: one === winner }))
}

/** The rate that counts. */
export function rateFor(versions: RateVersion[], asked: Asked): Rate {
  const winner = climb(versions, asked).find(one => one.wins)
  if (!winner || winner.bps === null) throw new Error('the platform names no rate')
  return { bps: winner.bps, rule: winner.rule, version: winner.version }
}

/** One campaign at most runs for a product at a time: overlaps are refused when saved. */
function campaignAt(versions: RateVersion[], { sellerId, productId, at }: Asked) {
  const running = versions.filter(
    one =>
      one.home === sellerId &&
      one.rung === 'campaign' &&
      (one.productId === null || one.productId === productId),
  )
  return (
    [...groupBy(running, one => one.subject).values()]
      .map(group => versionAt(group, at))
      .find(one => one?.bps != null) ?? null
  )
}

function step(rung: Rung, rule: string, found: RateVersion | null): Step {
  return {
    rung,
    rule,
    bps: found?.bps ?? null,
    version: found?.version ?? 0,
    validFrom: found?.validFrom ?? null,
    validUntil: found?.validUntil ?? null,
    wins: false,
  }
}

function platformStep(found: RateVersion | null): Step {
  return { ...step('platform', 'platform', found), bps: found?.bps ?? platformRateBps }
}

/** `home/kitchen/tea` -> itself, `home/kitchen`, `home`. */
export function upwards(categoryId: string): string[] {
  const ids: string[] = []
  for (let id = categoryId; id; id = id.slice(0, Math.max(0, id.lastIndexOf('/')))) ids.push(id)
  return ids
}
