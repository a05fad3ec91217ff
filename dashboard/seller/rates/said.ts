import type { MoneyWords } from '../../messages/seller/money/en.ts'
import { dayText } from '../../ui/dates.tsx'
import type { RateSet } from './data.ts'

/** What came of setting a rate: from when on it counts, and who hears of it. */
export function saidOf(t: MoneyWords, { valid_from: from, is_cut: isCut }: RateSet): string {
  if (from === null) return t.rateSame
  if (isCut) return t.rateCutCounts(dayText(from))
  return from > Date.now() ? t.rateCounts(dayText(from)) : t.rateCountsNow
}
