import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sendWithProgress, type Watch } from '../../send.ts'
import { sellerApi } from '../own.ts'

const feedsApi = sellerApi.feeds
const runApi = feedsApi[':feed'].runs[':run']
export type FeedRow = InferResponseType<typeof feedsApi.$get, 200>['data'][number]
export type Run = InferResponseType<typeof runApi.$get, 200>
export type RunSummary = NonNullable<FeedRow['last_run']>

/** As `feeds/contract.ts` has it; the contract itself would bring zod to every browser. */
export const feedBytesMax = 200_000_000

export async function readFeeds(seller: string): Promise<FeedRow[]> {
  return (await answer(feedsApi.$get({ param: { seller } }))).data
}

export async function readRun(seller: string, feed: string, run: string): Promise<Run> {
  return answer(runApi.$get({ param: { seller, feed, run } }))
}

export async function addFeed(seller: string, name: string, url: string | null) {
  return answer(feedsApi.$post({ param: { seller }, json: { name, url } }))
}

/** Reads a feed's address again, now; answers the run. */
export async function readNow(seller: string, feed: string): Promise<string> {
  const { id } = await answer(feedsApi[':feed'].runs.$post({ param: { seller, feed } }))
  return id
}

export async function removeFeed(seller: string, feed: string): Promise<void> {
  await answer(feedsApi[':feed'].$delete({ param: { seller, feed } }))
}

/** Sends a feed's file; answers the run. */
export async function sendFeed(
  seller: string,
  feed: string,
  file: File,
  watch: Watch,
): Promise<string> {
  const path = `/dashboard/api/seller/${seller}/feeds/${feed}/runs`
  const { id } = await sendWithProgress<{ id: string }>({ method: 'POST', path }, file, watch)
  return id
}

export function rejectionsPath(seller: string, { feed_id: feed, id }: Run): string {
  return `/dashboard/api/seller/${seller}/feeds/${feed}/runs/${id}/rejections.csv`
}

export function isOver(run: { state: Run['state'] }): boolean {
  return run.state !== 'waiting' && run.state !== 'running'
}

/** Rows that are in, of a feed that has been read. */
export function rowsIn({ counts }: { counts: Run['counts'] }): number {
  return counts.new + counts.changed + counts.unchanged
}
