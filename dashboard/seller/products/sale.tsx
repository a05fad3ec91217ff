import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { percentText } from '../../ui/money.tsx'
import { CommissionExample } from '../apply/example.tsx'
import { useOwn } from '../own.ts'
import { percentInput, readAmount } from '../pieces/amount.ts'
import { later } from '../pieces/later.tsx'
import { PercentField } from '../pieces/money-field.tsx'
import { ChineseOptions } from './chinese-options.tsx'
import { useFaultWords } from './fault-words.ts'
import { OptionNames } from './option-names.tsx'
import type { VariantValues } from './values.ts'
import { VariantFields } from './variant-fields.tsx'
import { VariantRows } from './variants.tsx'
import type { PartProps } from './what.tsx'

const ProductLadder = later(
  async () => (await import('../rates/ladder.tsx')).ProductLadder,
  moneyWords,
)

type Known = {
  /** Null: it is new, and nothing counts for it yet. */
  productId: string | null
  /** How often it was saved on this page: what counts may be another then. */
  savings: number
}

/** What it costs, how much there is of it, and what a curator earns. */
export function Sale({ values, set, faults, ...known }: PartProps & Known) {
  const t = sellerWords.use()
  const { options, variants } = values
  const change = (key: string, part: Partial<VariantValues>) =>
    set({ variants: variants.map(one => (one.key === key ? { ...one, ...part } : one)) })
  const only = variants[0]
  const addOption = () =>
    set({
      options: [...options, ''],
      variants: variants.map(one => ({ ...one, values: [...one.values, ''] })),
    })
  return (
    <>
      <fieldset class="form sheet">
        <legend class="form-legend">{t.partSale}</legend>
        {options.length === 0 && only ? (
          <div class="variant-only">
            <VariantFields
              variant={only}
              faults={faults.variants[only.key] ?? {}}
              onChange={part => change(only.key, part)}
            />
          </div>
        ) : (
          <>
            <OptionNames {...{ values, set, faults }} />
            <VariantRows {...{ values, set, faults, change }} />
            <ChineseOptions {...{ values, set, faults }} />
          </>
        )}
        {options.length < 3 && (
          <div>
            <Button kind={options.length ? 'quiet' : 'plain'} icon="plus" onClick={addOption}>
              {options.length ? t.optionAnother : t.optionsAdd}
            </Button>
          </div>
        )}
      </fieldset>
      <Commission {...{ values, set, faults }} {...known} />
    </>
  )
}

function Commission({ values, set, faults, productId, savings }: PartProps & Known) {
  const t = sellerWords.use()
  const say = useFaultWords()
  const { currency, default_rate_bps: usual, platform_fee_bps: feeBps } = useOwn()
  const price = readAmount(values.variants[0]?.price ?? '', currency)
  return (
    <fieldset class="form sheet">
      <legend class="form-legend">{t.partCommission}</legend>
      <div class="form-row">
        <PercentField
          label={t.ownRate}
          hint={usual === null ? t.ownRateUnset : t.ownRateHint(percentText(usual))}
          isOptional
          placeholder={percentInput(usual)}
          value={values.rate}
          onText={rate => set({ rate })}
          error={say(faults.rate)}
        />
        <CommissionExample
          rate={values.rate.trim() || percentInput(usual)}
          currency={currency}
          priceMinor={price}
          feeBps={feeBps}
        />
      </div>
      {productId && <ProductLadder product={productId} savings={savings} />}
    </fieldset>
  )
}
