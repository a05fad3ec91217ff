import { curatorWords } from '../../messages/curator/index.ts'
import { State, type Tone } from '../../ui/state.tsx'
import type { Order } from './index.tsx'

export type ParcelStatus = Order['parcels'][number]['status']

const tones: Record<ParcelStatus, Tone> = {
  forwarded: 'waiting',
  accepted: 'waiting',
  shipped: 'accent',
  delivered: 'good',
  rejected: 'bad',
  cancelled: 'quiet',
}

/** How far a parcel is; equal ones may be counted together. */
export function ParcelState({ status, count = 1 }: { status: ParcelStatus; count?: number }) {
  const t = curatorWords.use().orders
  return (
    <State tone={tones[status]}>
      {count > 1 ? t.parcels(count, t.parcel[status]) : t.parcel[status]}
    </State>
  )
}
