import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Keys } from './keys.tsx'
import { Webhooks } from './webhooks.tsx'

/** For sellers with software of their own. */
export function Connect() {
  const t = sellerWords.use()
  return (
    <Page
      title={t.connectTitle}
      lead={t.connectLead}
      actions={
        <LinkButton icon="open" href="/api/v1/docs" target="_blank" rel="noopener">
          {t.docs}
        </LinkButton>
      }
    >
      <Keys />
      <Webhooks />
    </Page>
  )
}
