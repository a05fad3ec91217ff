import type { Frame, WatchesView } from '../../server/http/storefront/views.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Page, visitOf } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'

type Props = { frame: Frame; view: WatchesView }

/** Behind the link of the mails: what one address is told about, to confirm and to end. */
export function WatchesPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const isAsked = view.things.some(thing => !thing.isConfirmed)
  return (
    <Page frame={frame} title={words.watchesTitle} hasNoIndex>
      <div class="narrow">
        <h1>{words.watchesTitle}</h1>
        {view.email === null ? (
          <p role="status">{words.watchesGone}</p>
        ) : (
          <>
            <p class="soft">{words.watchesFor(view.email)}</p>
            {isAsked && <p>{words.watchesAsk}</p>}
            {view.isJustConfirmed && (
              <p class="notice good" role="status">
                {words.watchesOn}
              </p>
            )}
            <Things frame={frame} view={view} />
            <form class="stack" method="post" action={paths.watches(view.token)}>
              {isAsked && (
                <button class="button wide" type="submit" name="action" value="confirm">
                  {words.watchesYes}
                </button>
              )}
              <button class="outline wide" type="submit" name="action" value="stop">
                {words.watchesStop}
              </button>
              <p class="soft">{words.watchesStopText}</p>
            </form>
          </>
        )}
      </div>
    </Page>
  )
}

function Things({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  return (
    <ul class="lines">
      {view.things.map(({ card, before }) => (
        <li key={card.pickId}>
          <Picture picture={card.picture} alt="" sizes="56px" isSquare />
          <span>
            <a dir="auto" href={paths.product(handle, card.slug, visitOf(frame))}>
              {card.title}
            </a>
            <small class="soft">
              {card.isBuyable
                ? words.watchedSince(formatMoney(before, frame.language))
                : card.isOffered
                  ? words.soldOut
                  : words.unavailable}
            </small>
          </span>
          <Price money={card.price} language={frame.language} />
        </li>
      ))}
    </ul>
  )
}
