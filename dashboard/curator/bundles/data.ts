import type { InferResponseType } from 'hono/client'
import { answer, api, sendFile } from '../../api.ts'
import { type Load, useLoad } from '../../ui/load.ts'
import { type Pages, usePages } from '../../ui/pages.ts'
import type { Pick } from '../shelf/read.ts'

export type Bundle = InferResponseType<typeof api.bundles.$get, 200>['data'][number]

const picksAtOnce = '200'

export function useBundles(): Load<Bundle[]> {
  return useLoad(async () => (await answer(api.bundles.$get())).data, [])
}

/** What can stand in a photo: everything on the shelf, in its order. */
export function usePicks(): Pages<Pick> {
  return usePages<Pick, number>(async from => {
    const after = from === null ? {} : { after: String(from) }
    const page = await answer(api.picks.$get({ query: { limit: picksAtOnce, ...after } }))
    return { data: page.data, next: page.next_after }
  }, [])
}

export async function addBundle(title: string, photo: File): Promise<string> {
  const query = new URLSearchParams({ title })
  return (await sendFile<{ id: string }>(`/bundles?${query}`, 'POST', photo)).id
}
