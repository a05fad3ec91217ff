import type { Frame, ProblemView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Page, visitOf } from '../ui/page.tsx'
import { EmptyShelf } from '../ui/scenes.tsx'

/** What happened, what to do, a number to quote where the fault is ours, and the way back: to the shop where one was visited. */
export function ProblemPage({ frame, view }: { frame: Frame; view: ProblemView }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.problemTitles[view.status] ?? words.problemDefault} hasNoIndex>
      <div class="narrow empty">
        <EmptyShelf />
        <h1>{words.problemTitles[view.status] ?? words.problemDefault}</h1>
        <p>{view.status === 404 ? words.notFoundText : view.text}</p>
        {frame.shop ? (
          <a class="button" href={paths.shop(frame.shop.handle, visitOf(frame))}>
            {words.backToShop(frame.shop.name)}
          </a>
        ) : (
          <a class="button" href={paths.front(visitOf(frame))}>
            {words.problemHome}
          </a>
        )}
        {view.status >= 500 && (
          <p class="soft">
            {words.problemNumber} <span class="code">{view.requestId}</span>
          </p>
        )}
      </div>
    </Page>
  )
}
