import { sellerWords } from '../../messages/seller/index.ts'
import { countText } from '../../ui/money.tsx'
import { type Run, rowsIn } from './data.ts'
import { RunState } from './run-state.tsx'

/** The end in one sentence; where something was wrong, what to do about it. */
export function Outcome({ run }: { run: Run }) {
  const t = sellerWords.use()
  return (
    <div class="outcome" role="status">
      <div class="section-head">
        <RunState run={run} />
        <span class="soft small figures">{took(run, t.runTook)}</span>
      </div>
      {run.fault ? <Fault run={run} fault={run.fault} /> : <h2>{doneText(run, t)}</h2>}
      {run.counts.untracked > 0 && <p>{t.runUntracked(run.counts.untracked)}</p>}
    </div>
  )
}

function Fault({ run, fault }: { run: Run; fault: NonNullable<Run['fault']> }) {
  const t = sellerWords.use()
  const { title, todo } = t.faults[fault]
  return (
    <>
      <h2>{title}</h2>
      {run.detail && (
        <p>
          {t.fetchReasons[run.detail] ?? (
            <>
              <span class="soft">{t.runDetail}</span> <code>{run.detail}</code>
            </>
          )}
        </p>
      )}
      <p>{todo}</p>
    </>
  )
}

function doneText(run: Run, t: ReturnType<typeof sellerWords.use>): string {
  const rows = rowsIn(run)
  const { rejected } = run.counts
  if (!rows) return t.runNothing(countText(rejected))
  return rejected
    ? t.runDonePartly(countText(rows), countText(rejected))
    : t.runDone(countText(rows))
}

function took({ started_at: from, ended_at: to }: Run, say: (seconds: string) => string): string {
  return to ? say(countText(Math.max(1, Math.round((to - from) / 1000)))) : ''
}
