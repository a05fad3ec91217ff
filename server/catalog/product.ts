import type { Language } from '../platform/language.ts'

/** Units a buyer can have now; untracked stock has no number. */
export function availableOf(variant: {
  isTracked: boolean
  onHand: number
  reserved: number
}): number | null {
  return variant.isTracked ? Math.max(0, variant.onHand - variant.reserved) : null
}

/** What is asked: the running markdown where that is less than the seller's own price. */
export function lowerOf(ownMinor: number, markdownMinor: number | null): number {
  return markdownMinor === null ? ownMinor : Math.min(ownMinor, markdownMinor)
}

export function askedMinor(variant: { priceMinor: number; markdownMinor: number | null }): number {
  return lowerOf(variant.priceMinor, variant.markdownMinor)
}

/** A markdown that changes nothing is none: what is asked does not end with it. */
export function isMarkedDown(variant: {
  priceMinor: number
  markdownMinor: number | null
}): boolean {
  return askedMinor(variant) < variant.priceMinor
}

/** As few as this are told to buyers: “only 3 left”. */
export const fewLeft = 5

export function hasStock(variant: {
  isTracked: boolean
  onHand: number
  reserved: number
}): boolean {
  return availableOf(variant) !== 0
}

/** A seller writes twice at most: in a language of their own choice, and in Chinese. */
export function written(own: string, chinese: string | null, language: Language): string {
  return (language === 'zh' && chinese) || own
}

/** The title in the reader's language, else as the seller wrote it. */
export function titleIn(
  product: { title: string; titleZh: string | null },
  language: Language,
): string {
  return written(product.title, product.titleZh, language)
}

export function descriptionIn(
  product: { description: string; descriptionZh: string | null },
  language: Language,
): string {
  return written(product.description, product.descriptionZh, language)
}

/** `Ocean Blue Shirt` -> `ocean-blue-shirt-k3f9a`: readable, and unlike any other. */
export function slugFor(title: string, productId: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return [words || 'item', productId.slice(-5)].join('-')
}

/** A thing and which of its variants, in the reader's language. */
export function thingWords(
  thing: {
    title: string
    titleZh: string | null
    variantTitle: string
    variantTitleZh: string | null
  },
  language: Language,
): { title: string; variantTitle: string } {
  return {
    title: titleIn(thing, language),
    variantTitle: written(thing.variantTitle, thing.variantTitleZh, language),
  }
}

/** `Box of apples · 5 kg`: a thing where there may be several of its kind. */
export const withVariant = (one: { title: string; variantTitle: string }): string =>
  [one.title, one.variantTitle].filter(Boolean).join(' · ')
