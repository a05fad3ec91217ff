import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { operatorApi, readWaiting, type WaitingCounts } from '../waiting.ts'

export type SellerRow = InferResponseType<typeof operatorApi.sellers.$get, 200>['data'][number]
export type Payment = InferResponseType<typeof operatorApi.payments.$get, 200>['data'][number]
export type Refund = InferResponseType<typeof operatorApi.refunds.$get, 200>['data'][number]
export type Stuck = InferResponseType<typeof operatorApi.stuck.$get, 200>['data'][number]
export type Late = InferResponseType<typeof operatorApi.late.$get, 200>['data'][number]
export type Dispute = InferResponseType<typeof operatorApi.returns.$get, 200>['data'][number]
export type Signal = InferResponseType<typeof operatorApi.signals.$get, 200>['data'][number]
export type Step = InferResponseType<typeof operatorApi.opening.$get, 200>['data'][number]
export type Alarms = InferResponseType<typeof operatorApi.alarms.$get, 200>
export type Mismatch = Alarms['mismatches'][number]
export type Chargeback = Alarms['chargebacks'][number]

export type Work = {
  counts: WaitingCounts
  sellers: SellerRow[]
  payments: Payment[]
  refunds: Refund[]
  stuck: Stuck[]
  late: Late[]
  disputes: Dispute[]
  signals: Signal[]
  alarms: Alarms
}

export async function readSellers(): Promise<SellerRow[]> {
  return (await answer(operatorApi.sellers.$get())).data
}

/** Everything that waits for a person; of what the counts say is empty nothing is asked. */
export async function readWork(): Promise<Work> {
  const counts = await readWaiting()
  const list = async <Row>(count: number, read: () => Promise<{ data: Row[] }>): Promise<Row[]> =>
    count ? (await read()).data : []
  const [sellers, payments, refunds, stuck, late, disputes, signals, alarms] = await Promise.all([
    list(counts.sellers_to_decide, () => answer(operatorApi.sellers.$get())),
    list(counts.payments_to_confirm, () => answer(operatorApi.payments.$get())),
    list(counts.refunds_to_send, () => answer(operatorApi.refunds.$get())),
    list(counts.stuck, () => answer(operatorApi.stuck.$get())),
    list(counts.late, () => answer(operatorApi.late.$get())),
    list(counts.disputes, () => answer(operatorApi.returns.$get())),
    list(counts.signals, () => answer(operatorApi.signals.$get())),
    counts.alarms ? answer(operatorApi.alarms.$get()) : { mismatches: [], chargebacks: [] },
  ])
  const applied = sellers.filter(one => one.state === 'applied').reverse()
  return { counts, sellers: applied, payments, refunds, stuck, late, disputes, signals, alarms }
}

export async function readOpening(): Promise<Step[]> {
  return (await answer(operatorApi.opening.$get())).data
}

/** To whom it went. */
export async function sendLetter(): Promise<string> {
  return (await answer(operatorApi.opening.letter.$post())).to
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

export async function decideDispute(
  { seller_id: seller, id }: Dispute,
  json: { decision: 'refund' | 'close'; words: string },
) {
  await answer(operatorApi.returns[':seller'][':id'].decide.$post({ param: { seller, id }, json }))
}

export async function decideSignal(
  { shop_id: shop, id }: Signal,
  json: { decision: 'dismiss' | 'uphold'; words: string },
) {
  await answer(operatorApi.signals[':shop'][':id'].decide.$post({ param: { shop, id }, json }))
}
