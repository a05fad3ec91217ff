import type { ComponentChildren } from 'preact'
import { shellWords } from '../messages/shell/index.ts'
import type { Problem } from '../problem.ts'
import { Button } from './button.tsx'
import { Drawing } from './drawing.tsx'
import type { Load } from './load.ts'
import type { Pages } from './pages.ts'
import { problemText } from './problem-text.ts'

/** What was read; until then its skeleton; if that failed, why, and another try. */
export function Loaded<T>({
  of,
  skeleton,
  children,
}: {
  of: Load<T>
  skeleton: ComponentChildren
  children: (data: T) => ComponentChildren
}) {
  const t = shellWords.use()
  if (of.data !== null)
    return (
      <>
        {of.error && <Failed problem={of.error} onRetry={of.reload} />}
        {children(of.data)}
      </>
    )
  if (of.error && !of.isLoading) return <Failed problem={of.error} onRetry={of.reload} />
  return (
    <div class="loading" role="status" aria-label={t.loading}>
      {skeleton}
    </div>
  )
}

export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = shellWords.use()
  if (problem.code === 'not_found')
    return (
      <div class="empty">
        <Drawing name="nothing" />
        <h2>{t.missingTitle}</h2>
        <p>{t.missingText}</p>
      </div>
    )
  return (
    <div class="empty" role="alert">
      <Drawing name={problem.isOffline ? 'offline' : 'fault'} />
      <h2>{problem.isOffline ? t.offlineTitle : t.faultTitle}</h2>
      <p>{problem.isOffline ? t.offlineText : problem.message || t.faultText}</p>
      {problem.requestId && <p class="soft small">{t.faultNumber(problem.requestId)}</p>}
      <Button kind="plain" onClick={onRetry}>
        {t.retry}
      </Button>
    </div>
  )
}

/** The button below a long list. */
export function MoreRows<Row>({ of }: { of: Pages<Row> }) {
  const t = shellWords.use()
  if (!of.hasMore) return null
  return (
    <div class="more-rows">
      {of.errorMore && <p class="form-error">{problemText(of.errorMore)}</p>}
      <Button isBusy={of.isLoadingMore} onClick={of.more}>
        {of.isLoadingMore ? t.loading : t.showMore}
      </Button>
    </div>
  )
}

/** The problem of a form as a whole, above its button; what a field says itself is left out. */
export function FormError({ problem, known = [] }: { problem: Problem | null; known?: string[] }) {
  if (!problem) return null
  if (problem.fields.length && problem.fields.every(one => known.includes(one.field))) return null
  return (
    <p class="form-error" role="alert">
      {problemText(problem)}
    </p>
  )
}
