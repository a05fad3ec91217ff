import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import type { Problem } from '../../problem.ts'
import { MoneyField } from '../../seller/pieces/money-field.tsx'
import { useMe } from '../../shell/me.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { Choices } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { type AccountValues, inputOf, isWhole, valuesOf } from './account-values.ts'
import type { Payee } from './payee.ts'

const fields = ['holder', 'account', 'bank', 'threshold_minor']

/** Where the money is to go, with the password; a mail then asks once more. */
export function AccountForm({
  payee,
  onSaved,
  onCancel,
}: {
  payee: Payee
  onSaved: () => Promise<void>
  onCancel: (() => void) | null
}) {
  const t = curatorWords.use().payouts
  const shell = shellWords.use()
  const { user } = useMe()
  const [values, setValues] = useState(() => valuesOf(payee))
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<AccountValues>) => setValues(now => ({ ...now, ...change }))
  const input = inputOf(values, payee.currency)
  const save = useAction(async () => {
    setTried(true)
    if (!isWhole(input)) return
    await answer(api.payee.$put({ json: input }))
    await onSaved()
    toast(curatorWords.now().payouts.sent)
  })
  const { error } = save
  const empty = (value: string | null) => (isTried && value === null ? shell.fieldEmpty : null)
  const isWrongPassword = error?.code === 'wrong_credentials'
  const isOfField = isWrongPassword || accountFault(error, t) !== null
  const isStripe = values.provider === 'stripe'
  return (
    <Form onSend={save.run}>
      {payee.can_stripe && (
        <Choices
          label={t.provider}
          value={values.provider}
          options={[
            ['manual', t.manual],
            ['stripe', t.stripe],
          ]}
          onChoice={provider => set({ provider, account: '' })}
        />
      )}
      <TextField
        label={t.holder}
        hint={t.holderHint}
        autocomplete="name"
        maxLength={100}
        value={values.holder}
        onText={holder => set({ holder })}
        error={empty(input.holder) ?? fieldText(error, 'holder')}
      />
      <div class="form-row">
        <TextField
          label={isStripe ? t.accountStripe : t.account}
          hint={isStripe ? t.accountStripeHint : t.accountHint}
          autocomplete="off"
          spellcheck={false}
          maxLength={64}
          value={values.account}
          onText={account => set({ account })}
          error={empty(input.account) ?? accountFault(error, t) ?? fieldText(error, 'account')}
        />
        {!isStripe && (
          <TextField
            label={t.bank}
            isOptional
            autocomplete="off"
            maxLength={100}
            value={values.bank}
            onText={bank => set({ bank })}
            error={fieldText(error, 'bank')}
          />
        )}
      </div>
      <div class="form-row">
        <MoneyField
          currency={payee.currency}
          label={t.threshold}
          hint={t.thresholdHint(moneyText(payee.instance_threshold))}
          isOptional
          value={values.threshold}
          onText={threshold => set({ threshold })}
          error={
            isTried && input.threshold_minor === null
              ? t.thresholdFault
              : fieldText(error, 'threshold_minor')
          }
        />
        <TextField
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autocomplete="current-password"
          maxLength={200}
          value={values.password}
          onText={password => set({ password })}
          error={empty(input.password) ?? (isWrongPassword ? t.passwordWrong : null)}
        />
      </div>
      <div class="account-steps">
        <h3>{t.steps}</h3>
        <ol>
          <li>{t.stepMail(user.email)}</li>
          <li>{payee.details || payee.next_details?.is_confirmed ? t.stepWait : t.stepFirst}</li>
        </ol>
      </div>
      <FormError problem={isOfField ? null : error} known={fields} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={save.isBusy}>
          {t.send}
        </Button>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            {shell.cancel}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** What the provider said of the account, if that was it. */
function accountFault(
  problem: Problem | null,
  t: ReturnType<typeof curatorWords.now>['payouts'],
): string | null {
  if (problem?.code !== 'payee_incomplete') return null
  if (problem.details.why === 'iban_wrong') return t.accountIbanWrong
  return problem.details.why === 'not_ready' ? t.accountNotReady : t.accountUnknown
}
