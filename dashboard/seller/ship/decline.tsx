import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import type { Moves } from './moves.ts'
import { type Part, paidMinor } from './parts.ts'

/** Saying no: what it does to the buyer, and the reason they will read. */
export function Decline({
  part,
  end,
  onClose,
}: {
  part: Part
  end: Moves['end']
  onClose: () => void
}) {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const [reason, setReason] = useState('')
  const [isSaleable, setSaleable] = useState(true)
  const [isTried, setTried] = useState(false)
  const isAccepted = part.status === 'accepted'
  const back = moneyText({ ...part.net, amount: paidMinor(part) })
  const send = async () => {
    setTried(true)
    if (reason.trim()) await end.run({ reason: reason.trim(), restock: isSaleable })
  }
  return (
    <Dialog
      title={isAccepted ? t.cancelTitle(part.number) : t.declineTitle(part.number)}
      onClose={onClose}
    >
      <Form onSend={send}>
        <p>{t.declineText(back)}</p>
        <div class="choices">
          {[t.soldOut, ...t.declineReasons].map(one => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={reason === one}
              onClick={() => {
                setReason(one)
                setSaleable(one !== t.soldOut)
              }}
            >
              {one}
            </button>
          ))}
        </div>
        <AreaField
          label={t.declineReason}
          value={reason}
          onText={setReason}
          maxLength={500}
          error={isTried && !reason.trim() ? shell.fieldEmpty : null}
        />
        <Check isOn={isSaleable} onChange={setSaleable}>
          {t.restock}
        </Check>
        <FormError problem={end.error} />
        <div class="form-actions">
          <Button kind="bad" type="submit" isBusy={end.isBusy}>
            {isAccepted ? t.cancelGo : t.declineGo}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
