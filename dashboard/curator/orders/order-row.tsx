import { curatorWords } from '../../messages/curator/index.ts'
import { When } from '../../ui/dates.tsx'
import { Price } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import type { Order } from './index.tsx'
import { Inside } from './inside.tsx'
import { ParcelState, type ParcelStatus } from './parcel-state.tsx'

const endings: Record<Exclude<Order['status'], 'paid'>, Tone> = {
  awaiting_payment: 'waiting',
  cancelled: 'quiet',
  expired: 'quiet',
  refunded: 'quiet',
}

/** One order: what it was, how far its parcels are, what it earns. */
export function OrderRow({ order }: { order: Order }) {
  const t = curatorWords.use().orders
  const [first, ...others] = order.lines
  // Before it is paid nothing is earned; nor by one's own.
  const isLive = order.status === 'paid' && !order.own_purchase
  return (
    <li class="row order">
      <Thumb src={first?.picture ?? null} />
      <div class="row-main">
        <p class="two-lines">
          <b dir="auto">{first?.title}</b>
          {first?.variant_title && <span class="soft"> {first.variant_title}</span>}
          {first && first.quantity > 1 && <span class="soft"> {t.times(first.quantity)}</span>}
          {others.length > 0 && <span class="soft"> {t.more(others.length)}</span>}
        </p>
        <p class="facts">
          <States order={order} />
        </p>
      </div>
      <div class="row-figure">
        {(isLive || order.status === 'refunded') && (
          <>
            <span class="order-label">{t.earns}</span>
            <Price of={order.earns} class={isLive ? 'earns' : 'earns is-off'} />
          </>
        )}
      </div>
      <p class="facts order-facts">
        <Price of={order.goods} />
        <When at={order.placed_at} withTime />
        <span>{t.number(order.number)}</span>
        {first && others.length === 0 && <span dir="auto">{first.seller_name}</span>}
        {order.placement && (
          <span>
            {t.placement} <b>{order.placement}</b>
          </span>
        )}
        {order.own_purchase && <span>{t.own}</span>}
      </p>
      {others.length > 0 && <Inside order={order} />}
    </li>
  )
}

/** The order's own state until it is paid, then its parcels', equal ones counted together. */
function States({ order }: { order: Order }) {
  const t = curatorWords.use().orders
  if (order.status !== 'paid') return <State tone={endings[order.status]}>{t[order.status]}</State>
  const counts = new Map<ParcelStatus, number>()
  for (const { status } of order.parcels) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => (
    <ParcelState key={status} status={status} count={count} />
  ))
}
