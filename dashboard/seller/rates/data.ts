import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'

const { rates, taxes } = sellerApi
export type Rates = InferResponseType<typeof rates.$get, 200>
export type Deal = Rates['deals'][number]
export type Campaign = Rates['campaigns'][number]
export type RateJson = InferRequestType<typeof rates.$post>['json']
export type RateSet = InferResponseType<typeof rates.$post, 200>
export type Explained = InferResponseType<typeof rates.explain.$get, 200>
export type TaxJson = InferRequestType<typeof taxes.$put>['json']

export async function readRates(seller: string): Promise<Rates> {
  return answer(rates.$get({ param: { seller } }))
}

export async function setRate(seller: string, json: RateJson): Promise<RateSet> {
  return answer(rates.$post({ param: { seller }, json }))
}

export async function explainRate(
  seller: string,
  product: string,
  handle: string,
): Promise<Explained> {
  const query = { product, ...(handle ? { handle } : {}) }
  return answer(rates.explain.$get({ param: { seller }, query }))
}

/** What of the usual rate is announced: it is the same for every product, so any one tells it. */
export async function readAnnounced(seller: string): Promise<Explained['announced']> {
  const { data } = await answer(
    sellerApi.products.$get({ param: { seller }, query: { limit: '1' } }),
  )
  const [any] = data
  if (!any) return []
  const { announced } = await explainRate(seller, any.id, '')
  return announced.filter(one => one.rung === 'seller')
}

export async function putTaxes(seller: string, json: TaxJson): Promise<void> {
  await answer(taxes.$put({ param: { seller }, json }))
}

/** `@Mei`, `mei`, the whole address of the shop -> `mei`. */
export function readHandle(text: string): string {
  const last =
    text
      .trim()
      .replace(/[/\s]+$/, '')
      .split('/')
      .at(-1) ?? ''
  return last.replace(/^@/, '').toLowerCase()
}
