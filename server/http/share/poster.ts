import QRCode from 'qrcode'
import { titleIn } from '../../catalog/product.ts'
import type { Product } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import type { Part, Picture, Sketch } from '../../platform/draw.ts'
import type { Shop } from '../../shops/queries.ts'
import { drawnWords, footOf, ownerOf, photosIn, pricePiece, stack } from './card.ts'
import { accents, at, colors, emptyShelf, mosaic, sketch, textPiece } from './drawing.ts'

export const posterSize = { width: 1080, height: 1440 }

const style = {
  errorCorrectionLevel: 'M',
  margin: 4,
  color: { dark: '#1c1a17ff', light: '#ffffffff' },
} as const

/** As large as given at most: every module is whole pixels. */
export async function codeSketch(text: string, side: number): Promise<Sketch> {
  const { size } = QRCode.create(text, style).modules
  const modules = size + 2 * style.margin
  const width = modules * Math.floor(side / modules)
  return { kind: 'sketch', svg: await qrSvg(text, width), width, height: width }
}

/** Drawn as large as its reader wants, or `width` pixels wide. */
export const qrSvg = (text: string, width?: number): Promise<string> =>
  QRCode.toString(text, { ...style, type: 'svg', ...(width ? { width } : {}) })

const codeSideMax = 1024

/** To be printed: the code and nothing else. */
export async function codePicture(text: string): Promise<Picture> {
  const code = await codeSketch(text, codeSideMax)
  const { width, height } = code
  return { width, height, background: '#ffffff', parts: [at(0, 0, code)] }
}

/** One product, or a section or bundle by its title; neither: the whole shop. */
export type Subject = { product: Product | null; title: string | null; hashes: string[] }

/** To be sent as a picture where links are not welcome: what, how much, whose, and a code to scan. */
export async function poster(
  instance: Instance,
  { address, shop, product, title, hashes }: Subject & { address: string; shop: Shop },
): Promise<Picture> {
  const accent = accents[shop.accent]
  const area = { left: 48, top: 48, width: 984, height: 912 }
  const boxes = mosaic(area, Math.min(product ? 1 : 6, hashes.length), 14)
  const photos = await photosIn(instance, boxes, hashes, 28)
  const width = 600
  const isPart = product !== null || title !== null
  const about = product ? titleIn(product, shop.language) : title === null ? shop.line : ''
  const text = await textPiece(about, {
    size: product ? 40 : 34,
    color: product ? colors.ink : colors.soft,
    width,
    linesMax: 2,
    isBold: product !== null,
  })
  const first = product
    ? await pricePiece(product, shop, { size: 76, width })
    : await namePiece(title ?? shop.name, { shop, width })
  const parts = [
    ...(photos.length ? photos : [emptyShelf(area, accent)]),
    stack(56, 1000, [first, 30], [text, 0]),
    ...(isPart || !first.length
      ? await ownerOf(instance, shop, { left: 56, top: 1256, width, face: 72 })
      : []),
    ...(await footOf(shop, { left: 56, bottom: 1392, width, size: 24 })),
    ...(await codeAt(address, shop, { left: 704, top: 1000 })),
  ]
  return { ...posterSize, background: colors.paper, parts }
}

/** Smaller rather than cut: a name is read whole. */
async function namePiece(name: string, { shop, width }: { shop: Shop; width: number }) {
  const isLong = spanOf(name) > nameSpanMax
  return textPiece(name, {
    size: isLong ? 44 : 60,
    color: accents[shop.accent],
    width,
    linesMax: isLong ? 3 : 2,
    isBold: true,
  })
}

/** What two lines of the large size hold, a Chinese character counted as two letters. */
const nameSpanMax = 30
const spanOf = (name: string) => [...name.replace(/\p{Script=Han}/gu, '--')].length

const codeSide = 328

/** The code on white, with its quiet zone, and below it what to do. */
async function codeAt(
  address: string,
  shop: Shop,
  { left, top }: { left: number; top: number },
): Promise<Part[]> {
  const side = codeSide
  const plate = `<rect x="1" y="1" width="${side - 2}" height="${side - 2}" rx="24" fill="#fff" stroke="${colors.line}" stroke-width="2"/>`
  const words = await textPiece(drawnWords(shop.language).scan, {
    size: 24,
    color: colors.soft,
    width: side,
    linesMax: 1,
  })
  const code = await codeSketch(address, side - 24)
  return [
    at(left, top, sketch(side, side, plate)),
    { left, top, width: side, height: side, oneOf: [code] },
    { left, top: top + side + 14, width: side, oneOf: words },
  ]
}
