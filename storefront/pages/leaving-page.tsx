import type { Frame } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { Page } from '../ui/page.tsx'

/**
 * On the way to a provider's page. A page of its own, since a form that may only be sent to us
 * (`form-action 'self'`) may not be redirected elsewhere either: browsers would stop the buyer here.
 */
export function LeavingPage({ frame, url }: { frame: Frame; url: string }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.leavingTitle} refreshTo={url} hasNoIndex>
      <div class="narrow" role="status">
        <h1>{words.leavingTitle}</h1>
        <p>{words.leavingText}</p>
        <a class="button wide" href={url}>
          {words.leavingGo}
        </a>
      </div>
    </Page>
  )
}
