import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { useAction } from '../../ui/action.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { moneyText } from '../../ui/money.tsx'
import { toast } from '../../ui/toast.tsx'
import { Reason } from '../pieces/reason.tsx'
import { type Outcome, type PayoutRow, settle } from './data.ts'

type Settled = Pick<PayoutRow, 'home' | 'id' | 'amount'> & { name: string }
type Props = { payout: Settled; onDone: () => Promise<void>; onClose: () => void }

/** What became of a payout, asked once more: paid with the bank's reference, or not and why. */
export function AskOutcome({ outcome, ...props }: Props & { outcome: Outcome }) {
  if (outcome === 'paid') return <AskPaid {...props} />
  return <AskNotPaid {...props} outcome={outcome} />
}

function AskPaid({ payout, onDone, onClose }: Props) {
  const t = operatorWords.use().payouts
  const [reference, setReference] = useState('')
  const go = useAction(async () => {
    await settle(payout, 'paid', reference.trim())
    toast(t.paidDone(payout.name))
    onClose()
    await onDone()
  })
  return (
    <FormDialog
      title={t.paidTitle(moneyText(payout.amount), payout.name)}
      yes={t.paidYes}
      send={go}
      onClose={onClose}
    >
      <p>{t.paidText}</p>
      <TextField
        label={t.paidReference}
        isOptional
        maxLength={100}
        autocomplete="off"
        value={reference}
        onText={setReference}
      />
    </FormDialog>
  )
}

function AskNotPaid({
  payout,
  outcome,
  onDone,
  onClose,
}: Props & { outcome: Exclude<Outcome, 'paid'> }) {
  const t = operatorWords.use().payouts
  const { name } = payout
  const words = {
    failed: [t.failedTitle(name), t.failedText, t.failed, t.failedDone],
    cancelled: [t.cancelTitle(name), t.cancelText, t.cancel, t.cancelDone],
    returned: [t.returnedTitle(name), t.returnedText, t.returned, t.returnedDone],
  } as const
  const [title, text, yes, done] = words[outcome]
  const send = async (reason: string) => {
    await settle(payout, outcome, reason)
    toast(done)
    await onDone()
  }
  return (
    <Reason title={title} text={text} yes={yes} label={t.reason} send={send} onClose={onClose} />
  )
}
