import { operatorWords } from '../../messages/operator/index.ts'
import { When } from '../../ui/dates.tsx'
import { Price } from '../../ui/money.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { causeText } from '../cause.ts'
import type { OrderDetail } from './data.ts'

type Part = OrderDetail['parts'][number]
type Refund = OrderDetail['refunds'][number]

const partTones: Record<Part['status'], Tone> = {
  forwarded: 'waiting',
  accepted: 'waiting',
  shipped: 'good',
  delivered: 'good',
  rejected: 'bad',
  cancelled: 'quiet',
}
const refundTones: Record<Refund['state'], Tone> = {
  unsent: 'waiting',
  sent: 'waiting',
  failed: 'bad',
  undone: 'quiet',
  done: 'good',
  unresolved: 'bad',
}

/** One parcel for each seller, and how far it is. */
export function Parts({ order: { parts } }: { order: OrderDetail }) {
  const t = operatorWords.use()
  if (!parts.length) return null
  return (
    <section class="section">
      <h2>{t.partsTitle}</h2>
      <ul class="rows">
        {parts.map(part => (
          <li class="row" key={part.id}>
            <span class="row-main">
              <span dir="auto">{part.seller}</span>
              <span class="facts">
                <span>
                  {t.partSince.forwarded} <When at={part.forwarded_at} withTime />
                  {part.reached_by && ` ${t.reached[part.reached_by]}`}
                </span>
                {part.shipped_at === null && part.ended_at === null && part.ship_by !== null && (
                  <span class={part.is_late ? 'is-late' : undefined}>
                    {t.work.shipBy} <When at={part.ship_by} />
                  </span>
                )}
                <Since label={t.partSince.shipped} at={part.shipped_at} />
                {part.shipments.map(one => (
                  <bdi key={one.tracking_number}>
                    {one.carrier} <code>{one.tracking_number}</code>
                  </bdi>
                ))}
                <Since label={t.partSince.delivered} at={part.delivered_at} />
                <Since label={t.partSince.ended} at={part.ended_at} />
                {part.end_reason && <bdi>{part.end_reason}</bdi>}
              </span>
            </span>
            <State tone={partTones[part.status]}>{t.partStates[part.status]}</State>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Since({ label, at }: { label: string; at: number | null }) {
  if (at === null) return null
  return (
    <span>
      {label} <When at={at} withTime />
    </span>
  )
}

export function Refunds({ order: { refunds } }: { order: OrderDetail }) {
  const t = operatorWords.use()
  if (!refunds.length) return null
  return (
    <section class="section">
      <h2>{t.refundsTitle}</h2>
      <ul class="rows">
        {refunds.map(refund => (
          <li class="row" key={refund.id}>
            <bdi class="row-main">{causeText(refund.cause)}</bdi>
            <span class="row-figure">
              <Price of={refund.amount} class="strong" />
              <State tone={refundTones[refund.state]}>{t.refundStates[refund.state]}</State>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
