import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { Price } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { operatorPaths } from '../places.ts'
import { noteAtBank, type PayoutRow, payoutTones } from './data.ts'
import { AskOutcome } from './outcome.tsx'

/** Who is paid, where to, how much, how far; opens what it pays; its next step as a button. */
export function PayoutLine({ payout, onDone }: { payout: PayoutRow; onDone: () => Promise<void> }) {
  const t = operatorWords.use().payouts
  const { home, id, name, kind, provider, account, amount, state, reason } = payout
  return (
    <li class="row row-work payout-row">
      <span class="row-main">
        <a class="row-link ellipsis" href={operatorPaths.payout(home, id)} dir="auto">
          {name}
        </a>
        <span class="facts">
          <span>{t.kinds[kind]}</span>
          <span>{t.to(account)}</span>
          <span>{t.providers[provider]}</span>
          <When at={payout.ended_at ?? payout.created_at} />
          {reason && <bdi>{reason}</bdi>}
        </span>
      </span>
      <span class="row-figure">
        <Price of={amount} class="strong" />
        <State tone={payoutTones[state]}>{t.states[state]}</State>
      </span>
      <NextStep payout={payout} onDone={onDone} />
    </li>
  )
}

function NextStep({ payout, onDone }: { payout: PayoutRow; onDone: () => Promise<void> }) {
  const t = operatorWords.use().payouts
  const [isAsked, setAsked] = useState(false)
  const { name, state, provider } = payout
  const sent = useAction(async () => {
    await noteAtBank(payout).then(() => toast(t.toBankDone(name)), toastProblem)
    await onDone()
  })
  if (state === 'draft' && provider === 'manual')
    return (
      <Button isSmall isBusy={sent.isBusy} aria-label={t.toBankOf(name)} onClick={() => sent.run()}>
        {t.toBank}
      </Button>
    )
  if (state !== 'processing' || provider !== 'manual') return null
  return (
    <>
      <Button isSmall aria-label={t.paidOf(name)} onClick={() => setAsked(true)}>
        {t.paid}
      </Button>
      {isAsked && (
        <AskOutcome
          outcome="paid"
          payout={payout}
          onDone={onDone}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
