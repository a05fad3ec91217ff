import { readAmount } from '../pieces/amount.ts'
import type { PayeeJson } from './data.ts'

/** Payment details as they are being typed. */
export type PayeeValues = {
  provider: PayeeJson['provider']
  holder: string
  account: string
  bank: string
  threshold: string
  password: string
}
type Fault = 'empty' | 'long' | 'amount'
export type PayeeFaults = Partial<Record<keyof PayeeValues, Fault>>

export function payeeFaults(values: PayeeValues, currency: string): PayeeFaults {
  const faults: PayeeFaults = {}
  const needed = (name: 'holder' | 'account', max: number) => {
    const text = values[name].trim()
    if (!text) faults[name] = 'empty'
    else if (text.length > max) faults[name] = 'long'
  }
  needed('holder', 100)
  needed('account', 64)
  if (values.bank.trim().length > 100) faults.bank = 'long'
  if (values.threshold.trim() && readAmount(values.threshold, currency) === null)
    faults.threshold = 'amount'
  if (!values.password) faults.password = 'empty'
  return faults
}

/** Only for values without faults. */
export function payeeJson(values: PayeeValues, currency: string): PayeeJson {
  const { provider, password } = values
  return {
    provider,
    holder: values.holder.trim(),
    account: values.account.trim(),
    bank: provider === 'manual' ? values.bank.trim() : '',
    threshold_minor: values.threshold.trim() ? (readAmount(values.threshold, currency) ?? 0) : 0,
    password,
  }
}
