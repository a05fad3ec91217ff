import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'

const one = sellerApi.orders[':id']
export type RefundPlan = InferResponseType<(typeof one)['refund-preview']['$post'], 200>
export type RefundJson = InferRequestType<typeof one.refund.$post>['json']
type Named = { seller: string; id: string }

/** What giving this back would do; nothing is done. */
export async function previewRefund(param: Named, json: RefundJson): Promise<RefundPlan> {
  return answer(one['refund-preview'].$post({ param, json }))
}

/** Gives it back; the same key does so once, however often it is sent. */
export async function sendRefund(param: Named, json: RefundJson, key: string): Promise<void> {
  await answer(one.refund.$post({ param, json }, { headers: { 'idempotency-key': key } }))
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
