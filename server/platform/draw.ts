/**
 * Pictures of our own making (previews, posters, codes to scan) are described here and drawn in a
 * process of their own (draw-worker.mjs): a page is never late because somebody wants a poster.
 */
import { createWorker } from './worker.ts'

/** Sizes in pixels; drawn back to front. */
export type Picture = { width: number; height: number; background: string; parts: Part[] }

/** One piece, in the middle of as much width and height as is given; or several, one under the other. */
export type Part = { left: number; top: number } & (
  | { width?: number; height?: number; oneOf: Choice }
  | { stack: { oneOf: Choice; below: number }[] }
)
/** The first that fits is drawn; none: nothing, and no space is left for it. */
export type Choice = Piece[]
export type Piece = Words | Sketch | Photo

/** Lines of text, cut at the end to what fits; whole ones are made smaller, as a cut price is another price. */
export type Words = {
  kind: 'words'
  text: string
  size: number
  color: string
  width: number
  linesMax: number
  isBold: boolean
  isWhole?: boolean
}
/** SVG of our own: nothing of it was written by a stranger. */
export type Sketch = { kind: 'sketch'; svg: string; width: number; height: number }
/** A stored picture of ours that fills its box, with round corners. */
export type Photo = { kind: 'photo'; bytes: Buffer; width: number; height: number; radius: number }

type Answer = { kind: 'done'; bytes: Buffer } | { kind: 'refused'; reason: string }
export type Drawn = { kind: 'done'; bytes: Buffer } | { kind: 'failed'; reason: string }
export type Drawings = ReturnType<typeof createDrawings>

/** Where fontconfig looks for fonts, and for the list it made of them. */
const variables = ['HOME', 'XDG_DATA_HOME', 'XDG_DATA_DIRS', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME']
const fontconfig = ['FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'FONTCONFIG_SYSROOT']

/** `timeoutSeconds` of one picture; 10 unless a test is impatient. */
export function createDrawings({ timeoutSeconds = 10 }: { timeoutSeconds?: number } = {}) {
  const worker = createWorker<Picture, Answer>({
    name: 'drawing process',
    file: new URL('./draw-worker.mjs', import.meta.url),
    timeoutSeconds,
    variables: [...variables, ...fontconfig],
  })

  /** As PNG. One at a time: whoever calls bounds how many wait. */
  async function draw(picture: Picture): Promise<Drawn> {
    const answer = await worker.run(picture)
    return answer.kind === 'refused' ? { ...answer, kind: 'failed' } : answer
  }

  return { draw, close: worker.close }
}
