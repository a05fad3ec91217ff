import type { InferResponseType } from 'hono/client'
import { answer, api } from '../api.ts'
import { store } from '../ui/store.ts'

export const operatorApi = api.operator
export type WaitingCounts = InferResponseType<typeof operatorApi.$get, 200>

/** How much waits for the operator, for the bars of every page. */
export const waiting = store<WaitingCounts | null>(null)

export async function readWaiting(): Promise<WaitingCounts> {
  const found = await answer(operatorApi.$get())
  waiting.set(found)
  return found
}

/** Anew, without a word when that fails: the page is no worse for it. */
export async function refreshWaiting(): Promise<void> {
  await readWaiting().catch(() => null)
}

export function sumOf(counts: WaitingCounts | null): number {
  return counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 0
}
