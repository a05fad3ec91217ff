import type { Picture as PictureData } from '../../server/http/storefront/views.ts'
import { html } from './html.ts'
import { toneOf } from './tone.ts'

type Props = {
  picture: PictureData | null
  alt: string
  sizes: string
  /** In the first screen: fetched at once, the very first before all else. */
  priority?: 'first' | 'early' | 'late'
  /** Cut to a square, e.g. beside a line of an order. */
  isSquare?: boolean
}

/** A picture in a box of its own ratio (never moves the page) and its own colour (never blank). */
export function Picture({ picture, alt, sizes, priority = 'late', isSquare = false }: Props) {
  if (!picture) return placeholder
  const tone = `tone-${toneOf(picture.color)} ${isSquare ? 'r-11' : ratioOf(picture)}`
  return html`<span class="pic ${tone}"><img src="${picture.src}" srcset="${picture.srcset}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${alt}" loading="${priority === 'late' ? 'lazy' : 'eager'}" decoding="async"${priority === 'first' && html` fetchpriority="high"`}></span>`
}

/** The class of its box, clamped between 3:4 and 4:3. */
export function ratioOf({ width, height }: PictureData): string {
  const ratio = width / height
  if (ratio < 0.88) return 'r-34'
  return ratio > 1.14 ? 'r-43' : 'r-11'
}

/** No picture, or one that cannot be had: a quiet parcel. */
const placeholder = html`<span class="pic none r-11"><svg viewBox="0 0 96 96" aria-hidden="true"><path d="M20 36 48 22l28 14v28L48 78 20 64zM20 36l28 14 28-14M48 50v28M34 29l28 14"/></svg></span>`
