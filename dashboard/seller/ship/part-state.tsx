import { sellerWords } from '../../messages/seller/index.ts'
import { State, type Tone } from '../../ui/state.tsx'
import type { Status } from './parts.ts'

const tones: Record<Status, Tone> = {
  forwarded: 'accent',
  accepted: 'waiting',
  shipped: 'good',
  delivered: 'good',
  rejected: 'quiet',
  cancelled: 'quiet',
}

export function PartState({ status }: { status: Status }) {
  return <State tone={tones[status]}>{sellerWords.use().states[status]}</State>
}
