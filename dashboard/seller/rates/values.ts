import { readPercent } from '../pieces/amount.ts'
import { dayEnd, dayStart } from '../pieces/day.ts'
import { type RateJson, readHandle } from './data.ts'

/** What a rate is for: all of the seller's, one shop, or some days. */
export type RateFor =
  | { rung: 'seller' }
  /** A known one is changed; its shop stays. */
  | { rung: 'deal'; handle: string | null }
  | { rung: 'campaign' }

/** A rate as it is being typed. */
export type RateValues = {
  percent: string
  handle: string
  from: string
  until: string
  /** Null: all of them. */
  product: { id: string; title: string } | null
  isOne: boolean
}
export type RateFaults = Partial<
  Record<'percent' | 'handle' | 'from' | 'until' | 'product', 'percent' | 'empty' | 'day' | 'order'>
>

export function rateFaults(what: RateFor, values: RateValues): RateFaults {
  const faults: RateFaults = {}
  if (readPercent(values.percent) === null) faults.percent = 'percent'
  if (what.rung === 'deal' && !readHandle(values.handle)) faults.handle = 'empty'
  if (what.rung !== 'campaign') return faults
  const from = dayStart(values.from)
  const until = dayEnd(values.until)
  if (from === null) faults.from = 'day'
  if (until === null) faults.until = 'day'
  else if (from !== null && until <= from) faults.until = 'order'
  if (values.isOne && !values.product) faults.product = 'empty'
  return faults
}

/** Only for values without faults. */
export function rateJson(what: RateFor, values: RateValues, now = Date.now()): RateJson {
  const bps = readPercent(values.percent) ?? 0
  const from = startOf(values.from, now)
  const begins = from === null ? {} : { valid_from: from }
  if (what.rung === 'seller') return { rung: 'seller', bps, ...begins }
  if (what.rung === 'deal') {
    const handle = what.handle ?? readHandle(values.handle)
    return { rung: 'deal', handle, bps, ...begins }
  }
  return {
    rung: 'campaign',
    bps,
    product_id: values.isOne ? (values.product?.id ?? null) : null,
    valid_from: from ?? now,
    valid_until: dayEnd(values.until) ?? now,
  }
}

/** Today begins now: a rate counts from when it is set, never before. */
function startOf(day: string, now: number): number | null {
  const start = dayStart(day)
  return start === null ? null : Math.max(start, now)
}
