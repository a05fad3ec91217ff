import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import type { Page } from '../../ui/pages.ts'
import { sellerApi } from '../own.ts'

const { markdowns, 'sale-events': events } = sellerApi
export type Markdown = InferResponseType<typeof markdowns.$get, 200>['data'][number]
export type SaleEvents = InferResponseType<typeof events.$get, 200>
export type SaleEvent = SaleEvents['data'][number]
export type MarkdownJson = InferRequestType<typeof markdowns.$post>['json']

export async function readMarkdowns(
  seller: string,
  after: string | null,
): Promise<Page<Markdown, string>> {
  const query = after === null ? {} : { after }
  const page = await answer(markdowns.$get({ param: { seller }, query }))
  return { data: page.data, next: page.next_after }
}

export async function readEvents(seller: string): Promise<SaleEvents> {
  return answer(events.$get({ param: { seller } }))
}

export async function setMarkdowns(seller: string, json: MarkdownJson): Promise<void> {
  await answer(markdowns.$post({ param: { seller }, json }))
}

export async function endMarkdown(seller: string, one: Markdown): Promise<void> {
  const json = { product_id: one.product_id, starts_at: one.starts_at }
  await answer(markdowns.end.$post({ param: { seller }, json }))
}
