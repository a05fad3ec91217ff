import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useMe } from '../../shell/me.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { PasswordField } from '../../ui/password.tsx'
import { Choices } from '../../ui/select.tsx'
import { useOwn } from '../own.ts'
import { amountText } from '../pieces/amount.ts'
import { MoneyField } from '../pieces/money-field.tsx'
import { type Payee, putPayee } from './data.ts'
import { type PayeeFaults, type PayeeValues, payeeFaults, payeeJson } from './payee-values.ts'

/** Where to be paid; it counts once the mailed link has been opened. */
export function PayeeForm({
  payee,
  onSent,
  onClose,
}: {
  payee: Payee
  onSent: () => Promise<void>
  onClose: () => void
}) {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const { currency, details, can_stripe: canStripe } = payee
  const [isSent, setSent] = useState(false)
  const [isTried, setTried] = useState(false)
  const [values, setValues] = useState<PayeeValues>({
    provider: canStripe && details?.provider === 'stripe' ? 'stripe' : 'manual',
    holder: details?.holder ?? '',
    account: '',
    bank: details?.bank ?? '',
    threshold: details?.threshold_minor ? amountText(details.threshold_minor, currency) : '',
    password: '',
  })
  const faults = payeeFaults(values, currency)
  const send = useAction(async () => {
    setTried(true)
    if (Object.keys(faults).length) return
    await putPayee(seller, payeeJson(values, currency))
    setSent(true)
    void onSent()
  })
  if (isSent) return <MailSent onClose={onClose} />
  return (
    <Dialog title={t.payeeTitle} onClose={onClose}>
      <Form onSend={send.run}>
        <PayeeFields
          {...{ payee, values }}
          set={change => setValues(now => ({ ...now, ...change }))}
          faults={isTried ? faults : {}}
          wrongAccount={t.payeeWrong[String(send.error?.details.why)] ?? null}
        />
        {send.error?.code !== 'payee_incomplete' && <FormError problem={send.error} />}
        <Actions isBusy={send.isBusy} onClose={onClose} />
      </Form>
    </Dialog>
  )
}

function Actions({ isBusy, onClose }: { isBusy: boolean; onClose: () => void }) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  return (
    <div class="form-actions">
      <Button kind="main" type="submit" isBusy={isBusy}>
        {t.payeeSend}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        {shell.cancel}
      </Button>
    </div>
  )
}

function PayeeFields({
  payee,
  values,
  set,
  faults,
  wrongAccount,
}: {
  payee: Payee
  values: PayeeValues
  set: (change: Partial<PayeeValues>) => void
  faults: PayeeFaults
  /** What the provider says of the account. */
  wrongAccount: string | null
}) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const seller = sellerWords.use()
  const say = { empty: shell.fieldEmpty, long: shell.fieldLong, amount: seller.amountWrong }
  const fault = (name: keyof PayeeValues) => (faults[name] ? say[faults[name]] : null)
  const isStripe = values.provider === 'stripe'
  return (
    <>
      {payee.can_stripe && (
        <div class="field">
          <span class="field-label">{t.payeeHow}</span>
          <Choices
            label={t.payeeHow}
            value={values.provider}
            options={[
              ['manual', t.providers.manual],
              ['stripe', t.providers.stripe],
            ]}
            onChoice={provider => set({ provider })}
          />
        </div>
      )}
      <TextField
        label={t.payeeHolder}
        hint={t.payeeHolderHint}
        autocomplete="name"
        value={values.holder}
        onText={holder => set({ holder })}
        error={fault('holder')}
      />
      <TextField
        label={isStripe ? t.payeeStripe : t.payeeAccount}
        hint={isStripe ? t.payeeStripeHint : t.payeeAccountHint}
        autocomplete="off"
        spellcheck={false}
        class="input figures"
        value={values.account}
        onText={account => set({ account })}
        error={fault('account') ?? wrongAccount}
      />
      {!isStripe && (
        <TextField
          label={t.payeeBank}
          hint={t.payeeBankHint}
          isOptional
          value={values.bank}
          onText={bank => set({ bank })}
          error={fault('bank')}
        />
      )}
      <MoneyField
        label={t.payeeThreshold}
        hint={t.payeeThresholdHint(moneyText(payee.instance_threshold))}
        isOptional
        currency={payee.currency}
        value={values.threshold}
        onText={threshold => set({ threshold })}
        error={fault('threshold')}
      />
      <PasswordField
        label={t.payeePassword}
        hint={t.payeePasswordHint}
        value={values.password}
        onText={password => set({ password })}
        error={fault('password')}
      />
    </>
  )
}

function MailSent({ onClose }: { onClose: () => void }) {
  const t = moneyWords.use()
  const { user } = useMe()
  return (
    <Dialog title={t.payeeMailTitle} onClose={onClose}>
      <div class="empty" role="status">
        <Drawing name="mail" />
        <p>{t.payeeMailText(user.email)}</p>
        <p>{t.payeeMailWait}</p>
        <Button kind="main" onClick={onClose}>
          {t.payeeClose}
        </Button>
      </div>
    </Dialog>
  )
}
