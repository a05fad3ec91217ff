import { sellerWords } from '../../messages/seller/index.ts'
import { When } from '../../ui/dates.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import type { Delivery, Endpoints } from './data.ts'

const tones: Record<Delivery['state'], Tone> = {
  pending: 'waiting',
  delivered: 'good',
  stuck: 'bad',
  dropped: 'bad',
}

/** What was sent lately, where to, and what the other side said. */
export function Deliveries({ of: { data, deliveries } }: { of: Endpoints }) {
  const t = sellerWords.use()
  const urls = new Map(data.map(one => [one.id, one.url]))
  return (
    <section class="section">
      <h2>{t.deliveriesTitle}</h2>
      {deliveries.length ? (
        <ul class="rows">
          {deliveries.map(one => (
            <DeliveryRow key={one.id} delivery={one} url={urls.get(one.endpoint_id) ?? ''} />
          ))}
        </ul>
      ) : (
        <p class="soft">{t.deliveriesEmpty}</p>
      )}
    </section>
  )
}

function DeliveryRow({ delivery, url }: { delivery: Delivery; url: string }) {
  const t = sellerWords.use()
  const { event, state, attempts, last_outcome: outcome, created_at: at } = delivery
  return (
    <li class="row delivery">
      <span class="row-main">
        <span>{t.events[event] ?? event}</span>
        <span class="facts">
          <code class="ellipsis">{url}</code>
          <When at={at} withTime />
        </span>
      </span>
      <span class="row-figure">
        <State tone={tones[state]}>{t.deliveryStates[state]}</State>
        <span class="soft small">
          {[outcome && outcomeText(outcome, t), attempts > 1 && t.deliveryTries(attempts)]
            .filter(Boolean)
            .join(', ')}
        </span>
      </span>
    </li>
  )
}

/** `200` -> `answered 200`; what never was an answer has a word of its own. */
function outcomeText(outcome: string, t: ReturnType<typeof sellerWords.use>): string {
  return /^\d{3}$/.test(outcome) ? t.outcomeAnswered(outcome) : (t.outcomes[outcome] ?? outcome)
}
