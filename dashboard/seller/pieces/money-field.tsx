import { language } from '../../messages/language.ts'
import { TextField } from '../../ui/field.tsx'

type Props = {
  label: string
  hint?: string
  error?: string | null | undefined
  isOptional?: boolean
  value: string
  onText: (text: string) => void
}

/** An amount as one types it, with its currency's sign before it. */
export function MoneyField({ currency, ...rest }: Props & { currency: string }) {
  return (
    <TextField
      {...rest}
      prefix={signOf(currency)}
      inputMode="decimal"
      autocomplete="off"
      class="input figures"
    />
  )
}

/** `18`; the sign stands before it as with money, so that all figures line up. */
export function PercentField(props: Props & { placeholder?: string }) {
  return (
    <TextField {...props} prefix="%" inputMode="decimal" autocomplete="off" class="input figures" />
  )
}

/** `CNY` -> `¥`, in the language of the page. */
export function signOf(currency: string): string {
  const parts = new Intl.NumberFormat(language.get() === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find(part => part.type === 'currency')?.value ?? currency
}
