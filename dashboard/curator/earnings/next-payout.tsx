import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'
import { dayText, instantText } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Payee } from '../payouts/payee.ts'
import { debtText } from './debt.ts'
import { nextPayoutText } from './why-not.ts'

/** The next date, or what is missing until there is one. */
export function NextPayout({ payee, hasPending }: { payee: Payee; hasPending: boolean }) {
  const t = curatorWords.use().earnings
  const tell = { money: debtText, day: dayText, time: instantText }
  const why = payee.why_not?.why
  const isMain = why === 'no_details' || why === 'came_back'
  const { text, go, isUrgent } = nextPayoutText(payee, { hasPending, t, tell })
  return (
    <div class={isUrgent ? 'next-payout is-urgent' : 'next-payout'}>
      <Icon name={isUrgent ? 'alert' : 'clock'} />
      <p>
        <b>{t.next}</b>
        <span>{text}</span>
      </p>
      {go && (
        <LinkButton kind={isMain ? 'main' : 'plain'} href={paths.payouts}>
          {go}
        </LinkButton>
      )}
    </div>
  )
}
