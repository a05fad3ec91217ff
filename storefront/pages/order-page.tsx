import type { OrderPartView, OrderView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Company } from '../ui/company.tsx'
import { Day, Moment, WithDays } from '../ui/instant.tsx'
import { LineName } from '../ui/line-name.tsx'
import { Page, visitOf } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'
import { Sums } from '../ui/sums.tsx'
import { ReturnPart } from './order-return.tsx'
import { Again, Unpaid } from './order-unpaid.tsx'

type Props = { frame: Frame; view: OrderView }

/** One order: where it is in one large sentence, each parcel's way, and what one can do now. */
export function OrderPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.orderTitle(view.number)} islands={['order']} hasNoIndex>
      <div
        class="narrow"
        data-live={isLive(view) ? '' : undefined}
        data-dates={factsOf(frame.language).dateTag}
      >
        <p class="soft">{words.orderTitle(view.number)}</p>
        <h1 class="headline" data-say={headline(frame, view)}>
          {headline(frame, view)}
        </h1>
        {view.notice && (
          <p class="notice" role="alert">
            {view.notice}
          </p>
        )}
        {view.flash === 'returned' && <p class="notice">{words.returnAsked}</p>}
        {view.flash === 'unreachable' && <p class="notice">{words.unreachable}</p>}
        {view.flash === 'declined' && <p class="notice">{words.declined}</p>}
        {view.status === 'awaiting_payment' && <Unpaid frame={frame} view={view} />}
        {view.status !== 'awaiting_payment' && view.canOrderAgain && (
          <Again frame={frame} view={view} label={words.orderAgain} />
        )}
        {view.parts.map(part => (
          <Part key={part.sellerName} frame={frame} view={view} part={part} />
        ))}
        <Details frame={frame} view={view} />
        <p class="privacy">{isMailed(view) ? words.followMailed(view.buyerEmail) : words.follow}</p>
      </div>
      <p class="hidden" role="status" data-told />
    </Page>
  )
}

/** Something may still come of it: a parcel, or money on its way back. */
function isLive({ status, parts, wasPaid }: OrderView): boolean {
  const isOnItsWay = ({ status: of, refunded }: OrderPartView) =>
    ['forwarded', 'accepted', 'shipped'].includes(of) || (of !== 'delivered' && !refunded)
  return status === 'awaiting_payment' || (wasPaid && parts.some(isOnItsWay))
}

/** Of an order that is to be paid at once nobody writes before it is. */
function isMailed({ status, provider, wasPaid, buyerEmail }: OrderView): boolean {
  if (!buyerEmail) return false
  return wasPaid || provider === 'manual' || status === 'expired'
}

function headline(frame: Frame, view: OrderView): string {
  const { headline: said } = messagesIn(frame.language)
  if (view.status === 'awaiting_payment')
    return view.provider === 'manual' ? said.awaiting_manual : said.awaiting_payment
  if (view.status !== 'paid') return said[view.status]
  const isUntouched = view.parts.every(part => part.status === 'forwarded')
  if (view.flash === 'placed' && isUntouched) return said.placed
  const live = [
    ...new Set(
      view.parts
        .map(part => part.status)
        .filter(status => status !== 'rejected' && status !== 'cancelled'),
    ),
  ]
  const [only] = live
  if (!only) return said.refunded
  if (view.parts.some(part => part.lateSince !== null)) return said.late
  if (live.length === 1) return said[only as 'forwarded' | 'accepted' | 'shipped' | 'delivered']
  const isSent = (status: string) => status === 'shipped' || status === 'delivered'
  if (live.every(isSent)) return said.restOnItsWay
  if (live.includes('delivered')) return said.partlyThere
  return live.some(isSent) ? said.partly : said.forwarded
}

function Part({ frame, view, part }: Props & { part: OrderPartView }) {
  const words = messagesIn(frame.language)
  const hasEnded = part.status === 'rejected' || part.status === 'cancelled'
  return (
    <section class="parcel" data-say={saidOf(frame, view, part)}>
      <h2>{words.parcelFrom(part.sellerName)}</h2>
      {hasEnded ? (
        <p class="notice">
          <b>{words.ended[part.status as 'rejected' | 'cancelled']}</b>{' '}
          {part.endReason && part.endReason !== 'buyer' && `“${part.endReason}”`}{' '}
          {moneyBack(frame, view, part)}
        </p>
      ) : (
        <>
          {view.status === 'paid' && <Steps frame={frame} part={part} />}
          {part.lateSince !== null && (
            <p class="notice">
              <WithDays
                frame={frame}
                text={words.late(part.sellerName, '{day}')}
                days={{ day: part.lateSince }}
              />
            </p>
          )}
          {part.expected && part.lateSince === null && (
            <p class="soft">
              <WithDays
                frame={frame}
                text={words.expected(
                  part.expected.from === part.expected.to ? '{to}' : '{from}',
                  '{to}',
                )}
                days={part.expected}
              />
            </p>
          )}
          {part.refunded && (
            <p class="notice">
              {words.refundedIs(formatMoney(part.refunded, frame.language))}{' '}
              {part.isPaidBack && part.status === 'shipped' && words.paidBackOnItsWay}
            </p>
          )}
        </>
      )}
      {part.shipments.map(({ carrier, trackingNumber, url }) => (
        <p key={trackingNumber}>
          {carrier} · {words.tracking}{' '}
          <a
            class="code"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={words.track(trackingNumber)}
          >
            {trackingNumber}
          </a>{' '}
          <button
            class="quiet"
            type="button"
            hidden
            data-copy={trackingNumber}
            data-copied={words.copied}
            aria-label={`${words.copyTracking} ${trackingNumber}`}
          >
            {words.copy}
          </button>
        </p>
      ))}
      <ul class="lines">
        {part.lines.map(line => (
          <li key={`${line.title}${line.variantTitle}`}>
            <Picture picture={line.picture} alt="" sizes="56px" isSquare />
            <span>
              <LineName {...line} />
            </span>
            <Price money={line.total} language={frame.language} />
          </li>
        ))}
      </ul>
      <div class="actions">
        {part.cancelId && (
          <form method="post" action={paths.orderCancel(view.token, visitOf(frame))}>
            <input type="hidden" name="part_id" value={part.cancelId} />
            <details>
              <summary>
                {words.cancelParcel}
                <span class="hidden"> {part.sellerName}</span>
              </summary>
              <p class="soft">
                {part.lateSince === null ? words.cancelText : words.cancelLateText}
              </p>
              <button class="outline" type="submit">
                {words.cancelYes}
              </button>
            </details>
          </form>
        )}
        <a
          class="quiet"
          data-email={part.supportEmail}
          href={`mailto:${part.supportEmail}?subject=${encodeURIComponent(view.number)}`}
        >
          {words.ask}
          <span class="hidden"> {part.sellerName}</span>
        </a>
      </div>
      {part.company.length > 0 && <Company frame={frame} lines={part.company} />}
      <ReturnPart frame={frame} view={view} part={part} />
    </section>
  )
}

/** What has gone back of a parcel that was called off, or, a moment earlier, that it does. */
function moneyBack({ language }: Frame, { wasPaid }: OrderView, part: OrderPartView) {
  const words = messagesIn(language)
  if (part.refunded) return words.refundedIs(formatMoney(part.refunded, language))
  return wasPaid && !part.isPaidBack && words.refundComes
}

/** How a parcel stands, for those who hear the page: read out when it changes (`islands/order.ts`). */
function saidOf(frame: Frame, view: OrderView, part: OrderPartView): string {
  const words = messagesIn(frame.language)
  const { colon } = factsOf(frame.language)
  const stands = { ...words.steps, ...words.ended }[part.status]
  const hasEnded = part.status === 'rejected' || part.status === 'cancelled'
  const money = (hasEnded || part.refunded) && moneyBack(frame, view, part)
  return `${words.parcelFrom(part.sellerName)}${colon}${[stands, money].filter(Boolean).join(' ')}`
}

function Steps({ frame, part }: { frame: Frame; part: OrderPartView }) {
  const words = messagesIn(frame.language)
  const steps = [
    ['forwarded', part.forwardedAt],
    ['accepted', part.acceptedAt],
    ['shipped', part.shippedAt],
    ['delivered', part.deliveredAt],
  ] as const
  return (
    <ol class="steps">
      {steps.map(([step, at]) => (
        <li
          key={step}
          class={at ? 'done' : ''}
          {...(part.status === step ? { 'aria-current': 'step' as const } : {})}
        >
          <span>{words.steps[step]}</span>
          <small>{at && <Day at={at} frame={frame} />}</small>
        </li>
      ))}
    </ol>
  )
}

function Details({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { colon } = factsOf(frame.language)
  return (
    <section class="details">
      <Sums frame={frame} sums={view} />
      {view.refunded && (
        <>
          <p class="sum soft">
            <span>{words.refunded}</span>
            <span>
              −<Price money={view.refunded} language={frame.language} />
            </span>
          </p>
          <p class="sum total">
            <span>{words.paidInTheEnd}</span>
            <Price money={view.kept} language={frame.language} />
          </p>
        </>
      )}
      {view.buyerName && (
        <>
          <h2>{words.shipTo}</h2>
          <address class="soft">
            {[view.buyerName, ...view.address].map((line, index) => (
              <span key={index} dir="auto">
                {line}
              </span>
            ))}
            {view.phone && (
              <span>
                {words.phone}
                {colon}
                {view.phone}
              </span>
            )}
          </address>
        </>
      )}
      <p class="soft">
        {words.placedOn}
        {colon}
        <Moment at={view.placedAt} frame={frame} />
      </p>
    </section>
  )
}
