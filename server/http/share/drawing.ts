import type { OverlayOptions } from 'sharp'
import type { Instance } from '../../instance.ts'
import type { Accent } from '../../shops/schema.ts'
import { drawable } from './fonts.ts'

/** The pieces shared pictures are composed of. Nothing here decodes what strangers have made. */

export const colors = {
  paper: '#fbf8f3',
  surface: '#ffffff',
  ink: '#1c1a17',
  soft: '#6b655c',
  line: '#e4dfd6',
}
export const accents: Record<Accent, string> = {
  persimmon: '#c43f14',
  tea: '#2f6b52',
  indigo: '#3a46a0',
  plum: '#8a2f5b',
  ink: '#1c1a17',
}

export type Box = { left: number; top: number; width: number; height: number }
export type Piece = { input: Buffer; width: number; height: number }

/** Loaded with the first picture: most processes never draw one. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

type TextStyle = {
  size: number
  color: string
  width: number
  linesMax: number
  isBold?: boolean
}

const families =
  'Noto Sans CJK SC,Noto Sans SC,PingFang SC,Microsoft YaHei,Noto Sans,DejaVu Sans,sans'
const triesMax = 6

/** Lines of text, cut at the end to what fits; null where the fonts lack its letters. */
export async function textPiece(text: string, style: TextStyle): Promise<Piece | null> {
  const sharp = await loadSharp()
  const plain = await drawable(text)
  if (!plain) return null
  const { size, color, width, linesMax, isBold } = style
  const spacing = Math.round(size * 0.06)
  const heightMax = size * 1.55 * linesMax
  let letters = [...plain].slice(0, Math.ceil((width / size) * 3.2 * linesMax))
  for (let tries = 0; tries < triesMax; tries++) {
    const isCut = letters.length < [...plain].length
    const words = escaped(letters.join('').trimEnd() + (isCut ? '…' : ''))
    const weight = isBold ? ' weight="bold"' : ''
    const { data, info } = await sharp({
      text: {
        text: `<span foreground="${color}"${weight} lang="zh-cn">${words}</span>`,
        font: `${families} ${size}`,
        width,
        dpi: 72,
        rgba: true,
        wrap: 'word-char',
        spacing,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true })
    if (info.height <= heightMax && info.width <= width + size / 3)
      return { input: data, width: info.width, height: info.height }
    const share = Math.min(0.9, (heightMax / info.height) * 0.97)
    letters = letters.slice(0, Math.max(1, Math.floor(letters.length * share)))
  }
  return null
}

const escaped = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

/** A drawing of our own; whatever letters it holds have been asked of `drawable`. */
export const svg = (width: number, height: number, inner: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`,
  )

/** One stored picture filling a box with round corners; null when it is gone. */
export async function photo(
  instance: Instance,
  hash: string,
  box: Box & { radius: number },
): Promise<OverlayOptions | null> {
  const sharp = await loadSharp()
  const { images } = instance
  const width = box.width > 640 ? 1280 : box.width > 320 ? 640 : 480
  const signature = new URL(images.url({ hash, width }), 'http://own').searchParams.get('s') ?? ''
  const found = await images.open({ hash, width, signature })
  if (!found) return null
  const mask = svg(
    box.width,
    box.height,
    `<rect width="${box.width}" height="${box.height}" rx="${box.radius}"/>`,
  )
  const input = await sharp(found.bytes)
    .resize(box.width, box.height, { fit: 'cover' })
    .flatten({ background: colors.surface })
    .ensureAlpha()
    .composite([{ input: mask, blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer()
  return { input, left: box.left, top: box.top }
}

const strokes =
  'M9.6 7 6.3 12M9.2 8.8h4.2M7.2 13.2h5.4M6.4 17.2h6.8M9.9 13.2v11.2l3.3-2.4M15.4 10.2h10.8M20.8 7v18M16.6 25V13.6h8.6V25M16.6 17.3h8.6M16.6 21h8.6M23 6.6l1.8 1.9'

/** The seal: the shop's initial, or 铺 in strokes where no font has that letter. */
export async function sealPiece(name: string, size: number, accent: string): Promise<Piece> {
  const sharp = await loadSharp()
  const initial = [...name.trim()][0]?.toUpperCase() ?? ''
  const letter = initial
    ? await textPiece(initial, {
        size: Math.round(size * 0.54),
        color: '#ffffff',
        width: size,
        linesMax: 1,
        isBold: true,
      })
    : null
  const plate = `<rect width="${size}" height="${size}" rx="${size * 0.27}" fill="${accent}"/>`
  const drawn = `<path transform="scale(${size / 64}) translate(7 7) scale(1.56)" d="${strokes}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
  const overlay = letter
    ? [
        {
          input: letter.input,
          left: Math.round((size - letter.width) / 2),
          top: Math.round((size - letter.height) / 2),
        },
      ]
    : []
  const input = await sharp(svg(size, size, plate + (letter ? '' : drawn)))
    .composite(overlay)
    .png()
    .toBuffer()
  return { input, width: size, height: size }
}

/** Boxes for one to six pictures in an area, the first the largest where they are odd in number. */
export function mosaic(area: Box, count: number, gap: number): Box[] {
  const { left, top, width, height } = area
  const columns = (from: number, howMany: number, y: number, tall: number, wide = width): Box[] => {
    const each = Math.floor((wide - gap * (howMany - 1)) / howMany)
    return Array.from({ length: howMany }, (_, index) => ({
      left: from + index * (each + gap),
      top: y,
      width: each,
      height: tall,
    }))
  }
  const half = Math.floor((height - gap) / 2)
  const lower = top + half + gap
  if (count <= 0) return []
  if (count === 1) return [area]
  if (count === 2) return columns(left, 2, top, height)
  if (count === 3) {
    const [first, second] = columns(left, 2, top, height) as [Box, Box]
    return [first, { ...second, height: half }, { ...second, top: lower, height: half }]
  }
  if (count < 6) return [...columns(left, 2, top, half), ...columns(left, 2, lower, half)]
  return [...columns(left, 3, top, half), ...columns(left, 3, lower, half)]
}

/** An empty shelf for what has no picture: two boards in the accent, faint. */
export function emptyShelf(area: Box, accent: string): OverlayOptions {
  const { width, height, left, top } = area
  const board = (y: number) =>
    `<rect x="${width * 0.12}" y="${y}" width="${width * 0.76}" height="10" rx="5" fill="${accent}" opacity=".55"/>`
  const jar = (x: number, y: number, w: number, h: number) =>
    `<rect x="${x}" y="${y - h}" width="${w}" height="${h}" rx="12" fill="${accent}" opacity=".18"/>`
  const first = height * 0.46
  const second = height * 0.82
  return {
    input: svg(
      width,
      height,
      `<rect width="${width}" height="${height}" rx="20" fill="#f3ede2"/>${jar(width * 0.2, first, 90, 130)}${jar(width * 0.56, first, 120, 90)}${jar(width * 0.3, second, 130, 100)}${jar(width * 0.66, second, 80, 140)}${board(first)}${board(second)}`,
    ),
    left,
    top,
  }
}

/** Some networks pass over pictures that are larger. */
const bytesMax = 800_000

/** In all its colours where that is small enough (flat drawings are), else in a few hundred. */
export async function composed(
  size: { width: number; height: number },
  pieces: (OverlayOptions | null)[],
): Promise<Buffer> {
  const sharp = await loadSharp()
  const base = sharp({ create: { ...size, channels: 3, background: colors.paper } })
  const whole = await base
    .composite(pieces.filter(piece => piece !== null))
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toBuffer()
  if (whole.length <= bytesMax) return whole
  return sharp(whole).png({ palette: true, quality: 100, dither: 0.5, effort: 4 }).toBuffer()
}
