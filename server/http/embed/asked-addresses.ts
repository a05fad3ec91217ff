import type { Tag } from './page-tags.ts'

/** What an element or frame on a page is to show; null where its address is none. `origin`: where one is named. */
export type Asked = {
  origin: string | null
  handle: string
  product: string | null
  /** By id or by title; null: the whole shelf, or no shelf at all. */
  section: string | null
} | null
/** Whose that is, as the instance knows: `nothing` there, the curator's `own`, or another's. */
export type Whose = 'nothing' | 'own' | 'other'

const addressed =
  /^(?:(https?:\/\/[^/?#\s]+)\/)?@?([a-z0-9-]+)(?:\/p\/([^/?#\s]+))?\/?(?:[?#].*)?$/i

/** As `storefront/embed/reading.ts` reads an element's address, and `/embed/@…` a frame's. */
export function askedBy(tag: Tag): Asked {
  const isShop = tag.name === 'xiaopu-shop'
  const text =
    tag.name === 'iframe'
      ? tag.attributes.get('src')?.replace('/embed/@', '/@')
      : tag.attributes.get(isShop ? 'shop' : 'product')
  const [, host, handle, product] = addressed.exec(text?.trim() ?? '') ?? []
  if (!handle) return null
  if (tag.name !== 'iframe' && !isShop && !product) return null
  const origin = host && URL.canParse(host) ? new URL(host).origin : null
  const [, query = ''] = /\?([^#]*)/.exec(text ?? '') ?? []
  const section = tag.attributes.get('section') || new URLSearchParams(query).get('section')
  return {
    origin,
    handle: handle.toLowerCase(),
    product: product ? decoded(product) : null,
    section: (!product && section?.trim()) || null,
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
