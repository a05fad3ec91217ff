import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { type Pages, usePages } from '../../ui/pages.ts'
import type { Wish } from './wish.ts'

export type Product = InferResponseType<typeof api.catalog.$get, 200>['data'][number]
export function useCatalog({ q, category, inStock, sort }: Wish): Pages<Product> {
  return usePages(
    async (cursor: string | null) => {
      const { data, next_cursor } = await answer(
        api.catalog.$get({
          query: {
            sort,
            ...(q && { q }),
            ...(category && { category }),
            ...(inStock && { in_stock: '1' as const }),
            ...(cursor && { cursor }),
          },
        }),
      )
      return { data, next: next_cursor }
    },
    [q, category, inStock, sort],
  )
}
