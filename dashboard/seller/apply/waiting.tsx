import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { useOwn } from '../own.ts'
import { sellPaths } from '../places.ts'
import { Next } from './index.tsx'

/** The seller's first page while the operator has not answered, or has said no. */
export function Waiting() {
  return useOwn().state === 'refused' ? <Refused /> : <Applied />
}

function Applied() {
  const t = sellerWords.use()
  return (
    <Page title={t.appliedTitle} lead={t.appliedText}>
      <div class="scene">
        <Drawing name="mail" />
        <div class="form-actions">
          <LinkButton kind="main" href={sellPaths.productNew} icon="plus">
            {t.appliedProducts}
          </LinkButton>
          <LinkButton href={sellPaths.feedAdd} icon="file">
            {t.appliedFeed}
          </LinkButton>
        </div>
      </div>
      <Next />
    </Page>
  )
}

function Refused() {
  const t = sellerWords.use()
  const { state_reason: reason } = useOwn()
  return (
    <Page title={t.refusedTitle} lead={t.refusedText}>
      {reason && <blockquote class="quoted">{reason}</blockquote>}
      <div>
        <LinkButton kind="main" href={sellPaths.apply}>
          {t.applyAgain}
        </LinkButton>
      </div>
    </Page>
  )
}
