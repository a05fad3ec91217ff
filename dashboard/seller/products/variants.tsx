import { useEffect, useRef } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useFaultWords } from './fault-words.ts'
import type { VariantFaults } from './faults.ts'
import { emptyVariant, type VariantValues } from './values.ts'
import { VariantFields } from './variant-fields.tsx'
import type { PartProps } from './what.tsx'

type Change = (key: string, part: Partial<VariantValues>) => void
const variantsMax = 250

/** A table on a desk, cards on a phone: one row for each variant. */
export function VariantRows({ values, set, faults, change }: PartProps & { change: Change }) {
  const t = sellerWords.use()
  const rows = useRef<HTMLDivElement>(null)
  const count = useRef(values.variants.length)
  const { options, variants } = values
  useEffect(() => {
    // One goes on typing in the row one has just added.
    if (variants.length > count.current)
      rows.current?.lastElementChild?.querySelector('input')?.focus()
    count.current = variants.length
  }, [variants.length])
  const add = () => {
    const last = variants.at(-1)
    const next = emptyVariant(options.length)
    set({ variants: [...variants, { ...next, price: last?.price ?? '' }] })
  }
  const names = options.map((name, at) => name || t.optionName(at + 1))
  const heads = [...names, t.price, t.compareAt, t.stock, t.sku, t.gtin]
  return (
    <>
      <div class={`variants with-${options.length}`}>
        <div class="variant-heads" aria-hidden="true">
          {heads.map((head, at) => (
            <span key={at}>{head}</span>
          ))}
        </div>
        <div ref={rows} class="variant-rows">
          {variants.map((variant, at) => (
            <VariantRow
              key={variant.key}
              {...{ variant, options, faults: faults.variants[variant.key] ?? {} }}
              number={at + 1}
              onChange={part => change(variant.key, part)}
              onRemove={
                variants.length > 1
                  ? () => set({ variants: variants.filter(one => one !== variant) })
                  : null
              }
            />
          ))}
        </div>
      </div>
      {variants.length < variantsMax && (
        <div>
          <Button icon="plus" onClick={add}>
            {t.variantAdd}
          </Button>
        </div>
      )}
    </>
  )
}

function VariantRow({
  variant,
  options,
  faults,
  number,
  onChange,
  onRemove,
}: {
  variant: VariantValues
  options: string[]
  faults: VariantFaults
  number: number
  onChange: (part: Partial<VariantValues>) => void
  onRemove: (() => void) | null
}) {
  const t = sellerWords.use()
  const say = useFaultWords()
  const name = variant.values.filter(Boolean).join(' / ') || t.variant(number)
  return (
    <fieldset class="variant-row">
      <legend>{name}</legend>
      {options.map((option, at) => (
        <TextField
          key={at}
          label={option || t.optionName(at + 1)}
          value={variant.values[at] ?? ''}
          onText={text =>
            onChange({
              values: options.map((_, i) => (i === at ? text : (variant.values[i] ?? ''))),
            })
          }
          error={say(faults[`value${at}`])}
        />
      ))}
      <VariantFields {...{ variant, faults, onChange }} isInRow />
      {onRemove ? (
        <IconButton icon="trash" isBad label={t.variantRemove(name)} onClick={onRemove} />
      ) : (
        <span />
      )}
    </fieldset>
  )
}
