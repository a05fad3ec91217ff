import { percentInput, readPercent } from '../pieces/amount.ts'
import type { Rates, TaxJson } from './data.ts'

/** As `sellers/contract.ts` has it. */
const taxBpsMax = 5000

/** Taxes as they are being typed. */
export type TaxValues = {
  percent: string
  isIncluded: boolean
  categories: { category: string; percent: string }[]
}
export type TaxFaults = { isWrong: boolean; at: ('wrong' | 'twin' | null)[] }

export function taxValues(tax: Rates['tax']): TaxValues {
  return {
    percent: percentInput(tax.bps),
    isIncluded: tax.prices_include_tax,
    categories: tax.categories.map(one => ({
      category: one.category,
      percent: percentInput(one.bps),
    })),
  }
}

export function taxFaults({ percent, categories }: TaxValues): TaxFaults {
  return {
    isWrong: readTax(percent) === null,
    at: categories.map((one, index) => {
      if (categories.findIndex(other => other.category === one.category) < index) return 'twin'
      return readTax(one.percent) === null ? 'wrong' : null
    }),
  }
}

export function isTaxFaultless({ isWrong, at }: TaxFaults): boolean {
  return !isWrong && at.every(one => one === null)
}

/** Only for values without faults. */
export function taxJson({ percent, isIncluded, categories }: TaxValues): TaxJson {
  return {
    bps: readTax(percent) ?? 0,
    prices_include_tax: isIncluded,
    categories: categories.map(one => ({
      category: one.category,
      bps: readTax(one.percent) ?? 0,
    })),
  }
}

function readTax(text: string): number | null {
  const bps = readPercent(text)
  return bps !== null && bps <= taxBpsMax ? bps : null
}
