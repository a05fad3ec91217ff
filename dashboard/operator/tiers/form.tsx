import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { PercentField } from '../../seller/pieces/money-field.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { countText, percentText } from '../../ui/money.tsx'
import { toast } from '../../ui/toast.tsx'
import { operatorApi } from '../waiting.ts'
import { ruleOf, type Tier, type TierFault, type TierValues, tierFaults, valuesOf } from './rule.ts'

/** One tier's rule, with a sentence that says what the numbers in the fields mean. */
export function TierForm({
  tier,
  others,
  onSaved,
}: {
  tier: Tier
  others: Tier[]
  onSaved: () => Promise<void>
}) {
  const t = operatorWords.use()
  const shell = shellWords.use()
  const [values, setValues] = useState(() => valuesOf(tier))
  const faults = tierFaults(values, others)
  const isChanged = JSON.stringify(values) !== JSON.stringify(valuesOf(tier))
  const save = useAction(async () => {
    const { picks_max, sales_needed, bonus_bps } = ruleOf(values)
    if (Object.keys(faults).length || !picks_max || sales_needed === null || bonus_bps === null)
      return
    const json = { picks_max, sales_needed, bonus_bps }
    await answer(operatorApi.tiers[':id'].$put({ param: { id: tier.id }, json }))
    await onSaved()
    toast(t.tierSaved)
  })
  const words: Record<TierFault, string> = {
    count: t.tierCountWrong,
    percent: t.tierPercentWrong,
    nobody: t.tierNobody,
  }
  const field = (name: keyof TierValues) => ({
    value: values[name],
    onText: (text: string) => setValues(now => ({ ...now, [name]: text })),
    error: faults[name] ? words[faults[name]] : null,
  })
  return (
    <Form onSend={save.run} class="form sheet">
      <h2>{t.tierNames[tier.id] ?? tier.id}</h2>
      <p class="tier-sentence" aria-live="polite">
        <Sentence values={values} />
      </p>
      <div class="form-row tier-fields">
        <TextField label={t.tierPicks} inputMode="numeric" {...field('picks')} />
        <TextField label={t.tierSales} inputMode="numeric" {...field('sales')} />
        <PercentField label={t.tierBonusField} hint={t.tierBonusHint} {...field('bonus')} />
      </div>
      <FormError problem={save.error} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
          {shell.save}
        </Button>
        {isChanged && (
          <Button kind="quiet" onClick={() => setValues(valuesOf(tier))}>
            {shell.cancel}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** While a number cannot be read, a dash stands for it. */
function Sentence({ values }: { values: TierValues }) {
  const t = operatorWords.use()
  const rule = ruleOf(values)
  const picks = rule.picks_max === null ? '–' : countText(rule.picks_max)
  const sales = rule.sales_needed ?? 0
  return (
    <>
      {sales ? t.tierLater(picks, sales) : t.tierFirst(picks)}
      {rule.bonus_bps ? t.tierBonus(percentText(rule.bonus_bps)) : ''}
    </>
  )
}
