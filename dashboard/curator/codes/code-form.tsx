import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { MoneyField, PercentField } from '../../seller/pieces/money-field.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { Choices } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { type CodeValues, dayInput, noCode, readCode } from './code-values.ts'

/** A new code: its name, how much, until when. */
export function CodeForm({ currency, onMade }: { currency: string; onMade: () => Promise<void> }) {
  const t = curatorWords.use().codes
  const [values, setValues] = useState(noCode)
  const [isTried, setTried] = useState(false)
  // The one that turned out to be taken.
  const [taken, setTaken] = useState<string | null>(null)
  const set = (change: Partial<CodeValues>) => setValues(now => ({ ...now, ...change }))
  const { faults, input } = readCode(values, currency, Date.now())
  const make = useAction(async () => {
    setTried(true)
    if (!input) return
    setTaken(input.code)
    await answer(api.discounts.$post({ json: input }))
    await onMade()
    toast(curatorWords.now().codes.created(input.code))
    setValues(noCode)
    setTried(false)
    setTaken(null)
  })
  const isTaken =
    make.error?.fields.some(one => one.field === 'code') === true &&
    taken === values.code.trim().toUpperCase()
  const fault = (is: boolean, words: string) => (isTried && is ? words : null)
  const isPercent = values.kind === 'percent'
  return (
    <Form class="form sheet" onSend={make.run}>
      <h2>{t.add}</h2>
      <TextField
        label={t.code}
        hint={t.codeHint}
        class="input code-input"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={20}
        value={values.code}
        onText={code => set({ code: code.toUpperCase() })}
        error={fault(faults.code, t.codeFault) ?? (isTaken ? t.codeTaken : null)}
      />
      <Choices
        label={t.kind}
        value={values.kind}
        options={[
          ['percent', t.percent],
          ['amount', t.amount],
        ]}
        onChoice={kind => set({ kind, much: '' })}
      />
      <div class="form-row">
        {isPercent ? (
          <PercentField
            label={t.percentLabel}
            placeholder="10"
            value={values.much}
            onText={much => set({ much })}
            error={fault(faults.much, t.percentFault)}
          />
        ) : (
          <MoneyField
            currency={currency}
            label={t.amountLabel}
            hint={t.amountHint}
            value={values.much}
            onText={much => set({ much })}
            error={fault(faults.much, t.amountFault)}
          />
        )}
        <TextField
          label={t.until}
          hint={t.untilHint}
          isOptional
          type="date"
          min={dayInput(Date.now())}
          value={values.until}
          onText={until => set({ until })}
          error={fault(faults.until, t.untilFault)}
        />
      </div>
      <FormError problem={make.error} known={['code']} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={make.isBusy}>
          {t.create}
        </Button>
      </div>
    </Form>
  )
}
