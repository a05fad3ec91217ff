import { readAmount, readCount } from '../pieces/amount.ts'
import type { RefundJson, RefundPlan } from './data.ts'

/** A refund as it is being typed. */
export type RefundValues = {
  isWhole: boolean
  /** Everything that goes back can be sold again. */
  restock: boolean
  /** By line: an amount, and how many units are back on the shelf. */
  lines: Record<string, { amount: string; units: string }>
  shipping: string
  goodwill: string
}
/** What is left to give back: the plan of giving back everything. */
export type Left = Pick<RefundPlan, 'amount' | 'lines' | 'shipping'>

export type RefundFaults = {
  /** By line, or `shipping`, `goodwill`; `units:` before a line. */
  at: Record<string, 'amount' | 'much' | 'units'>
  isNothing: boolean
  /** Each is possible, all of them together are not. */
  isTooMuch: boolean
}

export const noRefund: Omit<RefundValues, 'restock'> = {
  isWhole: true,
  lines: {},
  shipping: '',
  goodwill: '',
}

export function refundFaults(values: RefundValues, left: Left): RefundFaults {
  const at: RefundFaults['at'] = {}
  if (values.isWhole) return { at, isNothing: false, isTooMuch: false }
  const { currency } = left.amount
  let sum = 0
  const look = (name: string, text: string, most: number) => {
    if (!text.trim()) return
    const amount = readAmount(text, currency)
    if (amount === null) at[name] = 'amount'
    else if (amount > most) at[name] = 'much'
    sum += amount ?? 0
  }
  for (const { line_id: id, amount, quantity } of left.lines) {
    const typed = values.lines[id]
    look(id, typed?.amount ?? '', amount.amount)
    const units = typed?.units.trim()
    if (units && readCount(units, quantity) === null) at[`units:${id}`] = 'units'
  }
  look('shipping', values.shipping, left.shipping.amount)
  look('goodwill', values.goodwill, left.amount.amount)
  const isWell = Object.keys(at).length === 0
  return { at, isNothing: isWell && sum === 0, isTooMuch: isWell && sum > left.amount.amount }
}

/** What is sent; null while something is wrong or missing. */
export function refundJson(values: RefundValues, left: Left, reason: string): RefundJson | null {
  const { at, isNothing, isTooMuch } = refundFaults(values, left)
  if (isNothing || isTooMuch || Object.keys(at).length) return null
  if (values.isWhole) return { whole: true, restock: values.restock, reason }
  const { currency } = left.amount
  const money = (text: string) => {
    const amount = readAmount(text, currency)
    return amount ? { amount, currency } : undefined
  }
  const lines = left.lines.flatMap(({ line_id, quantity }) => {
    const typed = values.lines[line_id]
    const amount = money(typed?.amount ?? '')
    const units = readCount(typed?.units ?? '', quantity) ?? 0
    return amount ? [{ line_id, amount, quantity: units }] : []
  })
  const shipping = money(values.shipping)
  const goodwill = money(values.goodwill)
  return {
    lines,
    ...(shipping && { shipping }),
    ...(goodwill && { goodwill }),
    reason,
  }
}
