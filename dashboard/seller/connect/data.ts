import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'

const { keys, endpoints } = sellerApi
export type Key = InferResponseType<typeof keys.$get, 200>['data'][number]
export type Endpoints = InferResponseType<typeof endpoints.$get, 200>
export type Endpoint = Endpoints['data'][number]
export type Delivery = Endpoints['deliveries'][number]
export type Scope = Key['scope']

/** As `sellers/contract.ts` has them; the contract itself would bring zod to every browser. */
export const webhookEvents = [
  'seller_order.forwarded',
  'seller_order.cancelled',
  'seller_order.refunded',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

export async function readKeys(seller: string): Promise<Key[]> {
  return (await answer(keys.$get({ param: { seller } }))).data
}

export async function makeKey(seller: string, name: string, scope: Scope): Promise<string> {
  return (await answer(keys.$post({ param: { seller }, json: { name, scope } }))).key
}

export async function revokeKey(seller: string, id: string): Promise<void> {
  await answer(keys[':id'].$delete({ param: { seller, id } }))
}

export async function readEndpoints(seller: string): Promise<Endpoints> {
  return answer(endpoints.$get({ param: { seller } }))
}

export async function addEndpoint(seller: string, url: string, events: WebhookEvent[]) {
  return (await answer(endpoints.$post({ param: { seller }, json: { url, events } }))).secret
}

export async function removeEndpoint(seller: string, id: string): Promise<void> {
  await answer(endpoints[':id'].$delete({ param: { seller, id } }))
}
