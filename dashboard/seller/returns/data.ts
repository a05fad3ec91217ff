import type { InferResponseType } from 'hono/client'
import { proportionMinor } from '../../../server/platform/money.ts'
import { answer } from '../../api.ts'
import { store } from '../../ui/store.ts'
import { sellerApi } from '../own.ts'
import { previewRefund, type RefundJson, type RefundPlan } from '../refund/data.ts'

const { returns } = sellerApi
export type Return = InferResponseType<typeof returns.$get, 200>['data'][number]
export type Answer = { answer: 'accept' | 'refund' | 'refuse'; words: string }

/** How many wait for the seller: to be answered, or to arrive. */
export const returnCount = store<{ seller: string; count: number } | null>(null)

export async function readReturns(seller: string): Promise<Return[]> {
  const { data } = await answer(returns.$get({ param: { seller } }))
  const count = data.filter(one => one.state === 'requested').length
  returnCount.set({ seller, count })
  return data
}

export async function answerReturn(seller: string, id: string, json: Answer): Promise<void> {
  await answer(returns[':id'].answer.$post({ param: { seller, id }, json }))
}

export async function receiveReturn(seller: string, id: string, restock: boolean): Promise<void> {
  await answer(returns[':id'].received.$post({ param: { seller, id }, json: { restock } }))
}

export function isOpen({ state }: Return): boolean {
  return state === 'requested' || state === 'accepted' || state === 'disputed'
}

/** Those to answer first, by the day they must be; then what is under way; the newest last. */
export function openFirst(all: Return[]): Return[] {
  const rank = { requested: 0, accepted: 1, disputed: 2 } as Partial<Record<string, number>>
  return all
    .filter(isOpen)
    .sort((a, b) => (rank[a.state] ?? 3) - (rank[b.state] ?? 3) || a.answer_by - b.answer_by)
}

/** What giving the money back for it would do, as the server counts what was returned. */
export async function previewReturn(seller: string, one: Return): Promise<RefundPlan> {
  const param = { seller, id: one.part_id }
  const part = await answer(sellerApi.orders[':id'].$get({ param }))
  const lines = one.lines.flatMap(({ line_id, quantity }) => {
    const line = part.lines.find(known => known.id === line_id)
    if (!line) return []
    const amount = proportionMinor(line.total.amount, quantity, line.quantity)
    return amount ? [{ line_id, quantity, amount: { ...line.total, amount } }] : []
  })
  const json: RefundJson = { lines, reason: '…' }
  return previewRefund(param, json)
}
