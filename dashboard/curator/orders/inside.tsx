import { curatorWords } from '../../messages/curator/index.ts'
import { When } from '../../ui/dates.tsx'
import { Thumb } from '../../ui/picture.tsx'
import type { Order } from './index.tsx'
import { ParcelState } from './parcel-state.tsx'

/** Of an order of several things: each, from whom, and how far its parcel is. */
export function Inside({ order }: { order: Order }) {
  const t = curatorWords.use().orders
  return (
    <details class="order-inside">
      <summary>{t.inside(order.lines.length)}</summary>
      <ul>
        {order.lines.map((line, index) => (
          <li key={index}>
            <Thumb src={line.picture} size="small" />
            <div>
              <p>
                <span dir="auto">{line.title}</span>
                {line.variant_title && <span class="soft"> {line.variant_title}</span>}
                {line.quantity > 1 && <span class="soft"> {t.times(line.quantity)}</span>}
              </p>
              <p class="facts">
                <span dir="auto">{line.seller_name}</span>
                <Parcel of={order.parcels.find(one => one.seller_id === line.seller_id)} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** None before an order is paid. */
function Parcel({ of }: { of: Order['parcels'][number] | undefined }) {
  if (!of) return null
  return (
    <>
      <ParcelState status={of.status} />
      {of.since !== null && <When at={of.since} />}
    </>
  )
}
