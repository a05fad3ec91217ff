import type { SellerInput } from '../../../server/sellers/contract.ts'
import { readCount } from '../pieces/amount.ts'

/** One line of the promise as typed: where to, and the days from order to door. */
export type DeliveryRow = { to: string; from: string; until: string }
export type DeliveryFault = 'empty' | 'twin' | 'days' | 'order'
export type DeliveryFaults = Partial<Record<keyof DeliveryRow, DeliveryFault>>
type Promised = NonNullable<SellerInput['delivery']>[number]

export const everywhereElse = '*'
export const deliveryRowsMax = 60
const daysMax = 90

export function deliveryRows(promised: readonly Promised[]): DeliveryRow[] {
  return promised.map(one => ({
    to: one.to,
    from: String(one.days_min),
    until: String(one.days_max),
  }))
}

/** A line more: the first one is likely for home, the next for all the others. */
export function nextDeliveryRow(rows: readonly DeliveryRow[], home: string): DeliveryRow {
  const to = [home, everywhereElse].find(one => one && !rows.some(row => row.to === one)) ?? ''
  return { to, from: '', until: '' }
}

/** What the contract would refuse, at each field of each line; lines without faults are empty. */
export function deliveryFaults(rows: readonly DeliveryRow[]): DeliveryFaults[] {
  return rows.map(({ to, from, until }, at) => {
    const min = readCount(from, daysMax)
    const max = readCount(until, daysMax)
    const isTwin = rows.findIndex(one => one.to === to) < at
    const faults: Record<keyof DeliveryRow, DeliveryFault | false> = {
      to: (!to && 'empty') || (isTwin && 'twin'),
      from: min === null && 'days',
      until: (max === null && 'days') || (min !== null && max !== null && min > max && 'order'),
    }
    return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault))
  })
}

export function isDeliverable(rows: readonly DeliveryRow[]): boolean {
  return deliveryFaults(rows).every(faults => !Object.keys(faults).length)
}

/** Only for lines without faults, in their order. */
export function deliveryInput(rows: readonly DeliveryRow[]): Promised[] {
  return rows.map(({ to, from, until }) => ({
    to,
    days_min: readCount(from, daysMax) ?? 0,
    days_max: readCount(until, daysMax) ?? 0,
  }))
}
