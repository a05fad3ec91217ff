import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { Choices } from '../../ui/select.tsx'
import { useOwn } from '../own.ts'
import { isOpen, type Part } from '../ship/parts.ts'
import { newKey, sendRefund } from './data.ts'
import { Happens } from './happens.tsx'
import { Parts } from './parts.tsx'
import { usePreview } from './preview.ts'
import { type Left, noRefund, type RefundValues, refundFaults, refundJson } from './values.ts'

type Kind = 'whole' | 'part'

export function RefundForm({
  part,
  left,
  onDone,
  onClose,
}: {
  part: Part
  left: Left
  /** With what went back. */
  onDone: (amount: string) => void
  onClose: () => void
}) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const named = { seller, id: part.id }
  const [values, setValues] = useState<RefundValues>({ ...noRefund, restock: isOpen(part) })
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  // One dialog gives back once, however often it is sent.
  const [key] = useState(newKey)
  const set = (change: Partial<RefundValues>) => setValues(now => ({ ...now, ...change }))
  const json = refundJson(values, left, reason.trim())
  const preview = usePreview(named, json)
  const { at, isNothing, isTooMuch } = refundFaults(values, left)
  const plan = preview.isWanted && !preview.isStale && !preview.of.error ? preview.of.data : null
  const send = useAction(async () => {
    setTried(true)
    if (!json || !reason.trim()) return
    await sendRefund(named, json, key)
    onDone(moneyText(plan?.amount ?? left.amount))
  })
  const kinds: [Kind, string][] = [
    ['whole', t.refundWhole],
    ['part', t.refundPart],
  ]
  return (
    <Form onSend={send.run}>
      <div class="field">
        <Choices
          label={t.refundWhat}
          value={values.isWhole ? 'whole' : 'part'}
          options={kinds}
          onChoice={kind => set({ isWhole: kind === 'whole' })}
        />
        {values.isWhole && (
          <>
            <p class="soft">{t.refundWholeText(moneyText(left.amount))}</p>
            <Check isOn={values.restock} onChange={restock => set({ restock })}>
              {t.refundRestock}
            </Check>
          </>
        )}
      </div>
      {!values.isWhole && <Parts {...{ part, left, values, set, at }} />}
      <div class="field">
        <div class="choices">
          {t.refundReasons.map(one => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={reason === one}
              onClick={() => setReason(one)}
            >
              {one}
            </button>
          ))}
        </div>
        <AreaField
          label={t.refundReason}
          rows={2}
          maxLength={500}
          value={reason}
          onText={setReason}
          error={isTried && !reason.trim() ? shell.fieldEmpty : null}
        />
      </div>
      <Happens {...preview} />
      {isTried && (isNothing || isTooMuch) && (
        <p class="form-error" role="alert">
          {isNothing ? t.refundNothing : t.refundTooMuch(moneyText(left.amount))}
        </p>
      )}
      <FormError problem={send.error} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={send.isBusy}>
          {t.refundGo(plan ? moneyText(plan.amount) : null)}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {shell.cancel}
        </Button>
        <span class="soft small refund-final">{t.refundFinal}</span>
      </div>
    </Form>
  )
}
