import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import type { FieldFault } from './faults.ts'

/** What to say at a field. */
export function useFaultWords(): (fault: FieldFault | undefined) => string | null {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const words: Record<FieldFault, string> = {
    empty: shell.fieldEmpty,
    long: shell.fieldLong,
    amount: t.amountWrong,
    percent: t.percentWrong,
    compareAtLow: t.compareAtLow,
    stock: t.stockWrong,
    gtin: t.gtinWrong,
    twin: t.variantTwin,
  }
  return fault => (fault ? words[fault] : null)
}
