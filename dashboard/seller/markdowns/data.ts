import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'

const { markdowns } = sellerApi
export type Markdowns = InferResponseType<typeof markdowns.$get, 200>
export type Markdown = Markdowns['data'][number]
export type SaleEvent = Markdowns['events'][number]
export type MarkdownJson = InferRequestType<typeof markdowns.$post>['json']

export async function readMarkdowns(seller: string): Promise<Markdowns> {
  return answer(markdowns.$get({ param: { seller } }))
}

export async function setMarkdowns(seller: string, json: MarkdownJson): Promise<void> {
  await answer(markdowns.$post({ param: { seller }, json }))
}

export async function endMarkdown(seller: string, one: Markdown): Promise<void> {
  const json = { product_id: one.product_id, starts_at: one.starts_at }
  await answer(markdowns.end.$post({ param: { seller }, json }))
}
