import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { operatorApi, refreshWaiting } from '../waiting.ts'

export type SellerRow = InferResponseType<typeof operatorApi.sellers.$get, 200>['data'][number]
export type Payment = InferResponseType<typeof operatorApi.payments.$get, 200>['data'][number]
export type Refund = InferResponseType<typeof operatorApi.refunds.$get, 200>['data'][number]
export type Stuck = InferResponseType<typeof operatorApi.stuck.$get, 200>['data'][number]

export type Work = { sellers: SellerRow[]; payments: Payment[]; refunds: Refund[]; stuck: Stuck[] }

export async function readSellers(): Promise<SellerRow[]> {
  return (await answer(operatorApi.sellers.$get())).data
}

/** Everything that waits for a person. */
export async function readWork(): Promise<Work> {
  const [sellers, payments, refunds, stuck] = await Promise.all([
    readSellers(),
    answer(operatorApi.payments.$get()),
    answer(operatorApi.refunds.$get()),
    answer(operatorApi.stuck.$get()),
    refreshWaiting(),
  ])
  return {
    sellers: sellers.filter(one => one.state === 'applied').reverse(),
    payments: payments.data,
    refunds: refunds.data,
    stuck: stuck.data,
  }
}

export async function confirmPayment({ shop_id: shop, id }: Pick<Payment, 'shop_id' | 'id'>) {
  await answer(operatorApi.payments[':shop'][':id'].confirm.$post({ param: { shop, id } }))
}

export async function noteRefundSent({ shop_id: shop, id }: Pick<Refund, 'shop_id' | 'id'>) {
  await answer(operatorApi.refunds[':shop'][':id'].sent.$post({ param: { shop, id } }))
}

export async function retryStuck({ home, id }: Pick<Stuck, 'home' | 'id'>) {
  await answer(operatorApi.stuck.retry.$post({ json: { home, id } }))
}
