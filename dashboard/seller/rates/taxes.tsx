import { useState } from 'preact/hooks'
import { language } from '../../messages/language.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { Choices, SelectField } from '../../ui/select.tsx'
import { categoryTitle } from '../../ui/titles.ts'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { PercentField } from '../pieces/money-field.tsx'
import { putTaxes, type Rates } from './data.ts'
import {
  isTaxFaultless,
  type TaxFaults,
  type TaxValues,
  taxFaults,
  taxJson,
  taxValues,
} from './tax-values.ts'

/** What the seller charges in tax: one rate, and others for some categories. */
export function Taxes({ rates, onSaved }: { rates: Rates; onSaved: () => Promise<void> }) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const [saved, setSaved] = useState(() => taxValues(rates.tax))
  const [values, setValues] = useState(saved)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<TaxValues>) => setValues(now => ({ ...now, ...change }))
  const faults = taxFaults(values)
  const isChanged = JSON.stringify(values) !== JSON.stringify(saved)
  const save = useAction(async () => {
    setTried(true)
    if (!isTaxFaultless(faults)) return
    await putTaxes(seller, taxJson(values))
    setSaved(values)
    setTried(false)
    toast(t.taxSaved)
    await onSaved()
  })
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.taxTitle}</h2>
        <p class="soft small">{t.taxText}</p>
      </div>
      <Form onSend={save.run} class="form sheet">
        <div class="form-row">
          <PercentField
            label={t.taxRate}
            value={values.percent}
            onText={percent => set({ percent })}
            error={isTried && faults.isWrong ? t.taxWrong : null}
          />
          <div class="field">
            <span class="field-label">{t.taxHow}</span>
            <Choices
              label={t.taxHow}
              value={values.isIncluded ? 'in' : 'on'}
              options={[
                ['in', t.taxIncluded],
                ['on', t.taxOnTop],
              ]}
              onChoice={choice => set({ isIncluded: choice === 'in' })}
            />
          </div>
        </div>
        <TaxCategories {...{ rates, values, set }} faults={isTried ? faults.at : []} />
        <FormError problem={save.error} />
        <div class="form-actions">
          <Button type="submit" isBusy={save.isBusy} disabled={!isChanged}>
            {shell.save}
          </Button>
          {isChanged && (
            <Button kind="quiet" onClick={() => setValues(saved)}>
              {shell.cancel}
            </Button>
          )}
        </div>
      </Form>
    </section>
  )
}

function TaxCategories({
  rates,
  values: { categories },
  set,
  faults,
}: {
  rates: Rates
  values: TaxValues
  set: (change: Partial<TaxValues>) => void
  faults: TaxFaults['at']
}) {
  const t = moneyWords.use()
  const spoken = language.use()
  const options = rates.categories.map(one => [one.id, categoryTitle(one, spoken)] as const)
  const titleOf = (id: string) => options.find(([one]) => one === id)?.[1] ?? id
  const change = (at: number, part: Partial<TaxValues['categories'][number]>) =>
    set({ categories: categories.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const free = options.find(([id]) => !categories.some(one => one.category === id))
  return (
    <fieldset class="form tax-categories">
      <legend class="field-label">{t.taxCategories}</legend>
      {categories.map((one, at) => (
        <div class="tax-category" key={at}>
          <SelectField
            label={t.taxCategory}
            value={one.category}
            options={options}
            onChoice={category => change(at, { category })}
            error={faults[at] === 'twin' ? t.taxCategoryTwin : null}
          />
          <PercentField
            label={t.taxRate}
            value={one.percent}
            onText={percent => change(at, { percent })}
            error={faults[at] === 'wrong' ? t.taxWrong : null}
          />
          <IconButton
            icon="trash"
            isBad
            label={t.taxCategoryRemove(titleOf(one.category))}
            onClick={() => set({ categories: categories.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      {free && categories.length < 50 && (
        <div>
          <Button
            kind="quiet"
            icon="plus"
            onClick={() => set({ categories: [...categories, { category: free[0], percent: '' }] })}
          >
            {t.taxCategoryAdd}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
