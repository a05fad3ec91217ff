import type { RulesInput } from '../../../server/rules/rules.ts'
import { amountText, readAmount, readCount } from '../../seller/pieces/amount.ts'

export type DayName =
  | 'hold_after_delivery_days'
  | 'hold_after_shipping_days'
  | 'rate_notice_days'
  | 'ship_within_days'
  | 'return_answer_days'

export const dayLimits: Record<DayName, [min: number, max: number]> = {
  hold_after_delivery_days: [1, 90],
  hold_after_shipping_days: [1, 90],
  rate_notice_days: [0, 90],
  ship_within_days: [1, 30],
  return_answer_days: [1, 30],
}
const dayNames = Object.keys(dayLimits) as DayName[]
const thresholdMax = 100_000_000

/** Thresholds stand for every currency: they are written as in one with cents. */
const centsOf = 'USD'

/** The form: numbers as typed. */
export type RuleValues = Record<DayName, string> & {
  threshold: string
  schedule: RulesInput['payout_schedule']
}
export type RuleField = DayName | 'threshold'

export function valuesOf(rules: RulesInput): RuleValues {
  const days = Object.fromEntries(dayNames.map(name => [name, String(rules[name])]))
  return {
    ...(days as Record<DayName, string>),
    threshold: amountText(rules.payout_threshold_minor, centsOf),
    schedule: rules.payout_schedule,
  }
}

/** As far as the values can be read, and the fields that cannot. */
export function readRules(values: RuleValues): { rules: RulesInput | null; wrong: RuleField[] } {
  const days = dayNames.map(name => [name, dayCount(name, values[name])] as const)
  const minor = readAmount(values.threshold, centsOf)
  const isAmount = minor !== null && minor <= thresholdMax
  const wrong: RuleField[] = days.filter(([, count]) => count === null).map(([name]) => name)
  if (!isAmount) wrong.push('threshold')
  if (wrong.length || !isAmount) return { rules: null, wrong }
  const known = Object.fromEntries(days) as Record<DayName, number>
  const rules = { ...known, payout_threshold_minor: minor, payout_schedule: values.schedule }
  return { rules, wrong }
}

function dayCount(name: DayName, text: string): number | null {
  const [min, max] = dayLimits[name]
  const count = readCount(text, max)
  return count !== null && count >= min ? count : null
}
