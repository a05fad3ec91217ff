import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import type { Pages } from '../../ui/pages.ts'
import { productTitle } from '../../ui/titles.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { notePicks } from '../own-shop.ts'
import type { Product } from './catalog.ts'

export type Added = InferResponseType<typeof api.picks.$post, 200>
export type Refused = Added['refused'][number]

/** Putting products on the shelf: shown at once, taken back where refused. */
export function picking(catalog: Pages<Product>, onFull: () => void) {
  const mark = (ids: readonly string[], is_picked: boolean) =>
    catalog.change(all => all.map(one => (ids.includes(one.id) ? { ...one, is_picked } : one)))

  async function pickOne(product: Product) {
    mark([product.id], true)
    try {
      const { added, refused } = await send([product.id])
      const [pick] = added
      if (pick) {
        const title = productTitle(product, language.get())
        const undo = () => void takeBack(pick)
        return toast(curatorWords.now().find.pickedNow(title), { undo })
      }
      const [no] = refused
      if (no?.code === 'already_picked') return
      mark([product.id], false)
      if (no?.code === 'listing_cap') onFull()
      else toast(no?.message ?? '', { tone: 'bad' })
    } catch (thrown) {
      mark([product.id], false)
      toastProblem(thrown)
    }
  }

  async function takeBack({ product_id, pick_id }: Added['added'][number]) {
    mark([product_id], false)
    notePicks(-1)
    try {
      await answer(api.picks[':id'].$delete({ param: { id: pick_id } }))
    } catch (thrown) {
      mark([product_id], true)
      notePicks(1)
      toastProblem(thrown)
    }
  }

  /** As many as there is room for; the answer says which were refused and why. */
  async function pickAll(ids: string[]): Promise<Added> {
    const result = await send(ids)
    mark(
      result.added.map(one => one.product_id),
      true,
    )
    return result
  }

  async function send(ids: string[]): Promise<Added> {
    const products = ids.map(product_id => ({ product_id }))
    const result = await answer(api.picks.$post({ json: { products } }))
    notePicks(result.added.length)
    return result
  }

  return { pickOne, pickAll }
}
