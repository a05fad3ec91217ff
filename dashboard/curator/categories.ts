import type { InferResponseType } from 'hono/client'
import { useEffect } from 'preact/hooks'
import { answer, api } from '../api.ts'
import { language } from '../messages/language.ts'
import { store } from '../ui/store.ts'
import { categoryTitle } from '../ui/titles.ts'

export type Category = InferResponseType<typeof api.categories.$get, 200>['data'][number]

const known = store<Category[]>([])
let isAsked = false

/** The same few everywhere: read once. Without them everything still works, only unnamed. */
export function useCategories(): Category[] {
  useEffect(() => {
    if (isAsked) return
    isAsked = true
    answer(api.categories.$get()).then(
      ({ data }) => known.set(data),
      () => {
        isAsked = false
      },
    )
  }, [])
  return known.use()
}

export function useCategoryName(): (category: Category) => string {
  const spoken = language.use()
  return category => categoryTitle(category, spoken)
}
