import { and, eq, or } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import { groupBy } from '../platform/group-by.ts'
import { type Asked, climb, type RateVersion, type Step, versionAt } from './ladder.ts'
import { versionsFor } from './read.ts'
import { rates } from './schema.ts'

/** Every rung for one product, shop and moment, the winner marked, and what is already announced. */
export async function explainRate(
  db: Reader,
  asked: Asked,
): Promise<{ steps: Step[]; announced: RateVersion[] }> {
  const versions = await versionsFor(db, { shopId: asked.shopId ?? '', products: [asked] })
  return {
    steps: climb(versions, asked),
    announced: versions
      .filter(one => one.validFrom > asked.at)
      .filter(one => one.productId === null || one.productId === asked.productId)
      .sort((a, b) => a.validFrom - b.validFrom),
  }
}

/** A seller's deals and campaigns, running or to come, each with its end where one is known. */
export async function specialRates(
  db: Reader,
  { sellerId, now }: { sellerId: string; now: Instant },
): Promise<RateVersion[]> {
  const found = await db
    .select()
    .from(rates)
    .where(and(eq(rates.home, sellerId), or(eq(rates.rung, 'deal'), eq(rates.rung, 'campaign'))))
  const inOrder = found.sort((a, b) => a.version - b.version)
  const groups = groupBy(inOrder, one => `${one.rung} ${one.subject}`)
  return [...groups.values()].flatMap(group => {
    const newest = group.at(-1) as RateVersion
    const running = versionAt(group, now)
    if (newest.bps !== null)
      return newest.validUntil === null || newest.validUntil > now ? [newest] : []
    return running?.bps == null ? [] : [{ ...running, validUntil: newest.validFrom }]
  })
}

/** Versions of the platform's own and the categories' rates, newest first. */
export async function platformRates(db: Reader): Promise<RateVersion[]> {
  const found = await db.select().from(rates).where(eq(rates.home, 'platform'))
  return found.sort((a, b) => b.validFrom - a.validFrom)
}
