import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'

const { payee, statement, payouts } = sellerApi
export type Payee = InferResponseType<typeof payee.$get, 200>
export type PayeeJson = InferRequestType<typeof payee.$put>['json']
type Statement = InferResponseType<typeof statement.$get, 200>
export type StatementRow = Statement['data'][number]
export type Payout = InferResponseType<typeof payouts.$get, 200>['data'][number]
export type PayoutEntry = InferResponseType<(typeof payouts)[':id']['$get'], 200>['lines'][number]

/** How one is paid, and what is not yet payable: both are needed to say how one stands. */
export async function readStanding(seller: string): Promise<{ payee: Payee; heldMinor: number }> {
  const param = { seller }
  const [found, { totals }] = await Promise.all([
    answer(payee.$get({ param })),
    answer(statement.$get({ param, query: { limit: '1' } })),
  ])
  return { payee: found, heldMinor: heldMinor(totals) }
}

/** Owed, but not before the time for returns is over or what is open is settled. */
export function heldMinor(totals: Pick<Statement['totals'][number], 'state' | 'open'>[]): number {
  return totals
    .filter(one => one.state === 'pending' || one.state === 'on_hold')
    .reduce((sum, one) => sum + one.open.amount, 0)
}

export async function putPayee(seller: string, json: PayeeJson): Promise<void> {
  await answer(payee.$put({ param: { seller }, json }))
}

export async function readStatement(seller: string, before: string | null) {
  const query = { limit: '30', ...(before ? { before } : {}) }
  const page = await answer(statement.$get({ param: { seller }, query }))
  return { data: page.data, next: page.next_before }
}

export async function readPayouts(seller: string, before: string | null) {
  const query = { limit: '30', ...(before ? { before } : {}) }
  const page = await answer(payouts.$get({ param: { seller }, query }))
  return { data: page.data, next: page.next_before }
}

export async function readEntries(seller: string, id: string): Promise<PayoutEntry[]> {
  return (await answer(payouts[':id'].$get({ param: { seller, id } }))).lines
}

export function statementCsv(seller: string): string {
  return `/dashboard/api/seller/${seller}/statement.csv`
}

export function payoutFile(seller: string, id: string, form: 'csv' | 'json'): string {
  return `/dashboard/api/seller/${seller}/payouts/${id}/${form}`
}
