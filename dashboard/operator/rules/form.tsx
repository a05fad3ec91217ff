import { useState } from 'preact/hooks'
import type { RulesInput } from '../../../server/rules/rules.ts'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { SelectField } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { operatorApi } from '../waiting.ts'
import { type DayName, dayLimits, type RuleValues, readRules, valuesOf } from './values.ts'

/** The rules of the money, with a sentence that says what they come to. */
export function RulesForm({ rules, onSaved }: { rules: RulesInput; onSaved: () => Promise<void> }) {
  const t = operatorWords.use().terms
  const shell = shellWords.use()
  const [values, setValues] = useState(() => valuesOf(rules))
  const read = readRules(values)
  const isChanged = JSON.stringify(values) !== JSON.stringify(valuesOf(rules))
  const set = (change: Partial<RuleValues>) => setValues(now => ({ ...now, ...change }))
  const save = useAction(async () => {
    if (!read.rules) return
    await answer(operatorApi.rules.$put({ json: read.rules }))
    await onSaved()
    setValues(valuesOf(read.rules))
    toast(t.saved)
  })
  const days = (name: DayName) => ({
    value: values[name],
    onText: (text: string) => set({ [name]: text }),
    inputMode: 'numeric' as const,
    autocomplete: 'off' as const,
    error: read.wrong.includes(name) ? t.dayWrong(...dayLimits[name]) : null,
  })
  return (
    <Form onSend={save.run} class="form sheet">
      <p class="tier-sentence" aria-live="polite">
        {t.sentence(
          read.rules?.hold_after_delivery_days ?? rules.hold_after_delivery_days,
          read.rules?.hold_after_shipping_days ?? rules.hold_after_shipping_days,
          t.sentenceWhen[values.schedule],
          values.threshold || '–',
        )}
      </p>
      <fieldset class="form">
        <legend class="form-legend">{t.paying}</legend>
        <div class="form-row">
          <SelectField
            label={t.schedule}
            value={values.schedule}
            options={(['weekly', 'monthly', 'by_hand'] as const).map(one => [
              one,
              t.schedules[one],
            ])}
            onChoice={schedule => set({ schedule })}
          />
          <TextField
            label={t.threshold}
            hint={t.thresholdHint}
            inputMode="decimal"
            autocomplete="off"
            value={values.threshold}
            onText={threshold => set({ threshold })}
            error={read.wrong.includes('threshold') ? t.amountWrong : null}
          />
        </div>
      </fieldset>
      <fieldset class="form">
        <legend class="form-legend">{t.holding}</legend>
        <div class="form-row">
          <TextField label={t.afterDelivery} {...days('hold_after_delivery_days')} />
          <TextField
            label={t.afterShipping}
            hint={t.afterShippingHint}
            {...days('hold_after_shipping_days')}
          />
        </div>
      </fieldset>
      <fieldset class="form">
        <legend class="form-legend">{t.answering}</legend>
        <div class="form-row">
          <TextField label={t.notice} hint={t.noticeHint} {...days('rate_notice_days')} />
          <TextField label={t.ship} hint={t.shipHint} {...days('ship_within_days')} />
          <TextField label={t.answer} hint={t.answerHint} {...days('return_answer_days')} />
        </div>
      </fieldset>
      <FormError problem={save.error} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
          {shell.save}
        </Button>
        {isChanged && (
          <Button kind="quiet" onClick={() => setValues(valuesOf(rules))}>
            {shell.cancel}
          </Button>
        )}
      </div>
    </Form>
  )
}
