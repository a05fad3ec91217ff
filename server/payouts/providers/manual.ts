import { electronicFormatIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools'
import type { PayoutProvider } from '../provider.ts'

/** A list for the bank, sent by a person who then says what became of each line. */
export const manual: PayoutProvider = {
  name: 'manual',
  check: async account => (isMistyped(account) ? 'iban_wrong' : null),
  send: async () => ({ kind: 'by_hand' }),
  look: async () => ({ kind: 'by_hand' }),
}

/** Money to an IBAN with a slip in it comes back after days, and costs; its check digits know at once. */
function isMistyped(account: string): boolean {
  const iban = electronicFormatIBAN(account) ?? ''
  const [, country = ''] = /^([A-Z]{2})\d{2}[A-Z\d]*$/.exec(iban) ?? []
  const isMeantAsOne = getCountrySpecifications()[country]?.IBANRegistry ?? false
  return isMeantAsOne && !isValidIBAN(iban)
}
