import { useEffect } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'
import { type Problem, problemFrom } from '../problem.ts'
import { Icon } from './icon.tsx'
import { problemText } from './problem-text.ts'
import { store } from './store.ts'

type Toast = {
  id: number
  text: string
  tone: 'good' | 'bad'
  undo: (() => void) | null
  end: (() => void) | null
}

const shown = store<Toast[]>([])
let count = 0
const secondsShown = 6

const atOnce = 3

/**
 * One sentence at the edge of the page that goes away by itself; `undo` turns it round, `end` is
 * called when it is gone without that.
 */
export function toast(
  text: string,
  { tone = 'good', undo = null, end = null }: Partial<Pick<Toast, 'tone' | 'undo' | 'end'>> = {},
): void {
  const all = [...shown.get(), { id: ++count, text, tone, undo, end }]
  shown.set(all)
  for (const one of all.slice(0, -atOnce)) leave(one)
}

/** The same for what went wrong. */
export function toastProblem(thrown: Problem | unknown): void {
  toast(problemText(problemFrom(thrown)), { tone: 'bad' })
}

function dismiss(id: number): void {
  shown.set(shown.get().filter(one => one.id !== id))
}

function leave(one: Toast): void {
  if (!shown.get().includes(one)) return
  dismiss(one.id)
  one.end?.()
}

/** What was waiting for an undo goes on at once. */
export function endUndoable(): void {
  for (const one of shown.get()) if (one.end) leave(one)
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {shown.use().map(one => (
        <ToastLine key={one.id} one={one} />
      ))}
    </div>
  )
}

function ToastLine({ one }: { one: Toast }) {
  const t = shellWords.use()
  const { id, text, tone, undo } = one
  useEffect(() => {
    const timer = setTimeout(leave, secondsShown * 1000, one)
    return () => clearTimeout(timer)
  }, [one])
  return (
    <div class={`toast toast-${tone}`}>
      <Icon name={tone === 'good' ? 'check' : 'alert'} />
      <span>{text}</span>
      {undo && (
        <button
          type="button"
          class="toast-undo"
          onClick={() => {
            dismiss(id)
            undo()
          }}
        >
          {t.undo}
        </button>
      )}
    </div>
  )
}
