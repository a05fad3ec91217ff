import type { Frame, SavedView } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { CartBar } from '../ui/cart-bar.tsx'
import { Page, visitOf } from '../ui/page.tsx'
import { EmptyShelf } from '../ui/scenes.tsx'
import { WatchForm } from '../ui/watch-form.tsx'

type Props = { frame: Frame; view: SavedView }

/** What a buyer wanted to remember of this shop. */
export function SavedPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { colon } = factsOf(frame.language)
  const handle = frame.shop?.handle ?? ''
  return (
    <Page
      frame={frame}
      title={[view.watch.error && words.fixFields, words.savedTitle, frame.shop?.name]
        .filter(Boolean)
        .join(' · ')}
      islands={['cart']}
      hasNoIndex
    >
      <h1>{words.savedTitle}</h1>
      <p class="soft">{words.savedHint}</p>
      {view.cards.length === 0 ? (
        <div class="empty">
          <EmptyShelf />
          <p>{words.savedEmpty}</p>
          <a class="button" href={paths.shop(handle, visitOf(frame))}>
            {words.lookAround}
          </a>
        </div>
      ) : (
        <section class="shelf">
          <ul class="grid">
            {view.cards.map((card, index) => (
              <Card key={card.pickId} frame={frame} card={card} index={index}>
                <form
                  method="post"
                  action={paths.saved(handle, { language: visitOf(frame).language ?? null })}
                >
                  <input type="hidden" name="action" value="remove" />
                  <input type="hidden" name="pick_id" value={card.pickId} />
                  <button
                    class="quiet"
                    type="submit"
                    aria-label={`${words.remove}${colon}${card.title}`}
                  >
                    {words.remove}
                  </button>
                </form>
              </Card>
            ))}
          </ul>
        </section>
      )}
      {(view.cards.length > 0 || view.watch.isSent) && <Watch frame={frame} watch={view.watch} />}
      <CartBar frame={frame} />
    </Page>
  )
}

function Watch({ frame, watch }: { frame: Frame; watch: SavedView['watch'] }) {
  const words = messagesIn(frame.language)
  if (watch.isSent)
    return (
      <p class="watch notice good" role="status">
        {words.watchSent(watch.email)}
      </p>
    )
  return (
    <section class="watch">
      <h2>{words.watchTitle}</h2>
      <WatchForm frame={frame} watch={watch} />
    </section>
  )
}
