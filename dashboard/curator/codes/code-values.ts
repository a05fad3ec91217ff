import type { DiscountInput } from '../../../server/orders/contract.ts'
import { readAmount, readPercent } from '../../seller/pieces/amount.ts'

export type CodeValues = {
  code: string
  kind: 'percent' | 'amount'
  /** As typed: percent or money. */
  much: string
  /** A day as `2026-12-05`; empty: open. */
  until: string
}

export const noCode: CodeValues = { code: '', kind: 'percent', much: '', until: '' }

type Faulty = { code: boolean; much: boolean; until: boolean }
type Read = { faults: Faulty; input: DiscountInput | null }

/** What was typed as the server wants it, or what of it is wrong. */
export function readCode(values: CodeValues, currency: string, now: number): Read {
  const code = values.code.trim().toUpperCase()
  const isPercent = values.kind === 'percent'
  const much = isPercent ? readPercent(values.much) : readAmount(values.much, currency)
  const endsAt = values.until ? endOfDay(values.until) : null
  const faults = {
    code: !/^[A-Z0-9]{3,20}$/.test(code),
    much: !much,
    until: endsAt !== null && !(endsAt > now),
  }
  if (Object.values(faults).includes(true)) return { faults, input: null }
  const input = {
    code,
    bps: isPercent ? much : null,
    amount_minor: isPercent ? null : much,
    ends_at: endsAt,
  }
  return { faults, input }
}

/** The first instant after a day, where the person is; NaN where it is none. */
export function endOfDay(day: string): number {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + 1).getTime()
}

/** Today as `2026-12-05`, where the person is. */
export function dayInput(now: number): string {
  const at = new Date(now)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
