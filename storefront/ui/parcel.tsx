import type { ParcelView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { LineName } from './line-name.tsx'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'

/** What one seller ships, read only: in the checkout's summary. */
export function ParcelSummary({ frame, parcel }: { frame: Frame; parcel: ParcelView }) {
  const words = messagesIn(frame.language)
  return (
    <section class="parcel">
      <h2>{words.parcelFrom(parcel.sellerName)}</h2>
      <ul class="lines">
        {parcel.lines.map(line => (
          <li key={line.variantId}>
            <Picture picture={line.picture} alt="" sizes="56px" isSquare />
            <span>
              <LineName {...line} />
              {line.priceWas && (
                <small class="changed">
                  {words.priceChanged(formatMoney(line.priceWas, frame.language))}
                </small>
              )}
            </span>
            <Price money={line.total} language={frame.language} />
          </li>
        ))}
      </ul>
      <ShippingRow frame={frame} parcel={parcel} />
      {parcel.delivery && (
        <p class="soft">{words.arrives(parcel.delivery.daysMin, parcel.delivery.daysMax)}</p>
      )}
      {!parcel.isShipped && (
        <p class="wrong" role="alert">
          {words.notShipped(parcel.sellerName)}
        </p>
      )}
    </section>
  )
}

export function ShippingRow({ frame, parcel }: { frame: Frame; parcel: ParcelView }) {
  const words = messagesIn(frame.language)
  return (
    <p class="sum soft">
      <span>
        {words.shipping}
        {parcel.freeShippingAfter && (
          <small> · {words.freeAfter(formatMoney(parcel.freeShippingAfter, frame.language))}</small>
        )}
      </span>
      {parcel.shipping.amount ? (
        <Price money={parcel.shipping} language={frame.language} />
      ) : (
        <span>{words.free}</span>
      )}
    </p>
  )
}
