import type { SellerLinkView, Shipment } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { dateTime } from '../ui/dates.ts'
import { Field } from '../ui/field.tsx'
import { WithDays } from '../ui/instant.tsx'
import { Page, visitOf } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'

type Props = { frame: Frame; view: SellerLinkView }

/** For a seller with a phone and a mailbox: what to pack, where to, and three answers. */
export function SellerLinkPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const isOpen = view.status === 'forwarded' || view.status === 'accepted'
  return (
    <Page frame={frame} title={`${words.sellerTitle} · ${view.number}`} hasNoIndex>
      <div class="narrow">
        <p class="soft">
          {view.sellerName} · {words.orderTitle(view.number)} ·{' '}
          {dateTime(view.forwardedAt, frame.language)}
        </p>
        <h1 class="headline">
          {view.status === 'forwarded' ? words.sellerTitle : words.sellerStatus[view.status]}
        </h1>
        {isOpen && view.shipBy !== null && (
          <p class={view.isLate ? 'notice' : 'soft'}>
            <WithDays
              frame={frame}
              text={view.isLate ? words.linkLate('{day}') : words.linkShipBy('{day}')}
              days={{ day: view.shipBy }}
            />
          </p>
        )}
        {view.flash && (
          <p class="notice good" role="status">
            {words.flash[view.flash]}
          </p>
        )}
        {view.status === 'forwarded' && (
          <>
            <p>{words.sellerIntro}</p>
            <form method="post" action={paths.sellerOrder(view.token, visitOf(frame))}>
              <button class="button wide" type="submit" name="action" value="accept">
                {words.accept}
              </button>
            </form>
          </>
        )}
        <section class="parcel">
          <h2>{words.pack}</h2>
          <ul class="lines">
            {view.lines.map(line => (
              <li key={line.externalId}>
                <Picture picture={line.picture} alt="" sizes="56px" isSquare />
                <span>
                  <b>{line.quantity} ×</b> {line.title}
                  <small class="soft">
                    {[line.variantTitle, line.externalId].filter(Boolean).join(' · ')}
                  </small>
                </span>
                <Price money={line.total} language={frame.language} />
              </li>
            ))}
          </ul>
          <p class="sum soft">
            <span>{words.shipping}</span>
            <Price money={view.shipping} language={frame.language} />
          </p>
          <p class="sum total">
            <span>{words.youReceive}</span>
            <Price money={view.net} language={frame.language} />
          </p>
        </section>
        {view.sendTo && (
          <section class="parcel">
            <h2>{words.sendTo}</h2>
            <address>
              {view.sendTo.lines.map(line => (
                <span key={line}>{line}</span>
              ))}
              {view.sendTo.phone && (
                <span>
                  {words.phone}
                  {factsOf(frame.language).colon}
                  {view.sendTo.phone}
                </span>
              )}
            </address>
          </section>
        )}
        {isOpen && <Ship frame={frame} view={view} />}
        {isOpen && <Decline frame={frame} view={view} />}
        {view.shipments.map(shipment => (
          <div key={shipment.trackingNumber} class="parcel">
            <p>
              {shipment.carrier} · <b class="code">{shipment.trackingNumber}</b>
            </p>
            {view.status === 'shipped' && <Correct {...{ frame, view, shipment }} />}
          </div>
        ))}
        {view.status === 'shipped' && <Another frame={frame} view={view} />}
      </div>
    </Page>
  )
}

function Ship({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  return (
    <form class="parcel" method="post" action={paths.sellerOrder(view.token, visitOf(frame))}>
      <h2>{words.shipIt}</h2>
      <Tracking frame={frame} form="ship" values={view.typed} errors={view.errors} />
      <button
        class={view.status === 'accepted' ? 'button wide' : 'outline wide'}
        type="submit"
        name="action"
        value="ship"
      >
        {words.saveTracking}
      </button>
    </form>
  )
}

/** Mistyped, and the buyer looks for a parcel that is not there. */
function Correct({ frame, view, shipment }: Props & { shipment: Shipment }) {
  const words = messagesIn(frame.language)
  const { carrier, trackingNumber } = shipment
  const isWrong = isRefused(view, 'correct') && view.typed.replaces === trackingNumber
  const values = isWrong ? view.typed : { carrier, tracking_number: trackingNumber }
  return (
    <details class="summary" open={isWrong}>
      <summary>
        {view.shipments.length > 1 ? words.correctOf(trackingNumber) : words.correctTracking}
      </summary>
      <form method="post" action={paths.sellerOrder(view.token, visitOf(frame))}>
        <input type="hidden" name="replaces" value={trackingNumber} />
        <Tracking
          {...{ frame, values }}
          form={`correct-${view.shipments.indexOf(shipment)}`}
          errors={isWrong ? view.errors : {}}
        />
        <button class="outline wide" type="submit" name="action" value="correct">
          {words.saveCorrected}
        </button>
      </form>
    </details>
  )
}

/** Not everything fits one parcel, or is there on one day. */
function Another({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const isWrong = isRefused(view, 'add')
  return (
    <details class="summary" open={isWrong}>
      <summary>{words.anotherParcel}</summary>
      <form method="post" action={paths.sellerOrder(view.token, visitOf(frame))}>
        <Tracking
          frame={frame}
          form="add"
          values={isWrong ? view.typed : {}}
          errors={isWrong ? view.errors : {}}
        />
        <button class="outline wide" type="submit" name="action" value="add">
          {words.saveAnother}
        </button>
      </form>
    </details>
  )
}

const isRefused = ({ typed }: SellerLinkView, action: string) => typed.action === action

function Tracking({
  frame,
  form,
  values,
  errors,
}: {
  frame: Frame
  form: string
  values: Record<string, string>
  errors: Record<string, string>
}) {
  const words = messagesIn(frame.language)
  const common = { frame, form, values, errors, autoComplete: 'off', half: true } as const
  return (
    <>
      <Field {...common} name="carrier" label={words.carrier} max={60} />
      <Field {...common} name="tracking_number" label={words.trackingNumber} max={80} />
    </>
  )
}

/** The buyer's money goes back, before it was accepted or after. */
function Decline({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const isAccepted = view.status === 'accepted'
  return (
    <details class="summary" open={Boolean(view.errors.reason)}>
      <summary>{words.cannotShip}</summary>
      <form method="post" action={paths.sellerOrder(view.token, visitOf(frame))}>
        <Field
          frame={frame}
          values={view.typed}
          errors={view.errors}
          name="reason"
          label={words.reason}
          autoComplete="off"
          max={500}
        />
        <label class="tick">
          <input
            type="checkbox"
            name="restock"
            value="true"
            checked={view.typed.restock === 'true'}
          />
          {words.restock}
        </label>
        <button
          class="outline wide bad"
          type="submit"
          name="action"
          value={isAccepted ? 'cancel' : 'reject'}
        >
          {isAccepted ? words.cancelAction : words.declineAction}
        </button>
      </form>
    </details>
  )
}
