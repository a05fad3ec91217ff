import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { moneyText, Price } from '../../ui/money.tsx'
import { toast } from '../../ui/toast.tsx'
import { confirmPayment, type Payment } from './data.ts'

type Asked = Pick<Payment, 'id' | 'shop_id' | 'number' | 'amount' | 'buyer_name'>

export function PaymentRow({ payment, onDone }: { payment: Payment; onDone: () => Promise<void> }) {
  const t = operatorWords.use()
  const [isAsked, setAsked] = useState(false)
  return (
    <li class="row row-work">
      <span class="row-main">
        <span>{t.order(payment.number)}</span>
        <span class="facts">
          <bdi>{t.payFrom(payment.buyer_name)}</bdi>
          <When at={payment.placed_at} />
        </span>
      </span>
      <Price of={payment.amount} class="strong" />
      <Button isSmall aria-label={t.payConfirmOf(payment.number)} onClick={() => setAsked(true)}>
        {t.payConfirm}
      </Button>
      {isAsked && <AskPayment payment={payment} onDone={onDone} onClose={() => setAsked(false)} />}
    </li>
  )
}

/** The question before a payment counts as made, with what follows from yes. */
export function AskPayment({
  payment,
  onDone,
  onClose,
}: {
  payment: Asked
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use()
  const confirm = async () => {
    await confirmPayment(payment)
    toast(t.payDone(payment.number))
    await onDone()
  }
  return (
    <Ask
      title={t.payTitle(moneyText(payment.amount))}
      yes={t.payYes}
      act={confirm}
      onClose={onClose}
    >
      <p>
        {t.payWho(payment.number, payment.buyer_name)} <b>{t.payText}</b>
      </p>
      <p class="soft">{t.payFollows}</p>
    </Ask>
  )
}
