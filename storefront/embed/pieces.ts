import { type Money, make } from './make.ts'
import type { Spoken, Words } from './messages.ts'
import type { Product } from './reading.ts'

export const noPicture = ['class', 'none']
export const langQuery = (asked: Spoken | null) => (asked ? `lang=${asked.language}` : '')

export function busy(root: HTMLElement, { words }: Spoken): Node {
  root.setAttribute('aria-busy', 'true')
  root.append(make('span', ['class', 'gone', 'role', 'status'], [words.loading]))
  return root
}

/** What is asked, and what is said instead where nothing of it can be bought. */
export type Offer = { lowest: Money; isFrom: boolean; gone: string | undefined }

export function offerOf({ variants, availability }: Product, words: Words): Offer {
  let lowest: Money = variants[0]?.price ?? { amount: 0, currency: 'CNY' }
  let isFrom = false
  for (let i = 0; i < variants.length; i++) {
    const variant = variants[i] as Product['variants'][number]
    if (variant.price.amount !== lowest.amount) isFrom = true
    if (variant.price.amount < lowest.amount) lowest = variant.price
  }
  return { lowest, isFrom, gone: words[availability as 'sold_out'] as string | undefined }
}

export function pictureOf({ images }: Product, badge?: string): HTMLElement {
  const image = images[0]
  const picture = image
    ? make(
        'img',
        [
          // Asked for as CORS, so that hosts that isolate themselves may show it.
          'crossorigin',
          '',
          'loading',
          'lazy',
          'alt',
          '',
          'src',
          image.url,
        ],
        [],
      )
    : make('span', noPicture, [])
  return make(
    'span',
    ['class', 'frame'],
    [picture, badge ? make('span', ['class', 'badge'], [badge]) : null],
  )
}
