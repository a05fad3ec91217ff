import type { FindOrderView, Frame } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Field } from '../ui/field.tsx'
import { languageOf, Page } from '../ui/page.tsx'

/** For whoever has lost the link of an order: it is mailed again, and said to nobody else. */
export function FindOrderPage({ frame, view }: { frame: Frame; view: FindOrderView }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.findOrder} hasNoIndex>
      <div class="narrow">
        <h1 class="headline">{words.findOrder}</h1>
        {view.isSent ? (
          <>
            <p class="notice good" role="status">
              {words.findOrderSent(view.email)}
            </p>
            <p class="actions">
              <a class="outline" href={paths.findOrder(languageOf(frame))}>
                {words.findOrderElse}
              </a>
            </p>
          </>
        ) : (
          <form method="post" action={paths.findOrder(languageOf(frame))}>
            <p class="soft">{words.findOrderText}</p>
            <Field
              frame={frame}
              name="email"
              label={words.email}
              values={{ email: view.email }}
              errors={view.error ? { email: view.error } : {}}
              first={view.error ? 'email' : undefined}
              autoComplete="email"
              type="email"
              inputMode="email"
            />
            <button class="button wide" type="submit">
              {words.findOrderGo}
            </button>
          </form>
        )}
      </div>
    </Page>
  )
}
