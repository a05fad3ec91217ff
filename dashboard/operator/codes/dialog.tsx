import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { currencyOptions } from '../../curator/open-shop/currencies.ts'
import { language } from '../../messages/language.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { readAmount, readPercent } from '../../seller/pieces/amount.ts'
import { MoneyField, PercentField } from '../../seller/pieces/money-field.tsx'
import { useAction } from '../../ui/action.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Choices, SelectField } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { dayInput, endOfDay } from '../pieces/day.ts'
import { operatorApi } from '../waiting.ts'

const first = {
  code: '',
  kind: 'share' as 'share' | 'amount',
  share: '',
  amount: '',
  currency: 'CNY' as ReturnType<typeof currencyOptions>[number][0],
  until: '',
}

/** A code the platform pays for: a share of the goods or one amount, until a day or without end. */
export function CodeDialog({
  now,
  onMade,
  onClose,
}: {
  now: number
  onMade: () => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use().terms
  const [values, setValues] = useState(first)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<typeof first>) => setValues(old => ({ ...old, ...change }))
  const code = values.code.trim().toUpperCase()
  const bps = values.kind === 'share' ? readPercent(values.share) || null : null
  const amount =
    values.kind === 'amount' ? readAmount(values.amount, values.currency) || null : null
  const end = values.until ? endOfDay(values.until) : null
  const faults = {
    code: !/^[A-Z0-9]{3,20}$/.test(code) && t.codeWrong,
    share: values.kind === 'share' && bps === null && t.shareWrong,
    amount: values.kind === 'amount' && amount === null && t.amountWrong,
    until: values.until !== '' && (end === null || end <= now) && t.dateWrong,
  }
  const told = (name: keyof typeof faults) => (isTried && faults[name]) || null
  const make = useAction(async () => {
    setTried(true)
    if (Object.values(faults).some(Boolean)) return
    const what =
      values.kind === 'share' ? { bps } : { amount_minor: amount, currency: values.currency }
    await answer(operatorApi.discounts.$post({ json: { code, ends_at: end, ...what } }))
    toast(t.made(code))
    onClose()
    await onMade()
  })
  const isTaken = make.error?.fields.some(one => one.field === 'code') ?? false
  return (
    <FormDialog title={t.codeNew} yes={t.make} send={make} known={['code']} onClose={onClose}>
      <TextField
        label={t.code}
        hint={t.codeHint}
        value={values.code}
        onText={text => {
          make.forget()
          set({ code: text })
        }}
        autocapitalize="characters"
        autocomplete="off"
        spellcheck={false}
        maxLength={20}
        error={told('code') ?? (isTaken ? t.codeTaken : null)}
      />
      <Choices
        label={t.codeKind}
        value={values.kind}
        options={[
          ['share', t.codeShare],
          ['amount', t.codeAmount],
        ]}
        onChoice={kind => set({ kind })}
      />
      {values.kind === 'share' ? (
        <PercentField
          label={t.share}
          value={values.share}
          onText={share => set({ share })}
          error={told('share')}
        />
      ) : (
        <div class="form-row">
          <MoneyField
            label={t.amount}
            currency={values.currency}
            value={values.amount}
            onText={text => set({ amount: text })}
            error={told('amount')}
          />
          <SelectField
            label={t.currency}
            value={values.currency}
            options={currencyOptions(language.use())}
            onChoice={currency => set({ currency })}
          />
        </div>
      )}
      <TextField
        label={t.until}
        hint={t.untilHint}
        isOptional
        type="date"
        min={dayInput(now)}
        value={values.until}
        onText={until => set({ until })}
        error={told('until')}
      />
    </FormDialog>
  )
}
