import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { moneyText, Price } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { causeText } from '../cause.ts'
import { noteRefundSent, type Refund } from './data.ts'

/** Money that goes back by hand, or that the provider could not send: whoever sent it says so. */
export function RefundRow({ refund, onDone }: { refund: Refund; onDone: () => Promise<void> }) {
  const t = operatorWords.use()
  const [isAsked, setAsked] = useState(false)
  const send = async () => {
    await noteRefundSent(refund)
    toast(t.refundDone(refund.number))
    await onDone()
  }
  return (
    <li class="row row-work">
      <span class="row-main">
        <span>{t.order(refund.number)}</span>
        <span class="facts">
          <bdi>{causeText(refund.cause)}</bdi>
          <When at={refund.created_at} />
        </span>
        {refund.state !== 'unsent' && (
          <>
            <State tone={refund.state === 'failed' ? 'bad' : 'waiting'}>
              {t.refundStates[refund.state]}
            </State>
            <span class="small">
              {refund.state === 'failed' ? t.work.refundFailed : t.work.refundUnclear}
            </span>
          </>
        )}
      </span>
      <Price of={refund.amount} class="strong" />
      <Button isSmall aria-label={t.refundSentOf(refund.number)} onClick={() => setAsked(true)}>
        {t.refundSent}
      </Button>
      {isAsked && (
        <Ask
          title={t.refundTitle(moneyText(refund.amount))}
          yes={t.refundYes}
          act={send}
          onClose={() => setAsked(false)}
        >
          <p>{t.refundText}</p>
        </Ask>
      )}
    </li>
  )
}
