import { type Colour, darker, glow, shadow } from './paint.ts'
import { num } from './path.ts'

/** Every function here answers a piece of SVG text; pieces are simply joined. */

export const fill = (d: string, colour: Colour, opacity = 1) =>
  `<path d="${d}" fill="${colour}"${opacity < 1 ? ` fill-opacity="${num100(opacity)}"` : ''}/>`

export function line(
  d: string,
  colour: Colour,
  width: number,
  { opacity = 1, dash = '', cap = 'round' } = {},
): string {
  const extra =
    (opacity < 1 ? ` stroke-opacity="${num100(opacity)}"` : '') +
    (dash ? ` stroke-dasharray="${dash}"` : '')
  return (
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${num(width)}"` +
    ` stroke-linecap="${cap}" stroke-linejoin="round"${extra}/>`
  )
}

/** Shows `inner` only inside the outline. The id comes from the outline, so nobody keeps count. */
export function inside(d: string, inner: string): string {
  const id = `c${hash(d)}`
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`
}

export const move = (inner: string, x: number, y: number, scale = 1, turn = 0) =>
  `<g transform="translate(${num(x)} ${num(y)})${turn ? ` rotate(${num(turn)})` : ''}${
    scale === 1 ? '' : ` scale(${num100(scale)})`
  }">${inner}</g>`

export const flip = (inner: string, x: number, y: number, scale = 1) =>
  `<g transform="translate(${num(x)} ${num(y)}) scale(${num100(-scale)} ${num100(scale)})">${inner}</g>`

export const turn = (inner: string, degrees: number, x: number, y: number) =>
  `<g transform="rotate(${num(degrees)} ${num(x)} ${num(y)})">${inner}</g>`

type Light = {
  /** How wide the shaded side is, in picture units. */
  depth?: number
  shade?: number
  shine?: number
  /** Drawn on the shape, under the light: pattern, glaze, grain. */
  pattern?: string
}

/** The two-tone shape everything is made of: a body, its pattern, a shaded and a lit edge. */
export function lit(d: string, colour: Colour, light: Light = {}): string {
  const { depth = 24, shade = 0.2, shine = 0.28, pattern = '' } = light
  return (
    fill(d, colour) +
    inside(
      d,
      pattern +
        crescent(d, -depth, -depth * 0.45, darker(colour, 0.75), shade) +
        crescent(d, depth * 0.4, depth * 0.3, glow, shine),
    )
  )
}

/** What the outline leaves uncovered of itself when it is pushed aside. */
export function crescent(d: string, dx: number, dy: number, colour: Colour, opacity: number) {
  if (opacity <= 0) return ''
  const around = 'M-3000-3000H4000V4000H-3000Z'
  return (
    `<path transform="translate(${num(dx)} ${num(dy)})" d="${around}${d}" fill-rule="evenodd"` +
    ` fill="${colour}" fill-opacity="${num100(opacity)}"/>`
  )
}

/** The shadow a thing of radius `r` throws to the right over the table it stands on. */
export function cast(cx: number, y: number, r: number, length = r * 0.9, opacity = 0.22): string {
  const h = r * 0.2
  const long =
    `M${num(cx - r)} ${num(y)}C${num(cx - r)} ${num(y - h)} ${num(cx)} ${num(y - h * 1.4)}` +
    ` ${num(cx + r * 0.6)} ${num(y - h * 1.3)}C${num(cx + r + length * 0.6)} ${num(y - h * 1.2)}` +
    ` ${num(cx + r + length)} ${num(y - h * 0.5)} ${num(cx + r + length)} ${num(y - h * 0.1)}` +
    `C${num(cx + r + length)} ${num(y + h * 0.7)} ${num(cx + r * 0.6)} ${num(y + h)}` +
    ` ${num(cx)} ${num(y + h)}C${num(cx - r * 0.7)} ${num(y + h)} ${num(cx - r)} ${num(y + h * 0.5)}` +
    ` ${num(cx - r)} ${num(y)}Z`
  return fill(long, shadow, opacity)
}

const num100 = (value: number) => String(Math.round(value * 100) / 100)

function hash(text: string): string {
  let a = 5381
  let b = 52711
  for (let i = 0; i < text.length; i++) {
    a = (Math.imul(a, 33) ^ text.charCodeAt(i)) >>> 0
    b = (Math.imul(b, 31) + text.charCodeAt(i)) >>> 0
  }
  return a.toString(36) + b.toString(36)
}
