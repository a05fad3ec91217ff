import type { Instance } from '../../instance.ts'
import type { Part, Photo, Piece, Sketch, Words } from '../../platform/draw.ts'
import type { Accent } from '../../shops/schema.ts'
import { drawable } from './fonts.ts'

/** The pieces shared pictures are composed of: only described here, drawn by `platform/draw.ts`. */

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

type TextStyle = {
  size: number
  color: string
  width: number
  linesMax: number
  isBold?: boolean
}

/** Nothing where the fonts lack one of its letters. */
export async function textPiece(text: string, style: TextStyle): Promise<Words[]> {
  const plain = await drawable(text)
  return plain ? [{ kind: 'words', text: plain, isBold: false, ...style }] : []
}

export const sketch = (width: number, height: number, inner: string): Sketch => ({
  kind: 'sketch',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`,
  width,
  height,
})

export const at = (left: number, top: number, ...oneOf: Piece[]): Part => ({ left, top, oneOf })

/** One stored picture filling a box; null when it is gone. */
export async function photo(
  { images }: Instance,
  hash: string,
  box: Omit<Box, 'left' | 'top'> & { radius: number },
): Promise<Photo | null> {
  const width = box.width > 640 ? 1280 : box.width > 320 ? 640 : 480
  const signature = new URL(images.url({ hash, width }), 'http://own').searchParams.get('s') ?? ''
  const found = await images.open({ hash, width, signature })
  if (!found) return null
  const { width: across, height, radius } = box
  return { kind: 'photo', bytes: found.bytes, width: across, height, radius }
}

const strokes =
  'M9.6 7 6.3 12M9.2 8.8h4.2M7.2 13.2h5.4M6.4 17.2h6.8M9.9 13.2v11.2l3.3-2.4M15.4 10.2h10.8M20.8 7v18M16.6 25V13.6h8.6V25M16.6 17.3h8.6M16.6 21h8.6M23 6.6l1.8 1.9'

/** The seal: the shop's initial on a plate, or 铺 in strokes where no font has that letter. */
export async function sealParts(
  name: string,
  { left, top, size, accent }: { left: number; top: number; size: number; accent: string },
): Promise<Part[]> {
  const initial = [...name.trim()][0]?.toUpperCase() ?? ''
  const letter = await textPiece(initial, {
    size: Math.round(size * 0.54),
    color: '#ffffff',
    width: size,
    linesMax: 1,
    isBold: true,
  })
  const plate = `<rect width="${size}" height="${size}" rx="${size * 0.27}" fill="${accent}"/>`
  const drawn = `<path transform="scale(${size / 64}) translate(7 7) scale(1.56)" d="${strokes}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
  return [
    at(left, top, sketch(size, size, plate)),
    { left, top, width: size, height: size, oneOf: [...letter, sketch(size, size, drawn)] },
  ]
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
export function emptyShelf(area: Box, accent: string): Part {
  const { width, height, left, top } = area
  const board = (y: number) =>
    `<rect x="${width * 0.12}" y="${y}" width="${width * 0.76}" height="10" rx="5" fill="${accent}" opacity=".55"/>`
  const jar = (x: number, y: number, w: number, h: number) =>
    `<rect x="${x}" y="${y - h}" width="${w}" height="${h}" rx="12" fill="${accent}" opacity=".18"/>`
  const first = height * 0.46
  const second = height * 0.82
  const boards = `<rect width="${width}" height="${height}" rx="20" fill="#f3ede2"/>${jar(width * 0.2, first, 90, 130)}${jar(width * 0.56, first, 120, 90)}${jar(width * 0.3, second, 130, 100)}${jar(width * 0.66, second, 80, 140)}${board(first)}${board(second)}`
  return at(left, top, sketch(width, height, boards))
}
