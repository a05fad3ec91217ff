import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import type { Tone } from '../../ui/state.tsx'
import { operatorApi } from '../waiting.ts'

const one = operatorApi.orders[':shop'][':id']
export type OrderRow = InferResponseType<typeof operatorApi.orders.$get, 200>['data'][number]
export type OrderDetail = InferResponseType<typeof one.$get, 200>
export type OrderState = OrderRow['status']

export const orderStates = [
  'awaiting_payment',
  'paid',
  'refunded',
  'cancelled',
  'expired',
] as const satisfies OrderState[]

export const orderTones: Record<OrderState, Tone> = {
  awaiting_payment: 'waiting',
  paid: 'good',
  refunded: 'quiet',
  cancelled: 'quiet',
  expired: 'quiet',
}

export async function readOrders(status: OrderState | null, before: string | null) {
  const query = { limit: '30', ...(status ? { status } : {}), ...(before ? { before } : {}) }
  const page = await answer(operatorApi.orders.$get({ query }))
  return { data: page.data, next: page.next_before }
}

/** By a number or its beginning, or by a buyer’s whole e-mail. */
export async function findOrders(q: string): Promise<OrderRow[]> {
  return (await answer(operatorApi.orders.find.$post({ json: { q } }))).data
}

export async function readOrder(shop: string, id: string): Promise<OrderDetail> {
  return answer(one.$get({ param: { shop, id } }))
}
