import type { Context } from 'hono'
import type { Image } from '../catalog/queries.ts'
import { type Images, imageWidths } from '../platform/image.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Photo } from '../shops/bundles.ts'
import type { Env } from './context.ts'
import type { Picture } from './storefront/views.ts'

const made = new Map<string, Picture>()
const madeMax = 20_000

/** A stored picture with its signed addresses, none wider than it is; each is signed once. */
export function pictureOf(images: Images, image: Omit<Image, 'id'>): Picture {
  const key = `${image.hash} ${image.width}x${image.height} ${image.color}`
  const known = made.get(key)
  if (known) return known
  if (made.size >= madeMax) made.clear()
  const picture = makePicture(images, image)
  made.set(key, picture)
  return picture
}

function makePicture(images: Images, image: Omit<Image, 'id'>): Picture {
  const widths = imageWidths.filter(
    (width, index) => width >= 160 && (width <= image.width || index === 1),
  )
  const url = (width: (typeof imageWidths)[number]) => images.url({ hash: image.hash, width })
  const middle = widths.findLast(width => width <= 640) ?? 160
  return {
    src: url(middle),
    srcset: widths.map(width => `${url(width)} ${width}w`).join(', '),
    width: image.width,
    height: image.height,
    color: image.color,
  }
}

/** The request's body as a picture of ours. Refuses `image_refused`, with the reason, and `image_too_small`. */
export async function storedPhoto(c: Context<Env>, least = 1): Promise<Photo> {
  const { images } = c.get('instance')
  const stored = await images.store(Buffer.from(await c.req.arrayBuffer()), least)
  if (stored.kind === 'refused' && stored.reason === 'image_too_small') {
    const { width, height } = stored
    throw new Refusal('image_too_small', { width, height, least })
  }
  if (stored.kind === 'refused') throw new Refusal('image_refused', { reason: stored.reason })
  const { hash, width, height, color } = stored
  return { hash, width, height, color }
}

/** Across a phone's screen anything smaller is a blur. */
export const largePhotoSide = 320

/** A small square-ish picture of something whose size does not matter, e.g. an order line's. */
export function thumbnailOf(images: Images, hash: string | null): string | null {
  return hash ? images.url({ hash, width: 160 }) : null
}
