import { sellerWords } from '../../messages/seller/index.ts'
import { TextField } from '../../ui/field.tsx'
import { useOwn } from '../own.ts'
import { MoneyField } from '../pieces/money-field.tsx'
import { useFaultWords } from './fault-words.ts'
import type { VariantFaults } from './faults.ts'
import type { VariantValues } from './values.ts'

/** What every variant has; hints are for those who see it alone. */
export function VariantFields({
  variant,
  faults,
  onChange,
  isInRow,
}: {
  variant: VariantValues
  faults: VariantFaults
  onChange: (part: Partial<VariantValues>) => void
  isInRow?: boolean
}) {
  const t = sellerWords.use()
  const say = useFaultWords()
  const { currency } = useOwn()
  const hint = (text: string) => (isInRow ? undefined : { hint: text })
  return (
    <>
      <MoneyField
        label={t.price}
        currency={currency}
        value={variant.price}
        onText={price => onChange({ price })}
        error={say(faults.price)}
      />
      <MoneyField
        label={t.compareAt}
        {...hint(t.compareAtHint)}
        isOptional={!isInRow}
        currency={currency}
        value={variant.compareAt}
        onText={compareAt => onChange({ compareAt })}
        error={say(faults.compareAt)}
      />
      <TextField
        label={t.stock}
        {...hint(t.stockHint)}
        placeholder={t.stockUncounted}
        inputMode="numeric"
        value={variant.stock}
        onText={stock => onChange({ stock })}
        error={say(faults.stock)}
      />
      <TextField
        label={t.sku}
        isOptional={!isInRow}
        spellcheck={false}
        value={variant.sku}
        onText={sku => onChange({ sku })}
        error={say(faults.sku)}
      />
      <TextField
        label={t.gtin}
        {...hint(t.gtinHint)}
        isOptional={!isInRow}
        inputMode="numeric"
        value={variant.gtin}
        onText={gtin => onChange({ gtin })}
        error={say(faults.gtin)}
      />
    </>
  )
}
