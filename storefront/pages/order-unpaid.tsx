import type { OrderPartView, OrderView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Moment } from '../ui/instant.tsx'
import { visitOf } from '../ui/page.tsx'

type Props = { frame: Frame; view: OrderView }

/** How to pay it, by when, and the ways out. */
export function Unpaid({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  return (
    <section class="notice">
      {view.provider === 'manual' && <HowToPay frame={frame} view={view} />}
      {view.expiresAt && (
        <p>
          <Moment text={words.payBy} at={view.expiresAt} frame={frame} />
        </p>
      )}
      <div class="actions">
        {view.provider !== 'manual' && (
          <a class="button" href={paths.orderPay(view.token, visitOf(frame))}>
            {words.payNow}
          </a>
        )}
        {view.canOrderAgain && <PayOtherwise frame={frame} view={view} />}
        <form method="post" action={paths.orderCancel(view.token, visitOf(frame))}>
          <details>
            <summary>{words.cancelOrder}</summary>
            <p class="soft">{words.cancelUnpaid}</p>
            <button class="outline" type="submit">
              {words.cancelYes}
            </button>
          </details>
        </form>
      </div>
    </section>
  )
}

/** It gives this order up: said before it is done, also of the money that may be on its way. */
function PayOtherwise({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  return (
    <details>
      <summary>{words.payOtherwise}</summary>
      <p class="soft">
        {words.payOtherwiseText} {view.provider === 'manual' && words.payOtherwisePaid}
      </p>
      <Again frame={frame} view={view} label={words.payOtherwiseYes} />
    </details>
  )
}

/** Its things are put in the cart again; unpaid, it is given up for that. */
export function Again({ frame, view, label }: Props & { label: string }) {
  return (
    <form method="post" action={paths.orderAgain(view.token, visitOf(frame))}>
      <button class="outline" type="submit">
        {label}
      </button>
    </form>
  )
}

/** What the operator wrote down, and what to write on the transfer; else whom to ask. */
function HowToPay({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  if (!view.howToPay)
    return (
      <>
        <p>{words.manualText}</p>
        {view.parts.map(part => (
          <p key={part.sellerName} class="actions">
            <a class="button" href={askHref(frame, view, part)}>
              {words.askHowToPay(part.sellerName)}
            </a>
            {/* For who has no mail program here. */}
            <span class="soft code">{part.supportEmail}</span>
          </p>
        ))}
      </>
    )
  return (
    <>
      <p>{words.manualHow(formatMoney(view.total, frame.language), view.number)}</p>
      <p class="asis" dir="auto">
        {view.howToPay}
      </p>
    </>
  )
}

/** A letter that says by itself which order is meant; of several sellers none is told of all the money. */
function askHref({ language }: Frame, { number }: OrderView, part: OrderPartView): string {
  const body = messagesIn(language).askHowToPayText(number)
  return `mailto:${part.supportEmail}?subject=${encodeURIComponent(number)}&body=${encodeURIComponent(body)}`
}
