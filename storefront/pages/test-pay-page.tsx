import type { TestPayView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'

/** Stands in for a payment provider's page: approve, decline, or walk away. */
export function TestPayPage({ frame, view }: { frame: Frame; view: TestPayView }) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.testPayTitle} hasNoIndex>
      <div class="narrow">
        <p class="soft">{words.orderTitle(view.number)}</p>
        <h1>{words.testPayTitle}</h1>
        <p>{words.testPayText}</p>
        <form class="stack" method="post" action={paths.orderPay(view.token)}>
          <button class="button wide" type="submit" name="action" value="approve">
            {words.approve(formatMoney(view.total, frame.language))}
          </button>
          <button class="outline wide" type="submit" name="action" value="decline">
            {words.decline}
          </button>
          <button class="quiet" type="submit" name="action" value="leave">
            {words.leave}
          </button>
        </form>
      </div>
    </Page>
  )
}
