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
