import { operatorWords } from '../../messages/operator/index.ts'
import { agoText } from '../../seller/pieces/ago.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { retryStuck, type Stuck } from './data.ts'

/** Work that was given up on; its own name is there for whoever looks into the log. */
export function StuckRow({ stuck, onDone }: { stuck: Stuck; onDone: () => Promise<void> }) {
  const t = operatorWords.use()
  const what = t.topics[stuck.topic] ?? stuck.topic
  const retry = useAction(async () => {
    await retryStuck(stuck).then(() => toast(t.stuckDone), toastProblem)
    await onDone()
  })
  return (
    <li class="row row-work">
      <span class="row-main">
        <span>{what}</span>
        <span class="facts">
          <code class="ellipsis">{stuck.id}</code>
          {stuck.last_outcome && <span>{t.stuckSaid(stuck.last_outcome)}</span>}
          <span>{agoText(stuck.created_at)}</span>
        </span>
      </span>
      <Button
        isSmall
        isBusy={retry.isBusy}
        aria-label={t.stuckRetryOf(what)}
        onClick={() => retry.run()}
      >
        {t.stuckRetry}
      </Button>
    </li>
  )
}
