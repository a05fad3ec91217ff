import type { Frame, MailboxView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { dateTime } from '../ui/dates.ts'
import { Page } from '../ui/page.tsx'

/** The developer's mailbox: what would have been sent. */
export function MailboxPage({ frame, view }: { frame: Frame; view: MailboxView }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.mailboxTitle} hasNoIndex>
      <div class="narrow">
        <h1>{words.mailboxTitle}</h1>
        <p class="soft">{words.mailboxText}</p>
        {view.open && (
          <section class="mail">
            <h2>{view.open.subject}</h2>
            <p class="soft">
              {view.open.to} · {dateTime(view.open.at, frame.language)}
            </p>
            <iframe
              src={view.open.htmlUrl}
              title={view.open.subject}
              width="560"
              height="640"
              sandbox="allow-top-navigation-by-user-activation allow-popups"
            />
            <pre>{view.open.text}</pre>
          </section>
        )}
        {view.mails.length === 0 && <p>{words.mailboxEmpty}</p>}
        <ul class="lines plain">
          {view.mails.map(mail => (
            <li key={mail.id}>
              <span>
                <a href={`/mailbox?open=${encodeURIComponent(mail.id)}`}>{mail.subject}</a>
                <small class="soft">
                  {mail.to} · {dateTime(mail.at, frame.language)}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}
