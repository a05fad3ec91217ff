import type { JSX } from 'preact'
import type { CartProblemView, ParcelView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
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

/** A thing and which of it, where only one line of text can be said. */
export function namedThing({
  title,
  variantTitle,
}: {
  title: string | null
  variantTitle: string
}) {
  return [title, variantTitle].filter(Boolean).join(' · ')
}

/** As many as there are, or none; `button`: what a press of it sends for so many. */
export function PutRight({
  frame,
  problem,
  button,
}: {
  frame: Frame
  problem: CartProblemView
  button: (many: number) => JSX.ButtonHTMLAttributes
}) {
  const words = messagesIn(frame.language)
  const { colon } = factsOf(frame.language)
  const of = (label: string) => [label, namedThing(problem)].filter(Boolean).join(colon)
  const { available } = problem
  return (
    <>
      {available ? (
        <button {...button(available)} type="submit" aria-label={of(words.take(available))}>
          {words.take(available)}
        </button>
      ) : null}
      <button {...button(0)} type="submit" aria-label={of(words.remove)}>
        {words.remove}
      </button>
    </>
  )
}

/** What in the cart cannot be bought as it is, and why. */
export function ProblemWords({ frame, problem }: { frame: Frame; problem: CartProblemView }) {
  const { title, variantTitle } = problem
  return (
    <span>
      {title && (
        <b>
          <bdi>{title}</bdi>
          {variantTitle && (
            <>
              {' '}
              <bdi>{variantTitle}</bdi>
            </>
          )}
        </b>
      )}{' '}
      {problemText(frame, problem)}
    </span>
  )
}

function problemText(frame: Frame, { code, available }: CartProblemView): string {
  const words = messagesIn(frame.language)
  return code === 'out_of_stock' ? words.notEnough(available ?? 0) : words.gone
}
