import type { Money } from '../../../server/platform/money.ts'
import { moneyText } from '../../ui/money.tsx'

/** An amount in a sentence; below zero with a real minus, which no line breaks off. */
export function debtText(of: Money): string {
  return moneyText(of).replace('-', '\u2212')
}
