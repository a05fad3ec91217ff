import type { SellerInput } from '../../../server/sellers/contract.ts'
import { type DeliveryRow, deliveryInput, deliveryRows } from '../delivery/values.ts'
import type { OwnSeller } from '../own.ts'
import { amountText, percentInput, readAmount, readCount, readPercent } from '../pieces/amount.ts'

/** A seller's form: everything as typed. */
export type SellerValues = {
  name: string
  line: string
  country: string
  company: string
  currency: string
  email: string
  shipping: string
  freeFrom: string
  rate: string
  returnDays: string
  /** Empty: not said. */
  returnPaidBy: '' | 'buyer' | 'seller'
  /** Its lines have faults of their own: `deliveryFaults`. */
  delivery: DeliveryRow[]
}
export type SellerFault = 'empty' | 'long' | 'email' | 'amount' | 'percent' | 'days'
type Field = Exclude<keyof SellerValues, 'delivery'>
export type SellerFaults = Partial<Record<Field, SellerFault>>

export function emptySeller(currency: string, email: string): SellerValues {
  return {
    name: '',
    line: '',
    country: '',
    company: '',
    currency,
    email,
    shipping: '',
    freeFrom: '',
    rate: '18',
    returnDays: '14',
    returnPaidBy: '',
    delivery: [],
  }
}

export function valuesOf(own: OwnSeller): SellerValues {
  return {
    name: own.name,
    line: own.line,
    country: own.country,
    company: own.company,
    currency: own.currency,
    email: own.new_support_email ?? own.support_email,
    shipping: amountText(own.shipping_minor, own.currency),
    freeFrom: amountText(own.free_shipping_from_minor, own.currency),
    rate: percentInput(own.default_rate_bps),
    returnDays: String(own.return_days),
    returnPaidBy: own.return_paid_by ?? '',
    delivery: deliveryRows(own.delivery),
  }
}

/** What the contract would refuse, said before sending. */
export function sellerFaults(values: SellerValues): SellerFaults {
  const { currency } = values
  const faults: Record<Field, SellerFault | false> = {
    name: textFault(values.name, 80),
    line: values.line.trim().length > 160 && 'long',
    country: !values.country && 'empty',
    company: values.company.trim().length > 500 && 'long',
    currency: false,
    returnPaidBy: false,
    email: textFault(values.email, 200) || (!isEmail(values.email) && 'email'),
    shipping: readAmount(values.shipping, currency) === null && 'amount',
    freeFrom:
      !!values.freeFrom.trim() && readAmount(values.freeFrom, currency) === null && 'amount',
    rate: readPercent(values.rate) === null && 'percent',
    returnDays: readCount(values.returnDays, 365) === null && 'days',
  }
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault))
}

/** Only for values without faults. */
export function sellerInput(values: SellerValues): SellerInput {
  const { currency } = values
  return {
    name: values.name.trim(),
    line: values.line.trim(),
    country: values.country,
    company: values.company.trim(),
    currency,
    support_email: values.email.trim(),
    shipping_minor: readAmount(values.shipping, currency) ?? 0,
    free_shipping_from_minor: values.freeFrom.trim() ? readAmount(values.freeFrom, currency) : null,
    default_rate_bps: readPercent(values.rate) ?? 0,
    return_days: readCount(values.returnDays, 365) ?? 0,
    return_paid_by: values.returnPaidBy || null,
    delivery: deliveryInput(values.delivery),
  }
}

function textFault(text: string, max: number): SellerFault | false {
  if (!text.trim()) return 'empty'
  return text.trim().length > max && 'long'
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim())
}
