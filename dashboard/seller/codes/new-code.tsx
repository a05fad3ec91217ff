import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import type { Problem } from '../../problem.ts'
import { useAction } from '../../ui/action.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Choices } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { dayInput } from '../pieces/day.ts'
import { MoneyField, PercentField } from '../pieces/money-field.tsx'
import { type CodeValues, codeFaults, codeJson, makeCode, plainCode } from './data.ts'

const nothing: CodeValues = { code: '', isPercent: true, percent: '', amount: '', until: '' }

export function NewCode({ onMade, onClose }: { onMade: () => Promise<void>; onClose: () => void }) {
  const t = moneyWords.use()
  const { id: seller, currency } = useOwn()
  const [values, setValues] = useState(nothing)
  const [isTried, setTried] = useState(false)
  const send = useAction(async () => {
    setTried(true)
    if (Object.keys(codeFaults(values, currency)).length) return
    await makeCode(seller, codeJson(values, currency))
    toast(t.codeMade(plainCode(values.code)))
    onClose()
    await onMade()
  })
  return (
    <FormDialog title={t.codeNew} yes={t.codeMake} send={send} known={['code']} onClose={onClose}>
      <p class="soft">{t.codesLead}</p>
      <CodeFields
        {...{ values, isTried }}
        set={change => {
          setValues(now => ({ ...now, ...change }))
          if (change.code !== undefined) send.forget()
        }}
        isTaken={isTaken(send.error)}
      />
    </FormDialog>
  )
}

function isTaken(problem: Problem | null): boolean {
  return !!problem?.fields.some(one => one.field === 'code')
}

function CodeFields({
  values,
  set,
  isTried,
  isTaken,
}: {
  values: CodeValues
  set: (change: Partial<CodeValues>) => void
  isTried: boolean
  isTaken: boolean
}) {
  const t = moneyWords.use()
  const seller = sellerWords.use()
  const { currency } = useOwn()
  const faults = isTried ? codeFaults(values, currency) : {}
  return (
    <>
      <TextField
        label={t.codeWord}
        hint={t.codeWordHint}
        maxLength={20}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        class="input code-input"
        value={values.code}
        onText={code => set({ code })}
        error={faults.code ? t.codeWordWrong : isTaken ? t.codeTaken : null}
      />
      <div class="field">
        <span class="field-label">{t.codeOff}</span>
        <Choices
          label={t.codeOff}
          value={values.isPercent ? 'percent' : 'amount'}
          options={[
            ['percent', t.codePercent],
            ['amount', t.codeAmount],
          ]}
          onChoice={choice => set({ isPercent: choice === 'percent' })}
        />
      </div>
      <div class="form-row">
        {values.isPercent ? (
          <PercentField
            label={t.codePercentLabel}
            value={values.percent}
            onText={percent => set({ percent })}
            error={faults.percent ? t.codePercentWrong : null}
          />
        ) : (
          <MoneyField
            label={t.codeAmountLabel}
            hint={t.codeAmountHint}
            currency={currency}
            value={values.amount}
            onText={amount => set({ amount })}
            error={faults.amount ? seller.amountWrong : null}
          />
        )}
        <TextField
          type="date"
          label={t.codeUntil}
          hint={t.codeUntilHint}
          isOptional
          min={dayInput(Date.now())}
          value={values.until}
          onText={until => set({ until })}
          error={faults.until ? t.codeUntilPast : null}
        />
      </div>
    </>
  )
}
