import { sellerWords } from '../../messages/seller/index.ts'
import { State, type Tone } from '../../ui/state.tsx'
import { type Run, rowsIn } from './data.ts'

const tones: Record<Run['state'], Tone> = {
  waiting: 'quiet',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  quarantined: 'waiting',
}

/** How a reading went: to have come to the end is good only if something was taken. */
export function RunState({ run }: { run: Pick<Run, 'state' | 'counts'> }) {
  const t = sellerWords.use()
  const isDone = run.state === 'done'
  if (isDone && !rowsIn(run)) return <State tone="bad">{t.runEmpty}</State>
  const isPartly = isDone && run.counts.rejected > 0
  return <State tone={isPartly ? 'waiting' : tones[run.state]}>{t.runStates[run.state]}</State>
}
