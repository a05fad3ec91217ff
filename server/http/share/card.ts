import type { OverlayOptions } from 'sharp'
import { messagesIn } from '../../../storefront/messages/index.ts'
import { titleIn } from '../../catalog/product.ts'
import type { Product } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import { wordsOf } from '../../platform/language.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Shop } from '../../shops/queries.ts'
import {
  accents,
  type Box,
  colors,
  composed,
  emptyShelf,
  mosaic,
  type Piece,
  photo,
  sealPiece,
  svg,
  textPiece,
} from './drawing.ts'

/** The size every network takes. */
export const cardSize = { width: 1200, height: 630 }
const gap = 12

/** A shop in one look: its name beside what stands on its shelf. */
export async function shopCard(instance: Instance, shop: Shop, hashes: string[]): Promise<Buffer> {
  const accent = accents[shop.accent]
  const area = { left: 472, top: 36, width: 692, height: 558 }
  const boxes = mosaic(area, Math.min(6, hashes.length), gap)
  const photos = await photosIn(instance, boxes, hashes, 18)
  const face = await facePiece(instance, shop, 112)
  const name = await textPiece(shop.name, {
    size: 50,
    color: colors.ink,
    width: 376,
    linesMax: 3,
    isBold: true,
  })
  const line = await textPiece(shop.line, {
    size: 27,
    color: colors.soft,
    width: 376,
    linesMax: 3,
  })
  return composed(cardSize, [
    ...(photos.length ? photos : [emptyShelf(area, accent)]),
    ...stack(56, 60, [face, 30], [name, 20], [line, 0]),
    ...(await footOf(shop, { left: 56, bottom: 584, width: 376 })),
  ])
}

/** One part of a shelf: what it is called beside what stands in it, and whose it is. */
export async function sectionCard(
  instance: Instance,
  shop: Shop,
  section: { title: string },
  hashes: string[],
): Promise<Buffer> {
  const area = { left: 472, top: 36, width: 692, height: 558 }
  const boxes = mosaic(area, Math.min(6, hashes.length), gap)
  const photos = await photosIn(instance, boxes, hashes, 18)
  const width = 376
  const title = await textPiece(section.title, {
    size: 54,
    color: accents[shop.accent],
    width,
    linesMax: 4,
    isBold: true,
  })
  return composed(cardSize, [
    ...(photos.length ? photos : [emptyShelf(area, accents[shop.accent])]),
    ...stack(56, 60, [title, 0]),
    ...(await ownerOf(instance, shop, { left: 56, top: 458, width, face: 60 })),
    ...(await footOf(shop, { left: 56, bottom: 584, width })),
  ])
}

/** One thing: its picture, what it costs, and whose shelf it stands on. */
export async function productCard(
  instance: Instance,
  shop: Shop,
  product: Product,
): Promise<Buffer> {
  const accent = accents[shop.accent]
  const area = { left: 0, top: 0, width: 630, height: 630 }
  const hash = product.images[0]?.hash
  const picture = hash ? await photo(instance, hash, { ...area, radius: 0 }) : null
  const width = 458
  const price = await pricePiece(product, shop, { size: 62, width })
  const title = await textPiece(titleIn(product, shop.language), {
    size: 46,
    color: colors.ink,
    width,
    linesMax: 4,
    isBold: true,
  })
  return composed(cardSize, [
    picture ?? emptyShelf({ ...area, left: 36, top: 36, width: 558, height: 558 }, accent),
    ...stack(686, 58, [title, 30], [price, 0]),
    ...(await ownerOf(instance, shop, { left: 686, top: 458, width, face: 60 })),
    ...(await footOf(shop, { left: 686, bottom: 584, width })),
  ])
}

/** A photo with several things in it, and what the curator calls it. */
export async function bundleCard(
  instance: Instance,
  shop: Shop,
  bundle: { title: string; imageHash: string },
): Promise<Buffer> {
  const area = { left: 0, top: 0, width: 630, height: 630 }
  const picture = await photo(instance, bundle.imageHash, { ...area, radius: 0 })
  const width = 458
  const title = await textPiece(bundle.title, {
    size: 50,
    color: colors.ink,
    width,
    linesMax: 4,
    isBold: true,
  })
  return composed(cardSize, [
    picture ?? emptyShelf(area, accents[shop.accent]),
    ...stack(686, 58, [title, 0]),
    ...(await ownerOf(instance, shop, { left: 686, top: 458, width, face: 60 })),
    ...(await footOf(shop, { left: 686, bottom: 584, width })),
  ])
}

export async function photosIn(
  instance: Instance,
  boxes: Box[],
  hashes: string[],
  radius: number,
): Promise<OverlayOptions[]> {
  const photos: OverlayOptions[] = []
  for (const [index, box] of boxes.entries()) {
    const hash = hashes[index]
    const found = hash ? await photo(instance, hash, { ...box, radius }) : null
    if (found) photos.push(found)
  }
  return photos
}

/** `¥28.90`, or `CNY 28.90` where the sign cannot be drawn. */
export async function pricePiece(
  product: Product,
  shop: Shop,
  { size, width }: { size: number; width: number },
): Promise<Piece | null> {
  const { priceFromMinor: amount, priceToMinor, currency } = product
  const from = (price: string) =>
    amount === priceToMinor ? price : messagesIn(shop.language).from.replace('{price}', price)
  const style = { size, width, color: accents[shop.accent], linesMax: 1, isBold: true }
  const sign = formatMoney({ amount, currency }, shop.language)
  const code = sign.replace(/^[^\d-]+|[^\d]+$/g, '')
  return (await textPiece(from(sign), style)) ?? (await textPiece(`${currency} ${code}`, style))
}

/** The curator's picture in a circle, or the seal. */
export async function facePiece(instance: Instance, shop: Shop, size: number): Promise<Piece> {
  const found = shop.avatarHash
    ? await photo(instance, shop.avatarHash, {
        left: 0,
        top: 0,
        width: size,
        height: size,
        radius: size / 2,
      })
    : null
  if (found) return { input: found.input as Buffer, width: size, height: size }
  return sealPiece(shop.name, size, accents[shop.accent])
}

/** Whose shelf it is: face, name, or at least the address, which every font can write. */
export async function ownerOf(
  instance: Instance,
  shop: Shop,
  at: { left: number; top: number; width: number; face: number },
): Promise<OverlayOptions[]> {
  const style = { color: colors.ink, width: at.width - at.face - 18, linesMax: 1, isBold: true }
  const size = Math.round(at.face * 0.46)
  const name =
    (await textPiece(shop.name, { ...style, size })) ??
    (await textPiece(`@${shop.handle}`, { ...style, size }))
  const face = await facePiece(instance, shop, at.face)
  const put: OverlayOptions[] = [{ input: face.input, left: at.left, top: at.top }]
  if (name)
    put.push({
      input: name.input,
      left: at.left + at.face + 18,
      top: Math.round(at.top + (at.face - name.height) / 2),
    })
  return put
}

/** Words that are drawn: short, as a picture has one line for each. */
export const drawnWords = wordsOf('pictures', {
  en: {
    scan: 'Scan or press long',
    commission: 'The curator earns a commission',
    earns: 'I earn a commission on this',
    supports: 'Sellers pay this shop a commission',
    ad: 'Advertising',
  },
  zh: {
    scan: '长按或扫码',
    commission: '店主从中赚取佣金',
    earns: '我会从中赚取佣金',
    supports: '商家向本店支付佣金',
    ad: '广告',
  },
})

/** That somebody is paid: a sign that needs no font, and the words where they can be drawn. */
export async function footOf(
  shop: Shop,
  at: { left: number; bottom: number; width: number; size?: number },
): Promise<OverlayOptions[]> {
  const size = at.size ?? 22
  const side = Math.round(size * 1.5)
  const top = at.bottom - side
  const words = await textPiece(drawnWords(shop.language)[shop.disclosure], {
    size,
    color: colors.soft,
    width: at.width - side - 12,
    linesMax: 1,
  })
  const scale = side / 32
  const sign = `<g transform="scale(${scale})" fill="none" stroke="${colors.soft}" stroke-width="2" stroke-linecap="round"><circle cx="16" cy="16" r="14"/><path d="M21 11 11 21"/><circle cx="11.8" cy="12" r="2.3"/><circle cx="20.2" cy="20" r="2.3"/></g>`
  const put: OverlayOptions[] = [{ input: svg(side, side, sign), left: at.left, top }]
  if (words)
    put.push({
      input: words.input,
      left: at.left + side + 12,
      top: Math.round(top + (side - words.height) / 2),
    })
  return put
}

/** One under the other, each with the space below it. */
export function stack(
  left: number,
  top: number,
  ...pieces: [Piece | null, number][]
): OverlayOptions[] {
  let next = top
  return pieces.flatMap(([piece, below]) => {
    if (!piece) return []
    const put = { input: piece.input, left, top: next }
    next += piece.height + below
    return [put]
  })
}
