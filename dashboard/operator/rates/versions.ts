import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { operatorApi } from '../waiting.ts'

export type RateVersion = InferResponseType<typeof operatorApi.rates.$get, 200>['data'][number]

/** One rung: what counts now, and what is set to count later, soonest first. */
export type Rung = {
  /** Null: the platform's own. */
  category: string | null
  now: RateVersion | null
  toCome: RateVersion[]
}

export async function readRungs(): Promise<{ platform: Rung; categories: Rung[]; now: number }> {
  const [{ data }, { now }] = await Promise.all([
    answer(operatorApi.rates.$get()),
    answer(operatorApi.clock.$get()),
  ])
  const own = data.filter(one => one.rung === 'platform')
  const ids = [...new Set(data.filter(one => one.rung === 'category').map(one => one.category))]
  const categories = ids
    .sort()
    .map(id =>
      rungOf(
        id,
        data.filter(one => one.rung === 'category' && one.category === id),
        now,
      ),
    )
    // One that was ended and has nothing to come says nothing any more.
    .filter(rung => rung.now?.rate_bps != null || rung.toCome.length)
  return { platform: rungOf(null, own, now), categories, now }
}

/** The version that began last counts, of two at one time the later one: as the server reckons. */
export function rungOf(category: string | null, versions: RateVersion[], now: number): Rung {
  const begun = versions
    .filter(one => one.valid_from <= now)
    .sort((a, b) => b.valid_from - a.valid_from || b.version - a.version)
  const toCome = versions
    .filter(one => one.valid_from > now)
    .sort((a, b) => a.valid_from - b.valid_from)
  return { category, now: begun[0] ?? null, toCome }
}

/** Null: the rate is that already. */
export async function setRate(
  category: string | null,
  bps: number | null,
  validFrom: number | null,
) {
  const from = validFrom === null ? {} : { valid_from: validFrom }
  const json =
    category === null
      ? { rung: 'platform' as const, bps: bps ?? 0, ...from }
      : { rung: 'category' as const, category, bps, ...from }
  return answer(operatorApi.rates.$post({ json }))
}
