import QRCode from 'qrcode'
import { titleIn } from '../../catalog/product.ts'
import type { Product } from '../../catalog/queries.ts'
import type { Instance } from '../../instance.ts'
import type { Shop } from '../../shops/queries.ts'
import { drawnWords, footOf, ownerOf, photosIn, pricePiece, stack } from './card.ts'
import {
  accents,
  colors,
  composed,
  emptyShelf,
  mosaic,
  type Piece,
  svg,
  textPiece,
} from './drawing.ts'

export const posterSize = { width: 1080, height: 1440 }

const style = {
  errorCorrectionLevel: 'M',
  margin: 4,
  color: { dark: '#1c1a17ff', light: '#ffffffff' },
} as const

export const qrSvg = (text: string): Promise<string> =>
  QRCode.toString(text, { ...style, type: 'svg' })

export const qrPng = (text: string, width = 1024): Promise<Buffer> =>
  QRCode.toBuffer(text, { ...style, type: 'png', width })

type Shown = { address: string; shop: Shop; product: Product | null; hashes: string[] }

/** To be sent as a picture where links are not welcome: what, how much, whose, and a code to scan. */
export async function poster(instance: Instance, shown: Shown): Promise<Buffer> {
  const { address, shop, product, hashes } = shown
  const accent = accents[shop.accent]
  const area = { left: 48, top: 48, width: 984, height: 912 }
  const boxes = mosaic(area, product ? Math.min(1, hashes.length) : Math.min(6, hashes.length), 14)
  const photos = await photosIn(instance, boxes, hashes, 28)
  const width = 600
  const title = product ? titleIn(product, shop.language) : shop.line
  const text = await textPiece(title, {
    size: product ? 40 : 34,
    color: product ? colors.ink : colors.soft,
    width,
    linesMax: 2,
    isBold: product !== null,
  })
  const first = product
    ? await pricePiece(product, shop, { size: 76, width })
    : await namePiece(shop, width)
  return composed(posterSize, [
    ...(photos.length ? photos : [emptyShelf(area, accent)]),
    ...stack(56, 1000, [first, 30], [text, 0]),
    ...(product || !first
      ? await ownerOf(instance, shop, { left: 56, top: 1256, width, face: 72 })
      : []),
    ...(await footOf(shop, { left: 56, bottom: 1392, width, size: 24 })),
    ...(await codeAt(address, shop, { left: 704, top: 1000 })),
  ])
}

async function namePiece(shop: Shop, width: number): Promise<Piece | null> {
  return textPiece(shop.name, {
    size: 60,
    color: accents[shop.accent],
    width,
    linesMax: 2,
    isBold: true,
  })
}

const codeSide = 328

/** The code on white, with its quiet zone, and below it what to do. */
async function codeAt(address: string, shop: Shop, at: { left: number; top: number }) {
  const plate = svg(
    codeSide,
    codeSide,
    `<rect x="1" y="1" width="${codeSide - 2}" height="${codeSide - 2}" rx="24" fill="#fff" stroke="${colors.line}" stroke-width="2"/>`,
  )
  const code = await qrPng(address, codeSide - 24)
  const words = await textPiece(drawnWords(shop.language).scan, {
    size: 24,
    color: colors.soft,
    width: codeSide,
    linesMax: 1,
  })
  return [
    { input: plate, ...at },
    { input: code, left: at.left + 12, top: at.top + 12 },
    ...(words
      ? [
          {
            input: words.input,
            left: Math.round(at.left + (codeSide - words.width) / 2),
            top: at.top + codeSide + 14,
          },
        ]
      : []),
  ]
}
