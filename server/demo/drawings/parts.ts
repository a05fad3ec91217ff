export type Drawing = { svg: string; width: number; height: number }
export type Roll = (low: number, high: number) => number
/** What a thing is drawn with: its colour, and a die that always falls the same way. */
export type Brush = { color: string; roll: Roll }
export type Format = 'tall' | 'square' | 'wide'
export type Setting = 'table' | 'wall' | 'field' | 'top'
/**
 * A thing stands at 0,0 and grows upwards (negative y), about 560 wide and high.
 * `back` stays behind it at its own size, such as a nail in the wall.
 */
export type Kind = { formats: Format[]; setting?: Setting; draw: (brush: Brush) => string }
export type Family = Record<string, Kind>

export const sizes = { tall: [900, 1200], square: [1000, 1000], wide: [1200, 900] } as const
export const ink = '#2b1d18'
export const glow = '#fff4de'
export const cream = '#f8eeda'
export const oak = '#c69663'
export const walnut = '#7b5038'
export const leafGreen = '#5d7f4a'
export const brass = '#c99a4a'
export const steel = '#cdd0cb'

export function dice(word: string): Roll {
  let state = 2166136261
  for (const letter of word) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return low + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (high - low)
  }
}

export const pick = <T>(list: readonly T[], roll: Roll): T =>
  list[Math.min(list.length - 1, Math.floor(roll(0, list.length)))]!

export const times = (count: number, draw: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('')

const channels = (color: string) =>
  [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16) || 0)

export function mix(first: string, second: string, share: number): string {
  const other = channels(second)
  return `#${channels(first)
    .map((v, i) => Math.round(v + (other[i]! - v) * share))
    .map(v => v.toString(16).padStart(2, '0'))
    .join('')}`
}

/** Darker for a positive amount, lighter for a negative one; always towards warm. */
export const shade = (color: string, amount: number) =>
  amount >= 0 ? mix(color, '#2b1418', amount) : mix(color, glow, -amount)

export const distance = (a: string, b: string) => {
  const other = channels(b)
  return Math.hypot(...channels(a).map((v, i) => v - other[i]!))
}

/** `#abc` and `#AABBCC` to `#aabbcc`; anything else to a clay everybody can live with. */
export function hex(color: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color)
  if (short)
    return hex(
      `#${short
        .slice(1)
        .map(c => c + c)
        .join('')}`,
    )
  return /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : '#c2694a'
}

const n = (value: number) => String(Math.round(value * 10) / 10)

export const oval = (cx: number, cy: number, rx: number, ry = rx) =>
  `M${n(cx - rx)} ${n(cy)}a${n(rx)} ${n(ry)} 0 1 0 ${n(2 * rx)} 0` +
  `a${n(rx)} ${n(ry)} 0 1 0 ${n(-2 * rx)} 0Z`

export function box(x: number, y: number, width: number, height: number, corner = 0): string {
  const c = Math.min(corner, width / 2, height / 2)
  const arc = (dx: number, dy: number) => `a${n(c)} ${n(c)} 0 0 1 ${n(dx)} ${n(dy)}`
  return (
    `M${n(x + c)} ${n(y)}h${n(width - 2 * c)}${arc(c, c)}v${n(height - 2 * c)}` +
    `${arc(-c, c)}h${n(2 * c - width)}${arc(-c, -c)}v${n(2 * c - height)}${arc(c, -c)}Z`
  )
}

type Point = readonly [number, number]

/** A soft closed outline through all points. */
export function blob(points: readonly Point[]): string {
  const p = (i: number) => points[(i + points.length) % points.length]!
  const at = (x: number, y: number) => `${n(x)} ${n(y)}`
  let d = `M${at(...p(0))}`
  points.forEach((_, i) => {
    const [a, b, c, e] = [p(i - 1), p(i), p(i + 1), p(i + 2)]
    d += `C${at(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)} `
    d += `${at(c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6)} ${at(...c)}`
  })
  return `${d}Z`
}

export const fill = (d: string, color: string, opacity = 1) =>
  `<path d="${d}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`

export const line = (d: string, color: string, width: number, opacity = 1, dash = '') =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${n(width)}"` +
  ' stroke-linecap="round" stroke-linejoin="round"' +
  (opacity < 1 ? ` stroke-opacity="${opacity}"` : '') +
  `${dash ? ` stroke-dasharray="${dash}"` : ''}/>`

export const stitch = (d: string, color: string) => line(d, color, 4, 0.75, '13 12')

export const move = (inner: string, x: number, y: number, scale = 1, turn = 0) =>
  `<g transform="translate(${n(x)} ${n(y)})${turn ? ` rotate(${n(turn)})` : ''}${
    scale === 1 ? '' : ` scale(${Math.round(scale * 1000) / 1000})`
  }">${inner}</g>`

function hash(text: string): string {
  let h = 5381
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 33) ^ text.charCodeAt(i)) >>> 0
  return h.toString(36)
}

/** Shows `inner` only inside the outline; the outline itself gives the id. */
export const inside = (d: string, inner: string) =>
  `<clipPath id="c${hash(d)}"><path d="${d}"/></clipPath>` +
  `<g clip-path="url(#c${hash(d)})">${inner}</g>`

/** What the outline leaves free when it slides by x,y: the shaded or the lit rim. */
const rim = (d: string, x: number, y: number, color: string, opacity: number) =>
  `<path transform="translate(${n(x)} ${n(y)})" d="M-3000-3000h6000v6000h-6000Z${d}"` +
  ` fill-rule="evenodd" fill="${color}" fill-opacity="${opacity}"/>`

/** Two tones: the body with its pattern, a darker right side and a thin light on the left. */
export function lit(d: string, color: string, depth = 34, pattern = '', shine = 0.3): string {
  return (
    fill(d, color) +
    inside(
      d,
      pattern +
        rim(d, -depth, -depth * 0.35, shade(color, 0.75), 0.24) +
        rim(d, depth * 0.3, depth * 0.22, glow, shine),
    )
  )
}

/** The small light: a soft stroke on the upper left of something shiny. */
export const highlight = (d: string, width = 14, opacity = 0.55) => line(d, glow, width, opacity)

/** A soft contact shadow, falling a little to the right. */
export const shadow = (width: number, x = 0, y = 0) =>
  fill(oval(x + width * 0.12, y + 4, width * 0.64, width * 0.085), ink, 0.08) +
  fill(oval(x + width * 0.07, y + 2, width * 0.56, width * 0.062), ink, 0.11) +
  fill(oval(x + width * 0.02, y, width * 0.48, width * 0.04), ink, 0.24)

/** The shadow of something that hangs or leans on the wall. */
export const cast = (d: string, x = 22, y = 18) => move(fill(d, ink, 0.13), x, y)

/** A leaf from 0,0 to the right, `long` units. */
export function leaf(long: number, color = leafGreen): string {
  const w = long * 0.3
  const half = (y: number) => `M0 0C${n(long * 0.25)} ${n(y)} ${n(long * 0.7)} ${n(y)} ${n(long)} 0`
  return (
    fill(`${half(-w)}Z`, shade(color, -0.16)) +
    fill(`${half(w)}Z`, shade(color, 0.14)) +
    line(`M${n(-long * 0.12)} 0L${n(long * 0.85)} 0`, shade(color, 0.35), Math.max(3, long * 0.025))
  )
}

export const steam = (x: number, y: number, tall = 150) =>
  [-46, 0, 46]
    .map((dx, i) =>
      line(
        `M${n(x + dx)} ${n(y)}c-34-${n(tall * 0.3)} 34-${n(tall * 0.6)} 0-${n(tall - (i % 2) * -40)}`,
        glow,
        13,
        0.62,
      ),
    )
    .join('')
