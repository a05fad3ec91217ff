import { titleIn } from '../../catalog/product.ts'
import type { Product } from '../../catalog/queries.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Shop } from '../../shops/queries.ts'
import { drawnWords } from './card.ts'

/** What every network takes (WB-1), counted as people count: one character each. */
export const shareTextMax = 140

/** `title`: of a section or a bundle. Neither a product nor a title: the whole shop. */
type Shown = {
  shop: Shop
  product: Product | null
  title: string | null
  note: string
  url: string
}

/** A few words to send with a link: what it is, that somebody earns, and where. Only the first is cut. */
export function shareText({ shop, product, title, note, url }: Shown): string {
  const language = shop.language
  const what = product
    ? [titleIn(product, language), priceOf(product, shop), note && `“${note}”`]
    : [title, shop.name, title === null && shop.line]
  const tail = ` · ${drawnWords(language)[shop.disclosure]}\n${url}`
  return `${cut(what.filter(Boolean).join(' · '), shareTextMax - [...tail].length)}${tail}`
}

function priceOf({ priceFromMinor: amount, currency }: Product, { language }: Shop): string {
  return formatMoney({ amount, currency }, language)
}

/** Between words where there are any nearby, else between characters. */
function cut(text: string, max: number): string {
  const letters = [...text]
  if (letters.length <= max) return text
  const kept = letters.slice(0, Math.max(0, max - 1)).join('')
  const space = kept.lastIndexOf(' ')
  return `${(space > kept.length * 0.6 ? kept.slice(0, space) : kept).trimEnd()}…`
}
