import { percentInput, readCount, readPercent } from '../../seller/pieces/amount.ts'

export type Tier = { id: string; picks_max: number; sales_needed: number; bonus_bps: number }

/** A tier's form: everything as typed. */
export type TierValues = { picks: string; sales: string; bonus: string }
export type TierFault = 'count' | 'percent' | 'nobody'
export type TierFaults = Partial<Record<keyof TierValues, TierFault>>

const picksMax = 1_000_000
const salesMax = 10_000
const bonusMax = 5_000

export function valuesOf(tier: Tier): TierValues {
  return {
    picks: String(tier.picks_max),
    sales: String(tier.sales_needed),
    bonus: tier.bonus_bps ? percentInput(tier.bonus_bps) : '',
  }
}

/** As far as the values can be read; null for what cannot. */
export function ruleOf({ picks, sales, bonus }: TierValues) {
  const count = readCount(picks, picksMax)
  const bps = bonus.trim() ? readPercent(bonus) : 0
  return {
    picks_max: count || null,
    sales_needed: readCount(sales, salesMax),
    bonus_bps: bps !== null && bps <= bonusMax ? bps : null,
  }
}

/** What is wrong with it; also when with it no tier were left for a shop without sales. */
export function tierFaults(values: TierValues, others: Tier[]): TierFaults {
  const rule = ruleOf(values)
  const isFirst = !others.some(one => one.sales_needed === 0)
  const faults: Record<keyof TierValues, TierFault | false> = {
    picks: rule.picks_max === null && 'count',
    sales: rule.sales_needed === null ? 'count' : isFirst && rule.sales_needed > 0 && 'nobody',
    bonus: rule.bonus_bps === null && 'percent',
  }
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault))
}
