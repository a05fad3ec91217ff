import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import type { SellerFault } from './values.ts'

/** What to say at a field. */
export function useFaultWords(): (fault: SellerFault | undefined) => string | null {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const words: Record<SellerFault, string> = {
    empty: shell.fieldEmpty,
    long: shell.fieldLong,
    email: shell.fieldEmail,
    amount: t.amountWrong,
    percent: t.percentWrong,
    days: t.daysWrong,
  }
  return fault => (fault ? words[fault] : null)
}
