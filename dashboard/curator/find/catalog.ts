import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { type Pages, usePages } from '../../ui/pages.ts'

export type Product = InferResponseType<typeof api.catalog.$get, 200>['data'][number]
export const sorts = ['newest', 'price_up', 'price_down'] as const
export type Sort = (typeof sorts)[number]
export type Wish = { q: string; category: string; inStock: boolean; sort: Sort }

/** What the address says is looked for. */
export function wishFrom(query: Record<string, string>): Wish {
  return {
    q: query.q ?? '',
    category: query.category ?? '',
    inStock: query.in_stock === '1',
    sort: sorts.find(sort => sort === query.sort) ?? 'newest',
  }
}

/** And the other way round; what is as usual stays out of the address. */
export function queryFrom({ q, category, inStock, sort }: Wish): string {
  const query = new URLSearchParams()
  if (q.trim()) query.set('q', q.trim())
  if (category) query.set('category', category)
  if (inStock) query.set('in_stock', '1')
  if (sort !== 'newest') query.set('sort', sort)
  const text = query.toString()
  return text && `?${text}`
}

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
