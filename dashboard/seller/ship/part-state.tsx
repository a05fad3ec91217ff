import { sellerWords } from '../../messages/seller/index.ts'
import { State, type Tone } from '../../ui/state.tsx'
import { isPaidBack, type Part, type Status } from './parts.ts'

const tones: Record<Status, Tone> = {
  forwarded: 'accent',
  accepted: 'waiting',
  shipped: 'good',
  delivered: 'good',
  rejected: 'quiet',
  cancelled: 'quiet',
}

export function PartState({ part }: { part: Part }) {
  const t = sellerWords.use()
  if (isPaidBack(part)) return <State tone="quiet">{t.paidBack}</State>
  return <State tone={tones[part.status]}>{t.states[part.status]}</State>
}
