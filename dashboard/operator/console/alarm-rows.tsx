import type { ComponentChildren } from 'preact'
import { operatorWords } from '../../messages/operator/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { moneyText, Price } from '../../ui/money.tsx'
import { operatorPaths } from '../places.ts'
import type { Alarms, Chargeback, Mismatch } from './data.ts'

type Alarm = { id: string; mismatch: Mismatch } | { id: string; chargeback: Chargeback }

export function alarmsIn({ mismatches, chargebacks }: Alarms): Alarm[] {
  return [
    ...mismatches.map(mismatch => ({ id: mismatch.id, mismatch })),
    ...chargebacks.map(chargeback => ({ id: chargeback.id, chargeback })),
  ]
}

/** Money that is not as it should be, and what a person does about it elsewhere. */
export function AlarmRow({ alarm }: { alarm: Alarm }) {
  const words = operatorWords.use()
  const t = words.work
  if ('chargeback' in alarm) {
    const { chargeback } = alarm
    return (
      <Row of={chargeback} title={t.chargeback} text={t.chargebackText}>
        <When at={chargeback.opened_at} />
        <Price of={chargeback.amount} />
      </Row>
    )
  }
  const { mismatch } = alarm
  const provider = words.providers[mismatch.provider] ?? mismatch.provider
  return (
    <Row of={mismatch} title={t.mismatch} text={t.mismatchText}>
      <span>{t.mismatchAsked(moneyText(mismatch.asked))}</span>
      <span>{t.mismatchRef(provider, mismatch.reference ?? mismatch.id)}</span>
    </Row>
  )
}

function Row({
  of,
  title,
  text,
  children,
}: {
  of: { shop_id: string; order_id: string; order_number: string }
  title: string
  text: string
  children: ComponentChildren
}) {
  const words = operatorWords.use()
  return (
    <li class="row case">
      <div class="row-main case-main">
        <b>{title}</b>
        <span class="facts">
          <span>{words.order(of.order_number)}</span>
          {children}
        </span>
        <span>{text}</span>
        <span class="decide">
          <LinkButton
            isSmall
            href={operatorPaths.order(of.shop_id, of.order_id)}
            aria-label={words.work.toOrderOf(of.order_number)}
          >
            {words.work.toOrder}
          </LinkButton>
        </span>
      </div>
    </li>
  )
}
