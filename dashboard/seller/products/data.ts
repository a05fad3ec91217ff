import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { language } from '../../messages/language.ts'
import { store } from '../../ui/store.ts'
import { categoryTitle as titleOfCategory } from '../../ui/titles.ts'
import { sellerApi } from '../own.ts'

export type ProductRow = InferResponseType<typeof sellerApi.products.$get, 200>['data'][number]
const one = sellerApi.products[':id']
export type OwnProduct = InferResponseType<typeof one.$get, 200>
export type PictureState = OwnProduct['pictures'][number]

export async function readProducts(seller: string, words: string, before: string | null) {
  const query = { limit: '30', ...(words ? { q: words } : {}), ...(before ? { before } : {}) }
  const page = await answer(sellerApi.products.$get({ param: { seller }, query }))
  return { data: page.data, next: page.next_before }
}

export async function readProduct(seller: string, id: string): Promise<OwnProduct> {
  return answer(one.$get({ param: { seller, id } }))
}

export async function putState(seller: string, id: string, state: 'active' | 'paused') {
  await answer(one.state.$put({ param: { seller, id }, json: { state } }))
}

export async function removeProduct(seller: string, id: string) {
  await answer(one.$delete({ param: { seller, id } }))
}

export type Category = InferResponseType<typeof api.categories.$get, 200>['data'][number]

/** They hardly ever change: read once a visit. */
const categories = store<Category[] | null>(null)

export async function readCategories(): Promise<Category[]> {
  const known = categories.get()
  if (known) return known
  const { data } = await answer(api.categories.$get())
  categories.set(data)
  return data
}

/** `Home / Ceramics`, in the language of the page. */
export function categoryTitle(category: Category, all: Category[]): string {
  const title = titleOfCategory(category, language.get())
  const parent = all.find(other => other.id === category.parent_id)
  return parent ? `${categoryTitle(parent, all)} / ${title}` : title
}
