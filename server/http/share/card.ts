import { messagesIn } from '../../../storefront/messages/index.ts'
import { titleIn } from '../../catalog/product.ts'
import type { Product } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import type { Choice, Part, Picture, Words } from '../../platform/draw.ts'
import { type Language, wordsOf } from '../../platform/language.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Shop } from '../../shops/queries.ts'
import {
  accents,
  at,
  type Box,
  colors,
  emptyShelf,
  mosaic,
  photo,
  sealParts,
  sketch,
  textPiece,
} from './drawing.ts'

/** The size every network takes. */
export const cardSize = { width: 1200, height: 630 }
const gap = 12

const card = (parts: Part[]): Picture => ({ ...cardSize, background: colors.paper, parts })

/** A shop in one look: its name beside what stands on its shelf. */
export async function shopCard(instance: Instance, shop: Shop, hashes: string[]): Promise<Picture> {
  const accent = accents[shop.accent]
  const area = { left: 472, top: 36, width: 692, height: 558 }
  const boxes = mosaic(area, Math.min(6, hashes.length), gap)
  const photos = await photosIn(instance, boxes, hashes, 18)
  const face = await faceParts(instance, shop, { left: 56, top: 60, size: 112 })
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
  return card([
    ...(photos.length ? photos : [emptyShelf(area, accent)]),
    ...face,
    stack(56, 202, [name, 20], [line, 0]),
    ...(await footOf(shop, { left: 56, bottom: 584, width: 376 })),
  ])
}

/** The instance: what it is, beside things from its shops. */
export async function frontCard(
  instance: Instance,
  language: Language,
  hashes: string[],
): Promise<Picture> {
  const area = { left: 472, top: 36, width: 692, height: 558 }
  const photos = await photosIn(instance, mosaic(area, Math.min(6, hashes.length), gap), hashes, 18)
  const { frontTitle } = messagesIn(language)
  const style = { width: 376, isBold: true }
  const title = await textPiece(frontTitle, { ...style, size: 50, color: colors.ink, linesMax: 4 })
  const nameStyle = { ...style, size: 34, color: accents.persimmon, linesMax: 1 }
  // The second where no font writes Chinese.
  const name = [
    ...(await textPiece('Xiaopu 小铺', nameStyle)),
    ...(await textPiece('Xiaopu', nameStyle)),
  ]
  return card([
    ...(photos.length ? photos : [emptyShelf(area, accents.persimmon)]),
    ...(await sealParts('Xiaopu', { left: 56, top: 60, size: 112, accent: accents.persimmon })),
    stack(56, 202, [name, 20], [title, 0]),
  ])
}

/** One part of a shelf: what it is called beside what stands in it, and whose it is. */
export async function sectionCard(
  instance: Instance,
  shop: Shop,
  section: { title: string },
  hashes: string[],
): Promise<Picture> {
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
  return card([
    ...(photos.length ? photos : [emptyShelf(area, accents[shop.accent])]),
    stack(56, 60, [title, 0]),
    ...(await ownerOf(instance, shop, { left: 56, top: 458, width, face: 60 })),
    ...(await footOf(shop, { left: 56, bottom: 584, width })),
  ])
}

/** One thing: its picture, what it costs, and whose shelf it stands on. */
export async function productCard(
  instance: Instance,
  shop: Shop,
  product: Product,
): Promise<Picture> {
  const accent = accents[shop.accent]
  const area = { left: 0, top: 0, width: 630, height: 630 }
  const hash = product.images[0]?.hash
  const [picture] = await photosIn(instance, [area], hash ? [hash] : [], 0)
  const width = 458
  const price = await pricePiece(product, shop, { size: 62, width })
  const title = await textPiece(titleIn(product, shop.language), {
    size: 46,
    color: colors.ink,
    width,
    linesMax: 4,
    isBold: true,
  })
  return card([
    picture ?? emptyShelf({ ...area, left: 36, top: 36, width: 558, height: 558 }, accent),
    stack(686, 58, [title, 30], [price, 0]),
    ...(await ownerOf(instance, shop, { left: 686, top: 458, width, face: 60 })),
    ...(await footOf(shop, { left: 686, bottom: 584, width })),
  ])
}

/** A photo with several things in it, and what the curator calls it. */
export async function bundleCard(
  instance: Instance,
  shop: Shop,
  bundle: { title: string; imageHash: string },
): Promise<Picture> {
  const area = { left: 0, top: 0, width: 630, height: 630 }
  const [picture] = await photosIn(instance, [area], [bundle.imageHash], 0)
  const width = 458
  const title = await textPiece(bundle.title, {
    size: 50,
    color: colors.ink,
    width,
    linesMax: 4,
    isBold: true,
  })
  return card([
    picture ?? emptyShelf(area, accents[shop.accent]),
    stack(686, 58, [title, 0]),
    ...(await ownerOf(instance, shop, { left: 686, top: 458, width, face: 60 })),
    ...(await footOf(shop, { left: 686, bottom: 584, width })),
  ])
}

export async function photosIn(
  instance: Instance,
  boxes: Box[],
  hashes: string[],
  radius: number,
): Promise<Part[]> {
  const photos: Part[] = []
  for (const [index, { left, top, width, height }] of boxes.entries()) {
    const hash = hashes[index]
    const found = hash ? await photo(instance, hash, { width, height, radius }) : null
    if (found) photos.push(at(left, top, found))
  }
  return photos
}

/** `¥28.90`, or `CNY 28.90` where the sign cannot be drawn; every digit of it. */
export async function pricePiece(
  product: Product,
  shop: Shop,
  { size, width }: { size: number; width: number },
): Promise<Words[]> {
  const { priceFromMinor: amount, priceToMinor, currency } = product
  const from = (price: string) =>
    amount === priceToMinor ? price : messagesIn(shop.language).from.replace('{price}', price)
  const look = { color: accents[shop.accent], linesMax: 1, isBold: true, isWhole: true }
  const style = { size, width, ...look }
  const sign = formatMoney({ amount, currency }, shop.language)
  const code = sign.replace(/^[^\d-]+|[^\d]+$/g, '')
  return [
    ...(await textPiece(from(sign), style)),
    ...(await textPiece(`${currency} ${code}`, style)),
  ]
}

/** The curator's picture in a circle, or the seal. */
async function faceParts(
  instance: Instance,
  shop: Shop,
  { left, top, size }: { left: number; top: number; size: number },
): Promise<Part[]> {
  const box = { width: size, height: size, radius: size / 2 }
  const found = shop.avatarHash ? await photo(instance, shop.avatarHash, box) : null
  if (found) return [at(left, top, found)]
  return sealParts(shop.name, { left, top, size, accent: accents[shop.accent] })
}

/** Whose shelf it is: face, name, or at least the address, which every font can write. */
export async function ownerOf(
  instance: Instance,
  shop: Shop,
  { left, top, width, face }: { left: number; top: number; width: number; face: number },
): Promise<Part[]> {
  const size = Math.round(face * 0.46)
  const style = { size, color: colors.ink, width: width - face - 18, linesMax: 1, isBold: true }
  const names = [
    ...(await textPiece(shop.name, style)),
    ...(await textPiece(`@${shop.handle}`, style)),
  ]
  return [
    ...(await faceParts(instance, shop, { left, top, size: face })),
    { left: left + face + 18, top, height: face, oneOf: names },
  ]
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
  spot: { left: number; bottom: number; width: number; size?: number },
): Promise<Part[]> {
  const { left, bottom, width, size = 22 } = spot
  const side = Math.round(size * 1.5)
  const top = bottom - side
  const words = await textPiece(drawnWords(shop.language)[shop.disclosure], {
    size,
    color: colors.soft,
    width: width - side - 12,
    linesMax: 1,
  })
  const scale = side / 32
  const sign = `<g transform="scale(${scale})" fill="none" stroke="${colors.soft}" stroke-width="2" stroke-linecap="round"><circle cx="16" cy="16" r="14"/><path d="M21 11 11 21"/><circle cx="11.8" cy="12" r="2.3"/><circle cx="20.2" cy="20" r="2.3"/></g>`
  return [
    at(left, top, sketch(side, side, sign)),
    { left: left + side + 12, top, height: side, oneOf: words },
  ]
}

/** One under the other, each with the space below it. */
export function stack(left: number, top: number, ...pieces: [Choice, number][]): Part {
  return { left, top, stack: pieces.map(([oneOf, below]) => ({ oneOf, below })) }
}
