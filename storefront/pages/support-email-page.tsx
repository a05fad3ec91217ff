import type { Frame, SupportEmailView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { Page } from '../ui/page.tsx'

/** Behind the link of a letter: whether a seller's orders may be mailed there. */
export function SupportEmailPage({ frame, view }: { frame: Frame; view: SupportEmailView }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.supportTitle} hasNoIndex>
      <div class="narrow">
        <h1>{words.supportTitle}</h1>
        <p class="soft">{view.email}</p>
        {view.isConfirmed ? (
          <p class="notice good" role="status">
            {words.supportDone(view.sellerName)}
          </p>
        ) : (
          <form class="stack" method="post" action={view.action}>
            <p>{words.supportAsk(view.sellerName)}</p>
            <button class="button wide" type="submit">
              {words.supportYes}
            </button>
            <p class="soft">{words.supportNot}</p>
          </form>
        )}
      </div>
    </Page>
  )
}
