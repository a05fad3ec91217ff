import type { Frame, ProblemView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { EmptyShelf } from '../ui/scenes.tsx'

/** What happened, what to do, and a number to quote. */
export function ProblemPage({ frame, view }: { frame: Frame; view: ProblemView }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.problemTitles[view.status] ?? words.problemDefault} hasNoIndex>
      <div class="narrow empty">
        <EmptyShelf />
        <h1>{words.problemTitles[view.status] ?? words.problemDefault}</h1>
        <p>{view.status === 404 ? words.notFoundText : view.text}</p>
        <a class="button" href={paths.front()}>
          {words.problemHome}
        </a>
        <p class="soft">
          {words.problemNumber} <span class="code">{view.requestId}</span>
        </p>
      </div>
    </Page>
  )
}
