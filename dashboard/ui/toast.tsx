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
}

const shown = store<Toast[]>([])
let count = 0
const secondsShown = 6

/** One sentence at the edge of the page that goes away by itself; `undo` turns it round. */
export function toast(
  text: string,
  { tone = 'good', undo = null }: { tone?: 'good' | 'bad'; undo?: (() => void) | null } = {},
): void {
  shown.set([...shown.get().slice(-2), { id: ++count, text, tone, undo }])
}

/** The same for what went wrong. */
export function toastProblem(thrown: Problem | unknown): void {
  toast(problemText(problemFrom(thrown)), { tone: 'bad' })
}

function dismiss(id: number): void {
  shown.set(shown.get().filter(one => one.id !== id))
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

function ToastLine({ one: { id, text, tone, undo } }: { one: Toast }) {
  const t = shellWords.use()
  useEffect(() => {
    const timer = setTimeout(dismiss, secondsShown * 1000, id)
    return () => clearTimeout(timer)
  }, [id])
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
