import type { PayeeInput } from '../../../server/payouts/contract.ts'
import { amountText, readAmount } from '../../seller/pieces/amount.ts'
import type { Payee } from './payee.ts'

export type AccountValues = {
  provider: PayeeInput['provider']
  holder: string
  account: string
  bank: string
  /** As typed; empty: the instance's. */
  threshold: string
  password: string
}

/** What is known already; the account is never sent back whole, so it is typed anew. */
export function valuesOf({ details, next_details, currency }: Payee): AccountValues {
  const known = next_details ?? details
  return {
    provider: known?.provider ?? 'manual',
    holder: known?.holder ?? '',
    account: '',
    bank: known?.bank ?? '',
    threshold: known?.threshold_minor ? amountText(known.threshold_minor, currency) : '',
    password: '',
  }
}

/** What is to be sent; null in it: that field is not as it must be. */
export function inputOf(values: AccountValues, currency: string) {
  const threshold = values.threshold.trim()
  return {
    provider: values.provider,
    holder: values.holder.trim() || null,
    // No account has blanks of its own, people write it in groups.
    account: values.account.replace(/\s/g, '') || null,
    bank: values.provider === 'stripe' ? '' : values.bank.trim(),
    threshold_minor: threshold ? readAmount(threshold, currency) : 0,
    password: values.password || null,
  }
}

/** True of an input with nothing missing. */
export function isWhole(input: ReturnType<typeof inputOf>): input is PayeeInput {
  return Object.values(input).every(value => value !== null)
}
