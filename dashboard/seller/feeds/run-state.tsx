import { sellerWords } from '../../messages/seller/index.ts'
import { State, type Tone } from '../../ui/state.tsx'
import type { Run } from './data.ts'

const tones: Record<Run['state'], Tone> = {
  waiting: 'quiet',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  quarantined: 'waiting',
}

export function RunState({ state }: { state: Run['state'] }) {
  return <State tone={tones[state]}>{sellerWords.use().runStates[state]}</State>
}
