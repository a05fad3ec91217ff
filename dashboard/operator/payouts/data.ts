import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import type { Tone } from '../../ui/state.tsx'
import { operatorApi } from '../waiting.ts'

const one = operatorApi.payouts[':home'][':id']
type List = InferResponseType<typeof operatorApi.payouts.$get, 200>
export type PayoutRow = List['data'][number]
export type WaitingRow = List['waiting'][number]
export type PayoutDetail = InferResponseType<typeof one.$get, 200>
export type PayoutState = PayoutRow['state']
export type Schedule = InferResponseType<typeof operatorApi.rules.$get, 200>['payout_schedule']
export type Outcome = 'paid' | 'failed' | 'returned' | 'cancelled'
export type Key = Pick<PayoutRow, 'home' | 'id'>

export const payoutTones: Record<PayoutState, Tone> = {
  draft: 'waiting',
  processing: 'accent',
  unresolved: 'bad',
  paid: 'good',
  failed: 'bad',
  returned: 'bad',
  cancelled: 'quiet',
}

export async function readPayouts() {
  const [{ data, waiting }, { payout_schedule: schedule }] = await Promise.all([
    answer(operatorApi.payouts.$get({ query: {} })),
    answer(operatorApi.rules.$get()),
  ])
  const isOpen = ({ state }: PayoutRow) => state === 'draft' || state === 'processing'
  return {
    unclear: data.filter(({ state }) => state === 'unresolved'),
    open: data.filter(isOpen),
    earlier: data.filter(row => row.state !== 'unresolved' && !isOpen(row)).reverse(),
    waiting,
    schedule,
  }
}

export async function readPayout(param: Key): Promise<PayoutDetail> {
  return answer(one.$get({ param }))
}

export async function runPayouts(): Promise<number> {
  return (await answer(operatorApi.payouts.run.$post())).payees
}

export async function noteAtBank({ home, id }: Key): Promise<void> {
  await answer(one.processing.$post({ param: { home, id } }))
}

/** Words: the bank's reference of what is paid, the reason of everything else. */
export async function settle({ home, id }: Key, outcome: Outcome, words: string): Promise<void> {
  const json =
    outcome === 'paid'
      ? { outcome, ...(words ? { reference: words } : {}) }
      : { outcome, reason: words }
  await answer(one.settle.$post({ param: { home, id }, json }))
}

/** What can be said of a payout in its state, the likeliest first. */
export const nextOutcomes: Record<PayoutState, Outcome[]> = {
  draft: ['paid', 'failed', 'cancelled'],
  processing: ['paid', 'failed'],
  unresolved: ['paid', 'failed'],
  paid: ['returned'],
  failed: [],
  returned: [],
  cancelled: [],
}
