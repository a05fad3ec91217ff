import { backdrop, type Set } from './parts/backdrop.ts'

export type Picture = { svg: string; width: number; height: number }
/** The pictures of each product, in the order its feed names them. */
export type Gallery = Record<string, (() => Picture)[]>

const formats = { tall: [900, 1200], square: [1000, 1000], wide: [1200, 900] } as const

/** One still life: where it takes place, then what stands there, back to front. */
export function still(format: keyof typeof formats, set: Set, ...things: string[]): Picture {
  const [width, height] = formats[format]
  return sheet(width, height, backdrop(set, width, height) + things.join(''))
}

export const sheet = (width: number, height: number, body: string): Picture => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`,
  width,
  height,
})
